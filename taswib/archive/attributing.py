"""Storing with a revision who says what in it, and reading stored texts again when they are to be read otherwise."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, QuerySet

from taswib.archive.article import Article
from taswib.archive.drawn import Drawn
from taswib.archive.question import Question
from taswib.archive.reader import reader_version
from taswib.archive.revision import Revision
from taswib.archive.spans import Spans
from taswib.archive.statement import NAME, Statement, speaker_of
from taswib.people.newsroom import Newsroom
from taswib.text.statements import Statement as Read

_ASIDE = 10_000_000
"""Added to the numbers of statements that are about to get others, so that no two meet on the way."""
_REREAD = ("number", "kind", "cue", "source", "source_name", "speaker", "via", "when", "said_on", "certainty")


def question_about(revision: Revision) -> Question:
    """What the reader is asked about a stored text."""
    article = revision.article
    return Question(revision.text, _day(article), article.language)


def attribute(newsroom: Newsroom, drawn: Sequence[tuple[Article, Drawn]]) -> None:
    """Store the statements of the current texts of these articles, which have none yet."""
    Statement.objects.bulk_create(
        row
        for article, one in drawn
        if (revision := article.current)
        for row in _rows(revision, _answer(revision, one))
    )


def stale() -> QuerySet[Revision]:
    """Revisions that another version of the reader read, or none, the oldest first."""
    old = Revision.objects.exclude(read_by=reader_version())
    return old.select_related("article__newsroom").order_by("pk")


@transaction.atomic
def read_again(revision: Revision, said: Sequence[Read] | None = None) -> None:
    """Replace a stored revision's statements by what this version reads, which is `said` where it was read already.

    One whose words are the same keeps its row, and so whatever points to it.
    """
    known = {one.content: one for one in revision.statements.select_for_update()}
    fresh, kept = list(_rows(revision, question_about(revision).answer() if said is None else said)), []
    for row in fresh:
        if row.content in known:
            row.pk = known.pop(row.content).pk
            kept.append(row)
    revision.statements.filter(pk__in=[one.pk for one in known.values()]).delete()
    revision.statements.update(number=F("number") + _ASIDE)
    Statement.objects.bulk_update(kept, _REREAD, batch_size=50)
    Statement.objects.bulk_create(row for row in fresh if row.pk is None)
    Revision.objects.filter(pk=revision.pk).update(read_by=reader_version())


def _answer(revision: Revision, drawn: Drawn) -> Sequence[Read]:
    """What was read on the way in serves, unless the article is known to be of another day or language."""
    asked = question_about(revision)
    return drawn.statements if drawn.asked[1:] == asked[1:] else asked.answer()


def _day(article: Article) -> date | None:
    return article.published_at.astimezone(article.newsroom.zone).date() if article.published_at else None


def _rows(revision: Revision, said: Sequence[Read]) -> Iterator[Statement]:
    newsroom = revision.article.newsroom_id
    return (_row(newsroom, revision, number, one) for number, one in enumerate(said, 1))


def _row(newsroom: int, revision: Revision, number: int, one: Read) -> Statement:
    name = (one.source_name or "")[:NAME]
    return Statement(
        newsroom_id=newsroom,
        revision=revision,
        number=number,
        content=one.content,
        kind=one.kind,
        cue=_spans(one.cue),
        source=_spans(one.source),
        source_name=name,
        speaker=speaker_of(name),
        via=_spans(one.via),
        when=_spans(one.when.span if one.when else None),
        said_on=(one.when.date or "") if one.when else "",
        certainty=one.certainty,
    )


def _spans(span: tuple[int, int] | None) -> Spans:
    return (span,) if span else ()
