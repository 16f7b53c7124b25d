"""A decision: upheld, partly upheld, rejected or noted, always with reasons."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.ground import Ground
from taswib.desk.sanction import Sanction, sanctions_among
from taswib.people.spoken import in_this_language


class Outcome(models.TextChoices):
    UPHELD = "upheld", _("Upheld")
    PARTLY = "partly", _("Partly upheld")
    REJECTED = "rejected", _("Rejected, with reasons")
    NOTED = "noted", _("Noted, nothing to correct")
    INADMISSIBLE = "inadmissible", _("Not admitted, with the ground")


ENDING = (Outcome.REJECTED, Outcome.NOTED, Outcome.INADMISSIBLE)
"""Nothing is published after them, unless the decision itself is: they close the case."""


class Decision(models.Model):
    """`reasons` is written to the reader and shown in every thread of the case; `reasons_en` to those who read English.

    One that an appeal overturned has no `case` any more: it stays as one of those that the case had, `overturned_in`.

    `ground` is that of a complaint not admitted or a reply refused. `sanctions`, `unheard` (why the author was not asked),
    `publishes` (though nothing was upheld) and `found` (finding.py: what was found, as it was told) are those of a complaint.
    """

    case = models.OneToOneField("desk.Case", null=True, on_delete=models.PROTECT, related_name="decision")
    overturned_in = models.ForeignKey(
        "desk.Case", null=True, on_delete=models.PROTECT, related_name="overturned_decisions"
    )
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    reasons = models.TextField()
    reasons_en = models.TextField(blank=True)
    ground = models.CharField(max_length=13, blank=True, choices=Ground.choices)
    sanctions = models.JSONField(default=list)
    found = models.JSONField(default=list)
    unheard = models.TextField(blank=True)
    publishes = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_outcome_display()

    @property
    def told(self) -> str:
        """The reasons in the language of the page, as far as they were written in it."""
        return in_this_language(self.reasons, self.reasons_en)

    @property
    def follows(self) -> list[Sanction]:
        """What follows from it, in the order of the scale."""
        return sanctions_among(self.sanctions)
