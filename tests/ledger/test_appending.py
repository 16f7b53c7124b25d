"""What is entered stays, in order, and can be proved from what is stored."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taswib.ledger.appending import append, moment
from taswib.ledger.entry import Entry
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint
from taswib.ledger.tree import Tree
from taswib.people.newsroom import Newsroom
from taswib.proof import Checkpoint, root_of, verify_consistency, verify_inclusion
from tests.cast import NOW


def happened(count: int) -> list[dict[str, object]]:
    return [{"kind": "notice", "number": number, "ما حدث": "نُشر"} for number in range(count)]


def leaves(log: Log) -> list[bytes]:
    return [bytes(entry.leaf) for entry in log.entries.order_by("index")]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_the_stored_tree_is_the_tree_of_its_entries(newsroom: Newsroom, batches: list[int]) -> None:
    with transaction.atomic():
        for count in batches:
            append(newsroom, happened(count), now=NOW)
        log = Log.objects.of(newsroom)
        every = leaves(log)
        for checkpoint in log.checkpoints.all():
            signed = Checkpoint.verified(checkpoint.note, log.verifier)
            assert (signed.size, signed.root) == (checkpoint.size, root_of(every[: checkpoint.size]))
            assert Tree(log, checkpoint.size).root() == signed.root
            proof = Tree(log, len(every)).consistency(checkpoint.size)
            verify_consistency(checkpoint.size, len(every), proof, signed.root, root_of(every))
        for index, leaf in enumerate(every):
            verify_inclusion(leaf, index, len(every), Tree(log, len(every)).inclusion(index), root_of(every))
        transaction.set_rollback(True)


def test_a_proof_costs_one_query(newsroom: Newsroom, django_assert_num_queries: object) -> None:
    append(newsroom, happened(100), now=NOW)
    log = Log.objects.of(newsroom)
    with django_assert_num_queries(1):
        Tree(log, 100).inclusion(37)
    with django_assert_num_queries(1):
        Tree(log, 100).consistency(37)


def test_nothing_happened_and_nothing_is_entered(newsroom: Newsroom) -> None:
    assert append(newsroom, [], now=NOW) == [] and not SignedCheckpoint.objects.exists()


def test_what_is_undone_was_never_entered(newsroom: Newsroom) -> None:
    append(newsroom, happened(1), now=NOW)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        append(newsroom, happened(3), now=NOW)
        raise ZeroDivisionError
    append(newsroom, happened(1), now=NOW)
    assert [entry.index for entry in Log.objects.of(newsroom).entries.all()] == [0, 1]


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_signedcheckpoint"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET log_id = log_id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_and_to_delete(newsroom: Newsroom, table: str, statement: str) -> None:
    append(newsroom, happened(2), now=NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert Entry.objects.count() == 2


def test_a_log_keeps_its_name_when_the_newsroom_moves(newsroom: Newsroom) -> None:
    append(newsroom, happened(1), now=NOW)
    newsroom.home = "https://elsewhere.example"
    newsroom.save()
    append(newsroom, happened(1), now=NOW)
    assert Log.objects.of(newsroom).origin == "nahr.example/nahr/ledger"


def test_moments_are_written_in_one_way() -> None:
    assert moment(datetime(2026, 11, 24, 6, 5, 4, 999, tzinfo=UTC)) == "2026-11-24T06:05:04Z"
