"""Letters that were taken in or sent, by a keyed hash of their ids.

So none is taken twice, and an answer finds its report.
"""

import hmac
from collections.abc import Sequence
from hashlib import sha256

from django.conf import settings
from django.db import models

from taswib.desk.report import Report
from taswib.people.newsroom import Newsroom


class KnownLetterQuerySet(models.QuerySet["KnownLetter"]):
    def knows(self, newsroom: Newsroom, letter_id: str) -> bool:
        return self.filter(newsroom=newsroom, key=key_of(letter_id)).exists()

    def report_of(self, newsroom: Newsroom, answers: Sequence[str]) -> Report | None:
        """The report that one of these letters, the last first, was about."""
        keys = [key_of(one) for one in answers]
        found = self.filter(newsroom=newsroom, key__in=keys, report__isnull=False).select_related("report")
        by_key = {one.key: one.report for one in found}
        return next((by_key[key] for key in reversed(keys) if key in by_key), None)

    def note(self, newsroom: Newsroom, letter_id: str, report: Report | None) -> None:
        self.get_or_create(newsroom=newsroom, key=key_of(letter_id), defaults={"report": report})


class KnownLetter(models.Model):
    """`report` is None for a letter that became none."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(Report, null=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)

    objects = KnownLetterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "key"], name="one_row_a_letter")]

    def __str__(self) -> str:
        return self.key[:8]


def key_of(letter_id: str) -> str:
    """What is kept of a letter's id: nothing that its sender's provider could match without the server's secret."""
    return hmac.new(settings.RECEIPT_KEY, b"letter\0" + letter_id.encode("utf-8", "replace"), sha256).hexdigest()
