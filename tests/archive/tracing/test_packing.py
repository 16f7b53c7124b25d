"""Packed postings give back what was put in, hash by hash and all at once."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.tracing.packing import entries_of, pack, unpack

pytestmark = pytest.mark.pure
LOW = st.integers(0, 0xFFFF)


def packed(pairs: set[tuple[int, int]]) -> bytes:
    return pack(array("I", sorted(hashed << 16 | entry for hashed, entry in pairs)))


@given(st.sets(st.tuples(LOW, LOW), max_size=80), LOW)
def test_each_hash_has_its_entries_and_no_other_any(pairs: set[tuple[int, int]], other: int) -> None:
    blob = packed(pairs)
    for asked in {other, *(hashed for hashed, _ in pairs)}:
        assert list(entries_of(blob, asked)) == sorted(entry for hashed, entry in pairs if hashed == asked)
    assert list(unpack(blob)) == sorted(hashed << 16 | entry for hashed, entry in pairs)


@pytest.mark.parametrize("counts", [(254, 1, 255), (255, 255, 3), (1000, 2, 256, 1, 254)])
def test_lists_longer_than_a_byte_counts_are_kept_whole(counts: tuple[int, ...]) -> None:
    pairs = {(hashed, entry) for hashed, count in enumerate(counts) for entry in range(count)}
    blob = packed(pairs)
    assert [len(entries_of(blob, hashed)) for hashed in range(len(counts))] == list(counts)


def test_nothing_packs_into_nothing() -> None:
    assert list(unpack(packed(set()))) == [] and len(entries_of(packed(set()), 5)) == 0


def test_an_entry_costs_two_bytes_and_a_hash_of_one_entry_two_more() -> None:
    assert len(packed({(hashed, hashed) for hashed in range(100)})) == 4 + 100 * 4
