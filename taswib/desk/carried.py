"""Where the words that a report is about went, revision by revision."""

from typing import cast

from django.db import models

from taswib.archive.revision import Revision
from taswib.text.anchoring import Anchored, Outcome


class CarriedOutcome(models.TextChoices):
    """What became of the words; `taswib.text.anchoring` says what each means."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    REMOVED = "removed"


class CarriedAnchor(models.Model):
    """`start` and `end` are code points of the revision's text, null where the words were removed. `version` is that of
    the algorithm. What the reader marked stays in the report and is never overwritten.
    """

    report = models.ForeignKey("desk.Report", on_delete=models.CASCADE, related_name="carried")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=7, choices=CarriedOutcome.choices)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    certainty = models.FloatField()
    version = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["report", "revision"], name="one_anchor_a_revision")]

    def __str__(self) -> str:
        return f"{self.report_id} · {self.outcome}"

    @property
    def anchored(self) -> Anchored:
        """As the anchoring engine gave it."""
        return Anchored(cast(Outcome, self.outcome), self.start, self.end, self.certainty)
