"""A clause that a reader cites in a complaint: a choice from a list, none of their words."""

from django.db import models

from taswib.desk.clause import Clause
from taswib.desk.report import Report


class Citation(models.Model):
    """Of the edition that the reader had before them."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="citations")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="citations")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "clause"], name="one_citation_a_clause")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.report_id} · {self.clause}"
