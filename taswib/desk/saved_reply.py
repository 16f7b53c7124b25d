"""A saved reply: an answer in both languages, with fields, that is given to many."""

import re

from django.db import models

from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.people.newsroom import Newsroom
from taswib.people.spoken import in_this_language

FIELDS = ("newsroom", "headline", "passage")
_FIELD = re.compile(r"\{([^{}]{0,40})\}")


class SavedReplyQuerySet(models.QuerySet["SavedReply"]):
    def of(self, newsroom: Newsroom) -> "SavedReplyQuerySet":
        return self.filter(newsroom_id=newsroom.pk)


class SavedReply(models.Model):
    """`outcome` is the decision that it gives. Fields stand in braces: {newsroom}, {headline}, {passage}."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="saved_replies")
    title_ar = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    words_ar = models.TextField()
    words_en = models.TextField()

    objects = SavedReplyQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return in_this_language(self.title_ar, self.title_en)

    def for_case(self, case: Case) -> tuple[str, str]:
        """What the readers of `case` read, in Arabic and in English."""
        return self._filled(self.words_ar, case, case.newsroom.name_ar), self._filled(
            self.words_en, case, case.newsroom.name_en or case.newsroom.name_ar
        )

    @staticmethod
    def _filled(words: str, case: Case, newsroom: str) -> str:
        values = {"newsroom": newsroom, "headline": case.article.headline, "passage": case.lead.exact}
        return _FIELD.sub(lambda found: values.get(found[1], found[0]), words)


def unknown_fields(words: str) -> list[str]:
    """What stands in braces and is no field."""
    return [name for name in _FIELD.findall(words) if name not in FIELDS]
