"""A crowd is told right from wrong: by its receipts, by what was stored, by the answers it got."""

import pytest

from benchmarks.intake.readers import crowd
from tests.benchmarks.intake.desk_in_memory import DeskInMemory

pytestmark = pytest.mark.pure


def test_a_hundred_readers_with_a_receipt_each_are_right() -> None:
    found = crowd(DeskInMemory(), readers=100)
    assert (found.acknowledged, found.receipts, found.stored, found.errors, found.duplicates) == (100, 100, 100, 0, 0)
    assert found.is_right


def test_a_receipt_given_twice_is_a_duplicate() -> None:
    found = crowd(DeskInMemory(careless=True), readers=20)
    assert (found.receipts, found.duplicates) == (1, 19)
    assert not found.is_right


def test_a_refused_reader_is_an_error_named_by_its_status() -> None:
    found = crowd(DeskInMemory(refused=frozenset({3, 4})), readers=20)
    assert (found.errors, found.others) == (2, {"503": 2})
    assert not found.is_right
