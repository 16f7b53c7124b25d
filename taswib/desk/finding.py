"""What the desk finds of each clause by which it examines a complaint."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.clause import Clause

_WORDS = ("title_ar", "title_en", "words_ar", "words_en")


class Result(models.TextChoices):
    BREACHED = "breached", _("breached")
    KEPT = "kept", _("not breached")
    NOT_EXAMINED = "unexamined", _("not examined")


class Finding(models.Model):
    """`result` is "" until the case is decided. The reasons are for the reader, and public where the decision is published."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="findings")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="findings")
    result = models.CharField(max_length=10, blank=True, choices=Result.choices)
    reasons = models.TextField(blank=True)
    reasons_en = models.TextField(blank=True)

    class Meta:
        ordering = ["clause__code", "clause__position", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "clause"], name="one_finding_a_clause")]

    def __str__(self) -> str:
        return f"{self.clause}: {self.get_result_display()}"

    @property
    def kept(self) -> dict[str, Any]:
        """As a decision keeps it: with the words of the clause, so that it can be read whatever comes after."""
        clause = self.clause
        told = {name: getattr(clause, name) for name in _WORDS} | {"edition": clause.edition}
        code = {"code": clause.code.key, "code_ar": clause.code.name_ar, "code_en": clause.code.name_en}
        reasons = {"result": self.result, "reasons": self.reasons, "reasons_en": self.reasons_en}
        return {"anchor": clause.anchor} | code | told | reasons
