"""A fact that one revision stated and the next stated otherwise."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FactKind(models.TextChoices):
    NUMBER = "number", _("number")
    DATE = "date", _("date")
    NAME = "name", _("name")
    NEGATION = "negation", _("negation or contrary")
    QUOTATION = "quotation", _("quotation")
    ATTRIBUTION = "attribution", _("who said it")


class ChangedFact(models.Model):
    """`stood` at `start:end` of the earlier text and `stands` in the later one, from `after_start` on."""

    edit = models.ForeignKey("desk.SilentEdit", on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=FactKind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    after_start = models.PositiveIntegerField()
    after_end = models.PositiveIntegerField()
    stood = models.TextField(blank=True)
    stands = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.stood} → {self.stands}"
