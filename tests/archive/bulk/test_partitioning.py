"""The postings in parts, here and on other servers: the same hits, and writing twice is writing once."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, connection

from taswib.archive.bulk.partitioning import NotPostgreSQL, partition
from taswib.archive.tracing.index import Fresh, Postings
from taswib.archive.tracing.making import make_index
from taswib.archive.tracing.settling import settle
from taswib.archive.tracing.tables import packed_at, write_packed
from taswib.archive.tracing.trace import trace
from taswib.people.newsroom import Newsroom
from tests.archive.tracing.test_trace import OTHERS, SENTENCE, publish

ELSEWHERE = ("postings_elsewhere", "postings_further")


@pytest.fixture
def elsewhere(db: None) -> Iterator[list[str]]:
    """The addresses of two other servers; here each is another database of the same one."""
    if connection.vendor != "postgresql":
        yield []
        return
    psycopg = pytest.importorskip("psycopg")
    settings = connection.settings_dict
    told = urlencode({"host": settings["HOST"], "user": settings["USER"]})
    with psycopg.connect(f"postgresql:///postgres?{told}", autocommit=True) as server:
        for name in ELSEWHERE:
            server.execute(f"CREATE DATABASE {name}_{settings['NAME']}")
        yield [f"postgresql:///{name}_{settings['NAME']}?{told}" for name in ELSEWHERE]
        for name in ELSEWHERE:
            server.execute(f"DROP DATABASE {name}_{settings['NAME']} WITH (FORCE)")


@pytest.fixture
def archive(newsroom: Newsroom) -> Newsroom:
    for number, words in enumerate(OTHERS):
        publish(newsroom, f"other-{number}", words, OTHERS[number - 1])
    publish(newsroom, "copy", OTHERS[3], SENTENCE)
    make_index(newsroom)
    return newsroom


def test_sqlite_has_no_other_servers(db: None) -> None:
    if connection.vendor == "sqlite":
        with pytest.raises(NotPostgreSQL):
            partition(4)


def test_parts_on_three_servers_give_the_same_hits_and_take_what_comes_in(
    archive: Newsroom, elsewhere: list[str]
) -> None:
    if not elsewhere:
        return
    hits, rows = [trace(archive, words) for words in (SENTENCE, *OTHERS)], Postings.objects.count()
    laid = partition(6, elsewhere)
    assert [one.server.address if one.server else "" for one in laid] == ["", *elsewhere] * 2
    assert sum(one.rows for one in laid) == rows and min(one.rows for one in laid) > 0
    assert [trace(archive, words) for words in (SENTENCE, *OTHERS)] == hits
    publish(archive, "later", SENTENCE)
    settle()
    assert not Fresh.objects.exists() and len(trace(archive, SENTENCE)) == 2
    make_index(archive)
    assert len(trace(archive, SENTENCE)) == 2
    assert Postings.objects.count() == len(set(Postings.objects.values_list("key", flat=True)))
    again = partition(2, elsewhere[:1])
    assert [bool(one.server) for one in again] == [False, True] and len(trace(archive, SENTENCE)) == 2
    [whole] = partition(1)
    assert whole.rows == Postings.objects.count() and len(trace(archive, SENTENCE)) == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_foreign_server")
        assert cursor.fetchone() == (0,)


def test_what_is_written_twice_is_there_once(archive: Newsroom, elsewhere: list[str]) -> None:
    if elsewhere:
        partition(6, elsewhere)
    rows = [(1 << 60 | number, bytes([number]) * 3) for number in range(40)]
    before = Postings.objects.count()
    write_packed(rows)
    write_packed(rows)
    write_packed([(rows[0][0], b"other")])
    assert Postings.objects.count() == before + 40
    assert packed_at([key for key, _ in rows]) == {**dict(rows), rows[0][0]: b"other"}


def test_a_server_that_does_not_answer_changes_nothing(archive: Newsroom) -> None:
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError):
            partition(4, ["postgresql://nobody@127.0.0.1:1/nothing"])
        assert len(trace(archive, SENTENCE)) == 1
