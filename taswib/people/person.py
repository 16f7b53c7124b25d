"""A person of the staff, who signs in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from taswib.people.spoken import in_this_language


class PersonManager(BaseUserManager["Person"]):
    def join(self, username: str, password: str | None, **fields: str) -> "Person":
        """Add a person; without a password they can't sign in until one is set."""
        person = self.to_be(username, password, **fields)
        person.save(using=self._db)
        return person

    def to_be(self, username: str, password: str | None, **fields: str) -> "Person":
        """Somebody who is not stored yet; slow by intent, so before the transaction in which they come in."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        return person


class Person(AbstractBaseUser):
    """Somebody of the staff. Readers have no account."""

    username = models.CharField(max_length=60, unique=True)
    name_ar = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    bylines = models.TextField(blank=True, help_text="other names under which they write, one a line")
    language = models.CharField(max_length=2, blank=True, help_text="of the desk, where they chose one")
    last_seen_on = models.DateField(null=True)
    is_active = models.BooleanField(default=True)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name

    @property
    def signs_as(self) -> list[str]:
        """Every name that stands for them in a byline."""
        return [one for one in (self.name_ar, self.name_en, *self.bylines.splitlines()) if one.strip()]

    @property
    def name(self) -> str:
        return in_this_language(self.name_ar, self.name_en)
