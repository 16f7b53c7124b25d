"""Our side: the real index in a database of its own, and what is found in it."""

import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from benchmarks.tracing.stocking import stock
from taswib.archive.tracing.making import make_index
from taswib.archive.tracing.seeking import seek
from taswib.people.newsroom import Newsroom


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
    """What is found for each, and the seconds that each took."""
    found, times = [], []
    for words in queries:
        began = time.perf_counter()
        sightings = seek(newsroom, words, least)
        times.append(time.perf_counter() - began)
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
