"""Which articles are worth reading for what is sought: told from the hashes that they share with it, the likeliest first.

The rarest hashes are asked first, and no list is read to its end, so that a query costs the same in an archive of any size.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from taswib.archive.tracing.keys import LOW, PART, of_fresh, postings_key
from taswib.archive.tracing.packing import entries_of
from taswib.archive.tracing.tables import Answering, fresh_of, packed_at
from taswib.text.matching import Promise, Sought, Weights

_LIST, _ENTRIES = 150, 1_200
"""Entries read of one hash (of those that more articles have, the latest) and in all. Reading three times as many finds no
copy more (benchmarks/tracing).
"""
_WORTH_READING = -2.9
"""One in twenty, as the logarithm of the odds: so sure it must be that an article is shown in the end. Four in a thousand
of what could be shown are given up for it, and two thirds of what would be read (benchmarks/tracing).
"""
_MOST = 60
_LEAST_SIZE = 2_000

Lists = dict[int, list[tuple[int, Sequence[int]]]]
"""Of each hash its entries, by part: what to add to each number, and the numbers, rising."""


class Found(NamedTuple):
    """`numbers` are those of entries, the likeliest first."""

    numbers: list[int]
    weights: Weights


class Asked(NamedTuple):
    """How many articles have each hash that is sought (one that is not there is in none, or in too many to be kept), which
    they are, and what that makes the words worth.
    """

    spread: dict[int, int]
    lists: Lists
    weights: Weights


def candidates(index: Answering, sought: Sought, common: frozenset[int]) -> Found:
    spread, lists, weights = asked(index, sought, common)
    votes: dict[int, complex] = {}
    for hashed, numbers in _read(lists, spread).items():
        vote = weights.votes[hashed]
        for number in numbers:
            votes[number] = votes.get(number, 0j) + vote
    return Found(_likely(votes, Promise(sought, weights)), weights)


def asked(index: Answering, sought: Sought, common: frozenset[int]) -> Asked:
    lists = _lists(index, sought.hashes - common)
    spread = {hashed: sum([len(entries) for _, entries in parts]) for hashed, parts in lists.items()}
    return Asked(spread, lists, sought.weigh(spread, common, max(index.size, _LEAST_SIZE)))


def _read(lists: Lists, spread: Mapping[int, int]) -> dict[int, list[int]]:
    """The entries of the rarest hashes, as many as are read."""
    read: dict[int, list[int]] = {}
    count = 0
    for hashed in sorted(spread, key=spread.__getitem__):
        if count >= _ENTRIES:
            break
        read[hashed] = _latest(lists[hashed])
        count += len(read[hashed])
    return read


def _likely(votes: Mapping[int, complex], promise: Promise) -> list[int]:
    least = promise.pairs_at(_WORTH_READING)
    some = [(vote, number) for number, vote in votes.items() if vote.imag >= least]
    gains = [(gain, number) for vote, number in some if (gain := promise.gain(vote)) >= _WORTH_READING]
    gains.sort(key=itemgetter(0), reverse=True)
    return [number for _, number in gains[:_MOST]]


def _latest(parts: list[tuple[int, Sequence[int]]]) -> list[int]:
    numbers: list[int] = []
    for base, entries in reversed(parts):
        numbers += [base + entry for entry in entries[len(numbers) - _LIST :]]
        if len(numbers) >= _LIST:
            break
    return numbers


def _lists(index: Answering, hashes: Iterable[int]) -> Lists:
    lists: Lists = {}
    asked = list(hashes)
    for part in index.parts:
        keys = [postings_key(index.pk, hashed, part) for hashed in asked]
        rows, base = packed_at(keys), part << PART
        for hashed, key in zip(asked, keys, strict=True):
            if key in rows and (entries := entries_of(rows[key], hashed & LOW)):
                lists.setdefault(hashed, []).append((base, entries))
    for hashed, numbers in _fresh(asked).items() if index.has_fresh else ():
        lists.setdefault(hashed, []).append((0, numbers))
    return lists


def _fresh(hashes: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for hashed, number in map(of_fresh, fresh_of(hashes)):
        found.setdefault(hashed, []).append(number)
    return found
