"""Storing with a revision who says what in it, and reading stored texts again when they are to be read otherwise.

Of an article that comes in alone this is read on its way in. Of very many it is read when all texts are stored: their
revisions are `unread` until then, and whoever has time for it reads on (decision 0021).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F, QuerySet

from taswib.archive.article import Article
from taswib.archive.drawn import Drawn
from taswib.archive.question import Question, Said
from taswib.archive.reader import reader_version
from taswib.archive.revision import Revision
from taswib.archive.spans import read_spans
from taswib.archive.statement import Statement
from taswib.people.newsroom import Newsroom

_ASIDE = 10_000_000
"""Added to the numbers of statements that are about to get others, so that no two meet on the way."""
_SPANS = {"content", "cue", "source", "via", "when"}
_REREAD = [name for name in Said._fields if name != "content"]


class Asked(NamedTuple):
    """A question about a stored revision; values only, so that another process can answer it."""

    revision: int
    newsroom: int
    question: Question


class Answered(NamedTuple):
    """Its answer."""

    revision: int
    newsroom: int
    statements: list[Said]


def question_about(revision: Revision) -> Question:
    """What the reader is asked about a stored text."""
    article = revision.article
    return Question(revision.text, _day(article), article.language)


def attribute(newsroom: Newsroom, drawn: Sequence[tuple[Article, Drawn]]) -> None:
    """Store the statements of the current texts of these articles, which have none yet, where they were read."""
    _insert(
        (newsroom.pk, revision.pk, *one)
        for article, told in drawn
        if (revision := article.current)
        for one in _answer(revision, told)
    )


def unread() -> QuerySet[Revision]:
    """Revisions that no reader has read yet, in the order of their coming in."""
    return Revision.objects.filter(read_by="").select_related("article__newsroom").order_by("pk")


def asked_of_unread(batch: int) -> Iterator[list[Asked]]:
    """A question about each unread revision, so many at a time, each once."""
    last = 0
    while found := list(unread().filter(pk__gt=last)[:batch]):
        yield [Asked(one.pk, one.article.newsroom_id, question_about(one)) for one in found]
        last = found[-1].pk


def answered(asked: Sequence[Asked]) -> list[Answered]:
    """The long part, and pure: for another process."""
    return [Answered(one.revision, one.newsroom, one.question.answer()) for one in asked]


@transaction.atomic
def store(answers: Sequence[Answered]) -> int:
    """The statements of revisions that are still unread; how many were. Somebody else may have read one meanwhile."""
    theirs = Revision.objects.filter(pk__in=[one.revision for one in answers], read_by="")
    waiting = set(theirs.select_for_update().values_list("pk", flat=True))
    _insert(
        (one.newsroom, one.revision, *said) for one in answers if one.revision in waiting for said in one.statements
    )
    return Revision.objects.filter(pk__in=waiting).update(read_by=reader_version())


def read_first(revision: Revision) -> None:
    """Read a revision that is unread now, for somebody who needs its statements at once."""
    if not revision.read_by:
        read_again(revision)


def stale() -> QuerySet[Revision]:
    """Revisions that another version of the reader read, or none, the oldest first."""
    old = Revision.objects.exclude(read_by=reader_version())
    return old.select_related("article__newsroom").order_by("pk")


@transaction.atomic
def read_again(revision: Revision) -> None:
    """Replace a stored revision's statements by what this version reads.

    One whose words are the same keeps its row, and so whatever points to it.
    """
    known = {one.content: one for one in revision.statements.select_for_update()}
    fresh, kept = [_row(revision, one) for one in question_about(revision).answer()], []
    for row in fresh:
        if row.content in known:
            row.pk = known.pop(row.content).pk
            kept.append(row)
    revision.statements.filter(pk__in=[one.pk for one in known.values()]).delete()
    revision.statements.update(number=F("number") + _ASIDE)
    Statement.objects.bulk_update(kept, _REREAD, batch_size=50)
    Statement.objects.bulk_create(row for row in fresh if row.pk is None)
    Revision.objects.filter(pk=revision.pk).update(read_by=reader_version())


def _insert(rows: Iterable[tuple[int | str | float, ...]]) -> None:
    """Past the models, whose making and taking apart would cost more than the reading and the database together."""
    with connection.cursor() as cursor:
        cursor.executemany(_insertion(), list(rows))


@cache
def _insertion() -> str:
    quote = connection.ops.quote_name
    columns = [quote(name) for name in ("newsroom_id", "revision_id", *Said._fields)]
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(Statement._meta.db_table)} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608


def _answer(revision: Revision, drawn: Drawn) -> Sequence[Said]:
    """What was read on the way in serves, unless the article is known to be of another day or language."""
    if drawn.statements is None:
        return ()
    asked = question_about(revision)
    return drawn.statements if drawn.asked[1:] == asked[1:] else asked.answer()


def _day(article: Article) -> date | None:
    return article.published_at.astimezone(article.newsroom.zone).date() if article.published_at else None


def _row(revision: Revision, one: Said) -> Statement:
    values = {name: read_spans(value) if name in _SPANS else value for name, value in one._asdict().items()}
    return Statement(newsroom_id=revision.article.newsroom_id, revision=revision, **values)
