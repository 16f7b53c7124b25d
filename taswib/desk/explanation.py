"""What the author of an article answers to the desk's question."""

from django.conf import settings
from django.db import models


class Explanation(models.Model):
    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="explanations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.by} · {self.given_at:%Y-%m-%d}"
