"""A decision: upheld, partly upheld, rejected or noted, always with reasons."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.people.spoken import in_this_language


class Outcome(models.TextChoices):
    UPHELD = "upheld", _("Upheld")
    PARTLY = "partly", _("Partly upheld")
    REJECTED = "rejected", _("Rejected, with reasons")
    NOTED = "noted", _("Noted, nothing to correct")


ENDING = (Outcome.REJECTED, Outcome.NOTED)
"""Nothing is published after them: they close the case."""


class Decision(models.Model):
    """`reasons` is written to the reader and shown in every thread of the case; `reasons_en` to those who read English.

    One that an appeal overturned has no `case` any more: it stays as one of those that the case had, `overturned_in`.
    """

    case = models.OneToOneField("desk.Case", null=True, on_delete=models.PROTECT, related_name="decision")
    overturned_in = models.ForeignKey(
        "desk.Case", null=True, on_delete=models.PROTECT, related_name="overturned_decisions"
    )
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reasons = models.TextField()
    reasons_en = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_outcome_display()

    @property
    def told(self) -> str:
        """The reasons in the language of the page, as far as they were written in it."""
        return in_this_language(self.reasons, self.reasons_en)
