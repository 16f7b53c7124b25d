"""Our side: the real index in a database of its own, and what is found in it."""

import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection, transaction

from benchmarks.tracing.stocking import stock
from taswib.archive.article import Article
from taswib.archive.drawn import draw
from taswib.archive.tracing.candidates import candidates
from taswib.archive.tracing.entering import common_of, enter
from taswib.archive.tracing.index import Entry
from taswib.archive.tracing.making import make_index
from taswib.archive.tracing.seeking import seek
from taswib.archive.tracing.tables import answering
from taswib.people.newsroom import Newsroom
from taswib.text.matching import Sought, parts


class Place(NamedTuple):
    """`text[start:end]` of the article with this id."""

    article: str
    start: int
    end: int
    kind: str
    certainty: float
    covered: float


class Built(NamedTuple):
    """Processor seconds of one core; bytes of the index alone."""

    seconds: float
    size: int


def build(newsroom: Newsroom, texts: Iterable[tuple[str, str]]) -> Built:
    stock(newsroom, texts)
    began = time.process_time()
    make_index(newsroom)
    return Built(time.process_time() - began, _size())


def ask(newsroom: Newsroom, queries: Sequence[str], least: float) -> tuple[list[list[Place]], list[float]]:
    """What is found for each, and the processor seconds that each took."""
    found, times = [], []
    for words in queries:
        began = time.process_time()
        sightings = seek(newsroom, words, least)
        times.append(time.process_time() - began)
        found.append(
            [
                Place(
                    one.name,
                    one.match.start,
                    one.match.end,
                    one.match.kind,
                    one.match.certainty,
                    one.match.evidence.covered,
                )
                for one in sightings
            ]
        )
    return found, times


def reached(newsroom: Newsroom, queries: Sequence[str]) -> list[set[str]]:
    """The articles that are worth reading for each: its candidates, before any is verified."""
    index = answering(newsroom.pk)
    if index is None:
        return [set() for _ in queries]
    common = common_of(index.common)
    numbers = [
        {one for start, end in parts(words) for one in candidates(index, Sought(words[start:end]), common).numbers}
        for words in queries
    ]
    names = dict(Entry.objects.filter(index=index.pk).values_list("pk", "article__given_id"))
    return [{names[one] for one in some} for some in numbers]


def add(newsroom: Newsroom, texts: Sequence[tuple[str, str]]) -> list[float]:
    """Processor seconds that each takes to be read and entered in the index, in a transaction of its own."""
    stock(newsroom, texts)
    wanted = Article.objects.filter(newsroom=newsroom, given_id__in=[name for name, _ in texts])
    times = []
    for article in wanted.select_related("current"):
        began = time.process_time()
        with transaction.atomic():
            enter(newsroom, [(article, draw(article.current.text, reads=False))])
        times.append(time.process_time() - began)
    return times


def _size() -> int:
    names = ("archive_postings", "archive_entry", "archive_index")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE name IN "
                "(SELECT name FROM sqlite_master WHERE tbl_name IN (%s, %s, %s))",
                names,
            )
        else:
            cursor.execute(
                "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [list(names)]
            )
        return int(cursor.fetchone()[0])
