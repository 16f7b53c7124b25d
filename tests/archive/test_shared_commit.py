"""Writes that share a commit: all durable, none mixed up, one's error nobody else's."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from taswib.archive import shared_commit
from taswib.archive.shared_commit import _Writing, commit_together
from taswib.people.models import Newsroom

MANY = 24


def found(slug: str) -> Newsroom:
    return Newsroom.objects.create(slug=slug, name_ar=slug, name_en=slug)


def at_once(works: list[Callable[[], object]]) -> list[object]:
    """What each work gave, or the error that it raised, when all start in the same moment."""
    outcomes: list[object] = [None] * len(works)
    start = Barrier(len(works))

    def run(index: int) -> None:
        start.wait()
        try:
            outcomes[index] = commit_together(works[index])
        except Exception as error:  # noqa: BLE001
            outcomes[index] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(index,)) for index in range(len(works))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_many_at_once_each_get_their_own_row() -> None:
    rooms = at_once([lambda slug=f"room-{number}": found(slug) for number in range(MANY)])
    assert [room.slug for room in rooms] == [f"room-{number}" for number in range(MANY)]
    assert Newsroom.objects.count() == MANY


@pytest.mark.django_db(transaction=True)
def test_an_error_is_its_own_and_undoes_only_its_own() -> None:
    def half(slug: str) -> None:
        found(slug)
        raise ValueError(slug)

    works = [lambda slug=f"r{n}": half(slug) if slug in ("r3", "r7") else found(slug) for n in range(MANY)]
    outcomes = at_once(works)
    assert [str(one) for one in outcomes if isinstance(one, ValueError)] == ["r3", "r7"]
    assert set(Newsroom.objects.values_list("slug", flat=True)) == {f"r{n}" for n in range(MANY)} - {"r3", "r7"}


@pytest.mark.django_db(transaction=True)
def test_two_that_claim_the_same_are_one_row_and_one_refusal() -> None:
    outcomes = at_once([lambda: found("same")] * 8)
    assert sum(isinstance(one, IntegrityError) for one in outcomes) == 7
    assert Newsroom.objects.get().slug == "same"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gathers commits by itself")
def test_nobody_is_told_that_it_is_kept_when_the_transaction_was_undone() -> None:
    def breaks() -> None:
        connection.cursor().execute("ROLLBACK")  # what SQLite does of itself when the disk is full

    writing = _Writing()
    works = [shared_commit._Work(work) for work in (lambda: found("kept?"), breaks, lambda: found("after"))]
    writing._waiting = works
    writing._commit_a_batch()
    for work in works:
        with pytest.raises(OperationalError):
            work.outcome()
    assert not Newsroom.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gathers commits by itself")
def test_those_who_wait_share_one_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[int] = []
    real = transaction.atomic

    def counted(*args: object, **options: object) -> object:
        commits.append(1) if options.get("durable") else None
        return real(*args, **options)

    monkeypatch.setattr(shared_commit.transaction, "atomic", counted)
    writing = _Writing()
    works = [shared_commit._Work(lambda slug=f"s{number}": found(slug)) for number in range(10)]
    writing._waiting = works
    writing._commit_a_batch()
    assert len(commits) == 1 and all(work.outcome() for work in works)


@pytest.mark.django_db
def test_inside_a_transaction_it_is_part_of_it() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        commit_together(lambda: found("inner"))
        _ = 1 / 0
    assert not Newsroom.objects.exists()
