"""A code of conduct: what a complaint can cite, with its source, how far it was verified, and who may complain by when."""

from datetime import date

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.deadline_profile import Verification
from taswib.desk.sanction import Sanction, sanctions_among
from taswib.people.newsroom import Newsroom
from taswib.people.spoken import in_this_language

LONGEST = 3650
"""Days within which a complaint may have to come."""


class WhoMay(models.TextChoices):
    """Whose complaint is heard."""

    ANYONE = "anyone", _("anybody may complain")
    CONCERNED = "concerned", _("only those concerned, and who acts for them")


class CodeOfConductQuerySet(models.QuerySet["CodeOfConduct"]):
    def of(self, newsroom: Newsroom) -> "CodeOfConductQuerySet":
        return self.filter(newsroom=newsroom)

    def kept(self) -> "CodeOfConductQuerySet":
        """Those by which new complaints are judged."""
        return self.filter(is_active=True)


class CodeOfConduct(models.Model):
    """`within_days` after publication a complaint is in time; 0 without limit. `sanctions` are those that it knows."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="codes")
    key = models.SlugField(max_length=40)
    name_ar = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=300, blank=True)
    verification = models.CharField(max_length=10, choices=Verification.choices, default=Verification.HOUSE)
    standing = models.CharField(max_length=10, choices=WhoMay.choices, default=WhoMay.ANYONE)
    within_days = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(LONGEST)])
    sanctions = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)

    objects = CodeOfConductQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["newsroom", "key"], name="one_code_a_key")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_this_language(self.name_ar, self.name_en)

    @property
    def is_unverified(self) -> bool:
        return self.verification in (Verification.UNVERIFIED, Verification.PARTLY)

    @property
    def knows(self) -> list[Sanction]:
        return sanctions_among(self.sanctions)

    def days_over(self, published: date, complained: date) -> int:
        """By how many days a complaint came after the limit; 0 in time, or where there is none."""
        return max(0, (complained - published).days - self.within_days) if self.within_days else 0
