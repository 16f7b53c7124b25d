"""A reading of a copy: what was read there, when, and what it came to."""

from dataclasses import dataclass

from django.db import models

from taswib.desk.verdict import Verdict


@dataclass(frozen=True)
class Seen:
    """What somebody who opened the copy saw: `words` as evidence, `address` where it was read, `page` the page's state."""

    verdict: Verdict
    words: str = ""
    address: str = ""
    page: str = "ok"


class CopyReading(models.Model):
    """One row a reading, kept as evidence for as long as the repair."""

    repair = models.ForeignKey("desk.Repair", on_delete=models.PROTECT, related_name="readings")
    at = models.DateTimeField()
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    page = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    address = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} · {self.at:%Y-%m-%d}"
