"""A statement: who says what in a revision, through whom and when, as the reader of taswib.text read it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F

from taswib.archive.question import NAME, SPEAKER
from taswib.archive.revision import Revision
from taswib.archive.spans import SpansField
from taswib.people.newsroom import Newsroom
from taswib.text.anchoring import Quote, describe

if TYPE_CHECKING:
    from taswib.archive.article import Article


class StatementQuerySet(models.QuerySet["Statement"]):
    def by(self, newsroom: Newsroom, speaker: str) -> "StatementQuerySet":
        """What somebody says in the current texts of the newsroom's articles, the newest article first."""
        theirs = self.filter(newsroom=newsroom, speaker=speaker, revision__article__current=F("revision"))
        return theirs.select_related("revision__article").order_by("-revision__article__published_at", "pk")


class Statement(models.Model):
    """Spans are code points of the revision's text. `number` counts the revision's statements from 1.

    `source` is the span nearest the cue, `source_name` the fullest name that the article has for them, "" for an
    unnamed source; `speaker` is that name folded, by which the same person is found in other articles. `said_on` is
    an ISO date, as exact as it is settled, or "". `certainty` is 0 to 1: that content and source are both right.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="statements", db_index=False)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="statements", db_index=False)
    number = models.PositiveIntegerField()
    content = SpansField()
    kind = models.CharField(max_length=8)
    cue = SpansField(blank=True, default=())
    source = SpansField(blank=True, default=())
    source_name = models.CharField(max_length=NAME, blank=True)
    speaker = models.CharField(max_length=SPEAKER, blank=True)
    via = SpansField(blank=True, default=())
    when = SpansField(blank=True, default=())
    said_on = models.CharField(max_length=10, blank=True)
    certainty = models.FloatField()

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "number"]
        constraints = [models.UniqueConstraint(fields=["revision", "number"], name="one_statement_a_number")]
        indexes = [models.Index(fields=["newsroom", "speaker"])]

    def __str__(self) -> str:
        return f"{self.revision_id} · {self.number}"

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]

    @property
    def article(self) -> "Article":
        return self.revision.article

    @property
    def words(self) -> str:
        """What is attributed; where the cue interrupts it, an ellipsis stands for the cue."""
        return " … ".join(self.revision.text[start:end] for start, end in self.content)

    @property
    def quote(self) -> Quote:
        """The anchor of a report on it: from its first word to its last."""
        return describe(self.revision.text, self.start, self.end)

    @property
    def is_named(self) -> bool:
        return bool(self.source_name)

    @property
    def said_by(self) -> str:
        """Who that is, or as what the text describes them; "" where it says nothing of them."""
        return self.source_name or self.source_words

    @property
    def passage(self) -> int:
        """The position of the passage in which it begins."""
        found = self.revision.passage_at(self.start)
        return found.position if found else 0

    @property
    def source_words(self) -> str:
        """The source as the text has it beside the cue; "" where a pronoun or nobody stands there."""
        return self._at(self.source)

    @property
    def via_words(self) -> str:
        """The agency, outlet or document through which the words came; "" where none is named."""
        return self._at(self.via)

    @property
    def when_words(self) -> str:
        return self._at(self.when)

    def _at(self, spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(self.revision.text[start:end] for start, end in spans)


def statement_about(revision: Revision, span: tuple[int, int]) -> Statement | None:
    """The statement that shares most with these words; None where they are nobody's."""
    shared = [(_overlap(one, span), one) for one in revision.statements.all()]
    most = max(shared, key=lambda pair: (pair[0], -pair[1].number), default=(0, None))
    return most[1] if most[0] else None


def _overlap(statement: Statement, span: tuple[int, int]) -> int:
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in statement.content)
