"""Settling: what came in one by one is packed by the watcher once it is much, and nothing is lost meanwhile."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taswib.archive.tracing import settling
from taswib.archive.tracing.index import Fresh, Index, IndexState
from taswib.archive.tracing.settling import settle_when_many
from taswib.archive.tracing.trace import trace
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION
from tests.archive.tracing.test_trace import OTHERS, SENTENCE, publish

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


@pytest.fixture
def archive(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.setattr(settling, "_SPELL", 60.0)
    for number, words in enumerate((*OTHERS, SENTENCE)):
        publish(newsroom, str(number), words)
    return newsroom


def test_while_little_waits_the_duty_asks_once_and_writes_nothing(archive: Newsroom) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert settle_when_many(NOW) == 0
    assert len(asked) == 1 and asked[0]["sql"].startswith("SELECT")
    assert Fresh.objects.exists()


def test_once_much_waits_all_is_packed_and_found_as_before(archive: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_MANY", 20)
    before = trace(archive, SENTENCE)
    assert settle_when_many(NOW) > 0
    assert not Fresh.objects.exists() and settle_when_many(NOW) == 0
    assert trace(archive, SENTENCE) == before != []


def test_the_duty_ends_in_time_and_goes_on_the_next_time(archive: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_MANY", 0)
    monkeypatch.setattr(settling, "_SPELL", -1.0)
    waiting = Fresh.objects.count()
    while settle_when_many(NOW):
        assert Fresh.objects.count() < waiting
        waiting = Fresh.objects.count()
        monkeypatch.setattr(settling, "_SPELL", 60.0)
    assert not Fresh.objects.exists()


def test_what_comes_in_while_a_range_is_settled_stays(archive: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """As another process does whose transaction is committed after ours has read what waits."""
    packing = settling.write_packed

    def slowly(rows: list[tuple[int, bytes]]) -> None:
        if "late" not in come:
            come.append("late")
            publish(archive, "late", late)
        packing(rows)

    come: list[str] = []

    late = SENTENCE.replace("خزان المياه القديم", "جسر المشاة الجديد").replace("التلة الشرقية", "النهر الصغير")
    monkeypatch.setattr(settling, "_MANY", 0)
    monkeypatch.setattr(settling, "write_packed", slowly)
    settle_when_many(NOW)
    assert "late" in {hit.article.given_id for hit in trace(archive, late) if hit.kind == "verbatim"}


def test_what_an_index_in_the_making_waits_for_is_left_to_its_maker(
    archive: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_MANY", 0)
    Index.objects.create(newsroom=archive, version=VERSION, state=IndexState.MAKING)
    publish(archive, "later", OTHERS[0])
    settle_when_many(NOW)
    assert Fresh.objects.exists()
    assert settle_when_many(NOW) == 0
