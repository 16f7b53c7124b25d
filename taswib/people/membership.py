"""Which role a person holds in which newsroom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.people.newsroom import Newsroom


class Role(models.TextChoices):
    EDITOR = "editor", _("Desk editor")
    STANDARDS = "standards", _("Standards editor")
    AUTHOR = "author", _("Author")
    REVIEWER = "reviewer", _("Outside reviewer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Membership(models.Model):
    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "person", "role"], name="one_row_a_role")]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()} · {self.newsroom}"
