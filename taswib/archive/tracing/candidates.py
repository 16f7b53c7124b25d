"""Which articles may hold what is sought: its pairs and stems vote, the rarest first, and no list is read to its end."""

from collections.abc import Sequence
from heapq import nlargest
from math import log
from operator import itemgetter
from typing import NamedTuple

from taswib.archive.tracing.index import Index
from taswib.archive.tracing.keys import LOW, PART, of_fresh, postings_key
from taswib.archive.tracing.packing import entries_of
from taswib.archive.tracing.tables import fresh_of, packed_at

_LIST = 400
"""Entries read of one hash: of those that more articles have, the latest."""
_VOTES = 4_000
"""Entries read in all: a query costs the same whatever the size of the archive."""
_LEAST_SIZE = 2_000

Lists = dict[int, list[tuple[int, Sequence[int]]]]
"""Of each hash its entries, by part: what to add to each number, and the numbers, rising."""


class Found(NamedTuple):
    """`candidates` are numbers of entries with their votes, best first. `spread` is how many articles have each hash; one
    that is not there is in none, or in too many to be kept.
    """

    candidates: list[tuple[int, float]]
    spread: dict[int, int]
    size: int


def candidates(index: Index, hashes: Sequence[int], common: frozenset[int], most: int) -> Found:
    """The `most` best for hashes that differ from each other."""
    lists = _lists(index, [hashed for hashed in hashes if hashed not in common])
    size = max(index.size, _LEAST_SIZE)
    spread = {hashed: sum(len(entries) for _, entries in parts) for hashed, parts in lists.items()}
    votes: dict[int, float] = {}
    read = 0
    for hashed in sorted(spread, key=spread.__getitem__):
        if read >= _VOTES:
            break
        weight = log(size / spread[hashed] + 1)
        numbers = _latest(lists[hashed])
        read += len(numbers)
        for number in numbers:
            votes[number] = votes.get(number, 0.0) + weight
    return Found(nlargest(most, votes.items(), key=itemgetter(1)), spread, size)


def _latest(parts: list[tuple[int, Sequence[int]]]) -> list[int]:
    numbers: list[int] = []
    for base, entries in reversed(parts):
        numbers += [base + entry for entry in entries[len(numbers) - _LIST :]]
        if len(numbers) >= _LIST:
            break
    return numbers


def _lists(index: Index, hashes: Sequence[int]) -> Lists:
    lists: Lists = {}
    parts = [int(part) for part in index.parts]
    rows = packed_at([postings_key(index.pk, hashed, part) for hashed in hashes for part in parts])
    for part in parts:
        for hashed in hashes:
            packed = rows.get(postings_key(index.pk, hashed, part))
            entries = entries_of(packed, hashed & LOW) if packed else ()
            if entries:
                lists.setdefault(hashed, []).append((part << PART, entries))
    for hashed, numbers in _fresh(hashes).items():
        lists.setdefault(hashed, []).append((0, numbers))
    return lists


def _fresh(hashes: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for hashed, number in map(of_fresh, fresh_of(hashes)):
        found.setdefault(hashed, []).append(number)
    return found
