"""Which articles may hold what is sought: its pairs and stems vote, the rarest first, and no list is read to its end."""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from operator import itemgetter
from typing import NamedTuple

from taswib.archive.tracing.index import Index
from taswib.archive.tracing.keys import LOW, PART, of_fresh, postings_key
from taswib.archive.tracing.packing import entries_of
from taswib.archive.tracing.tables import fresh_of, is_fresh, packed_at

_LIST, _VOTES = 150, 1_200
"""Entries read of one hash (of those that more articles have, the latest) and in all: a query costs the same whatever the
size of the archive. Reading three times as many finds no copy more (benchmarks/tracing)."""
_STEM = 0.5
"""What a stem's vote counts beside that of a pair: pairs are rare in noise, stems are not."""
_SHARE, _WINDOW_SHARE = 0.09, 0.3
"""Of all votes, or of one window's, that a candidate needs: one copy in 200 has less, and so have most of the articles that
share words only.
"""
_MOST = 60
_LEAST_SIZE = 2_000

Lists = dict[int, list[tuple[int, Sequence[int]]]]
"""Of each hash its entries, by part: what to add to each number, and the numbers, rising."""
Votes = dict[int, float]


class Found(NamedTuple):
    """`numbers` are those of entries, the likeliest first. `spread` is how many articles have each hash; one that is not
    there is in none, or in too many to be kept.
    """

    numbers: list[int]
    spread: dict[int, int]
    size: int


def candidates(index: Index, windows: Sequence[Mapping[int, bool]], common: frozenset[int]) -> Found:
    """For hashes by window, each told whether it is of a pair."""
    asked = {hashed: is_pair for window in windows for hashed, is_pair in window.items() if hashed not in common}
    lists = _lists(index, asked)
    size = max(index.size, _LEAST_SIZE)
    spread = {hashed: sum([len(entries) for _, entries in parts]) for hashed, parts in lists.items()}
    worth = {
        hashed: log(size / spread.get(hashed, 1) + 1) * (1.0 if is_pair else _STEM) for hashed, is_pair in asked.items()
    }
    read = _read(lists, spread)
    shares = [(_votes(window, read, worth), sum([worth.get(hashed, 0.0) for hashed in window])) for window in windows]
    return Found(_likely(shares), spread, size)


def _read(lists: Lists, spread: Mapping[int, int]) -> dict[int, list[int]]:
    """The entries of the rarest hashes, as many as are read."""
    read: dict[int, list[int]] = {}
    count = 0
    for hashed in sorted(spread, key=spread.__getitem__):
        if count >= _VOTES:
            break
        read[hashed] = _latest(lists[hashed])
        count += len(read[hashed])
    return read


def _votes(window: Iterable[int], read: Mapping[int, list[int]], worth: Mapping[int, float]) -> Votes:
    votes: Votes = {}
    for hashed in window:
        weight = worth.get(hashed, 0.0)
        for number in read.get(hashed, ()):
            votes[number] = votes.get(number, 0.0) + weight
    return votes


def _likely(shares: Sequence[tuple[Votes, float]]) -> list[int]:
    """By their share of all votes, with those that stand out in one window."""
    total = sum([all_votes for _, all_votes in shares])
    votes, outstanding = dict(shares[0][0]), set()
    if len(shares) > 1:
        for more, _ in shares[1:]:
            for number, weight in more.items():
                votes[number] = votes.get(number, 0.0) + weight
        for own, all_votes in shares:
            outstanding |= {number for number, weight in own.items() if weight >= _WINDOW_SHARE * all_votes}
    likely = [one for one in votes.items() if one[1] >= _SHARE * total or one[0] in outstanding]
    likely.sort(key=itemgetter(1), reverse=True)
    return [number for number, _ in likely[:_MOST]]


def _latest(parts: list[tuple[int, Sequence[int]]]) -> list[int]:
    numbers: list[int] = []
    for base, entries in reversed(parts):
        numbers += [base + entry for entry in entries[len(numbers) - _LIST :]]
        if len(numbers) >= _LIST:
            break
    return numbers


def _lists(index: Index, hashes: Iterable[int]) -> Lists:
    lists: Lists = {}
    asked = list(hashes)
    for part in index.parts:
        keys = [postings_key(index.pk, hashed, part) for hashed in asked]
        rows = packed_at(keys)
        for hashed, key in zip(asked, keys, strict=True):
            entries = entries_of(rows[key], hashed & LOW) if key in rows else ()
            if entries:
                lists.setdefault(hashed, []).append((part << PART, entries))
    for hashed, numbers in _fresh(asked).items() if is_fresh() else ():
        lists.setdefault(hashed, []).append((0, numbers))
    return lists


def _fresh(hashes: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for hashed, number in map(of_fresh, fresh_of(hashes)):
        found.setdefault(hashed, []).append(number)
    return found
