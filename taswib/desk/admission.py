"""That a complaint was admitted: who said so, when, and what the reader was told. One that is not admitted is a decision."""

from django.conf import settings
from django.db import models

from taswib.people.spoken import in_this_language


class Admission(models.Model):
    case = models.OneToOneField("desk.Case", on_delete=models.PROTECT, related_name="admission")
    words = models.TextField()
    words_en = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    admitted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id} · {self.admitted_at:%Y-%m-%d}"

    @property
    def told(self) -> str:
        return in_this_language(self.words, self.words_en)
