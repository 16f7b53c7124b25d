"""What whoever writes is to the matter, and whether their reply may be published: choices, none of their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.report import Report


class Who(models.TextChoices):
    PERSON = "person", _("the person concerned")
    LAWYER = "lawyer", _("a lawyer, or somebody who acts for them in writing")
    KIN = "kin", _("next of kin")
    BODY = "body", _("a body, company or authority that it concerns")
    READER = "reader", _("a reader whom it does not concern")


def reply_from(by: str, who: str) -> str:
    """Who answers, under their name where they gave one; `who` is a value of Who, or "" where it is not known."""
    return " · ".join(part for part in (by, str(Who(who).label) if who else "") if part)


MAY_REPLY = (Who.PERSON, Who.LAWYER, Who.KIN, Who.BODY)


class Concern(models.Model):
    """`who` is "" where it was not said (a letter). `consents` to publication of the own words can be taken back."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="concern")
    who = models.CharField(max_length=6, blank=True, choices=Who.choices)
    consents = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.report_id} · {self.get_who_display()}"
