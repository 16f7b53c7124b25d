"""Writes that share a commit: all durable, none mixed up, one's error nobody else's."""

from collections.abc import Sequence
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from taswib.archive.shared_commit import SharedCommit, _Waiting
from taswib.people.models import Newsroom

MANY = 24
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite undoes a whole transaction so")


def found(slugs: Sequence[str]) -> list[Newsroom]:
    """Newsrooms with these slugs; "bad…" is refused after some of it was written, "undo" undoes everything."""
    rooms = []
    for slug in slugs:
        rooms.append(Newsroom.objects.create(slug=slug, name_ar=slug, name_en=slug))
        if slug.startswith("bad"):
            raise ValueError(slug)
        if slug == "undo":
            connection.cursor().execute("ROLLBACK")  # what SQLite does of itself when the disk is full
            raise OperationalError("database or disk is full")
    return rooms


def at_once(slugs: Sequence[str]) -> list[object]:
    """What each gave, or the error that it raised, when all start in the same moment."""
    shared, outcomes, start = SharedCommit(found), [None] * len(slugs), Barrier(len(slugs))

    def keep(index: int) -> None:
        start.wait()
        try:
            outcomes[index] = shared.keep(slugs[index])
        except Exception as error:  # noqa: BLE001
            outcomes[index] = error
        finally:
            connection.close()

    threads = [Thread(target=keep, args=(index,)) for index in range(len(slugs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def waiting(slugs: Sequence[str]) -> tuple[SharedCommit[str, Newsroom], list[_Waiting[str, Newsroom]]]:
    shared = SharedCommit(found)
    shared._waiting = [_Waiting(slug) for slug in slugs]
    return shared, list(shared._waiting)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_each_get_their_own_row() -> None:
    slugs = [f"room-{number}" for number in range(MANY)]
    assert [room.slug for room in at_once(slugs)] == slugs
    assert Newsroom.objects.count() == MANY


@pytest.mark.django_db(transaction=True)
def test_an_error_is_its_own_and_undoes_only_its_own() -> None:
    good = [f"room-{number}" for number in range(MANY)]
    outcomes = at_once([*good[:10], "bad-1", *good[10:], "bad-2"])
    assert [str(one) for one in outcomes if isinstance(one, ValueError)] == ["bad-1", "bad-2"]
    assert set(Newsroom.objects.values_list("slug", flat=True)) == set(good)


@pytest.mark.django_db(transaction=True)
def test_those_that_claim_the_same_are_one_row_and_refusals() -> None:
    outcomes = at_once(["same"] * 8)
    assert sum(isinstance(one, IntegrityError) for one in outcomes) == 7
    assert Newsroom.objects.get().slug == "same"


@pytest.mark.django_db(transaction=True)
def test_a_batch_with_a_refused_item_keeps_the_others_in_the_same_commit() -> None:
    shared, batch = waiting(["a", "bad", "b"])
    shared.commit_a_batch()
    assert [batch[0].outcome().slug, batch[2].outcome().slug] == ["a", "b"]
    with pytest.raises(ValueError, match="bad"):
        batch[1].outcome()
    assert set(Newsroom.objects.values_list("slug", flat=True)) == {"a", "b"}


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_nobody_is_told_that_it_is_kept_when_the_transaction_was_undone() -> None:
    shared, batch = waiting(["kept?", "undo", "after"])
    shared.commit_a_batch()
    for one in batch:
        with pytest.raises(OperationalError):
            one.outcome()
    assert not Newsroom.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_more_than_a_batch_takes_a_second_one() -> None:
    shared, batch = waiting([f"n{number}" for number in range(70)])
    shared.commit_a_batch()
    assert (sum(one.is_done for one in batch), Newsroom.objects.count()) == (64, 64)
    shared.commit_a_batch()
    assert all(one.is_done for one in batch) and Newsroom.objects.count() == 70


@pytest.mark.django_db
def test_inside_a_transaction_it_is_part_of_it() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        SharedCommit(found).keep("inner")
        _ = 1 / 0
    assert not Newsroom.objects.exists()
