"""Which articles are worth reading for what is sought: told from the hashes that they share with it, the likeliest first.

The rarest hashes are asked first, and no list is read to its end, so that a query costs the same in an archive of any size.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taswib.archive.tracing.entering import common_of
from taswib.archive.tracing.keys import FRESH, LOW, NUMBER, PART, postings_key
from taswib.archive.tracing.packing import entries_of
from taswib.archive.tracing.tables import Answering, answering, fresh_counts, fresh_of, packed_at
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

Part = tuple[int, Sequence[int]]
"""Of a hash its entries in one part: what to add to each number, and the numbers, rising."""


class Found(NamedTuple):
    """`numbers` are those of entries, the likeliest first."""

    numbers: list[int]
    weights: Weights


class Asked(NamedTuple):
    """How many articles have each hash that is sought (one that is not there is in none, or in too many to be kept), what
    that makes the words worth, and the packed entries.
    """

    spread: dict[int, int]
    weights: Weights
    packed: dict[int, list[Part]]


def candidates(index: Answering, sought: Sought, common: frozenset[int]) -> Found:
    told = asked(index, sought, common)
    read = _read(index, told)
    promise = Promise(sought, told.weights)
    return Found(_likely(_voted(read, told.weights, promise), promise), told.weights)


def asked(index: Answering, sought: Sought, common: frozenset[int]) -> Asked:
    hashes = list(sought.hashes - common)
    packed = _packed(index, hashes)
    spread = {hashed: sum([len(entries) for _, entries in parts]) for hashed, parts in packed.items()}
    for hashed, count in fresh_counts(index, hashes) if index.has_fresh else ():
        spread[hashed] = spread.get(hashed, 0) + count
    size = max(index.size, _LEAST_SIZE, *spread.values())  # more may have come in than there was when it was made
    return Asked(spread, sought.weigh(spread, common, size), packed)


def weights_of(newsroom: int, sought: Sought) -> Weights:
    """What words are worth in a newsroom's archive; each as much as a rare one where no index answers."""
    return weighed(answering(newsroom), sought)


def weighed(index: Answering | None, sought: Sought) -> Weights:
    if index is None:
        return sought.weigh({}, frozenset(), _LEAST_SIZE)
    return asked(index, sought, common_of(index.common)).weights


def _read(index: Answering, told: Asked) -> dict[int, list[int]]:
    """The entries of the rarest hashes, as many as are read; of those that as many have, pairs first, which say more."""
    pairs = told.weights.pair_votes
    rarest: list[int] = []
    count = 0
    for hashed in sorted(told.spread, key=lambda one: (told.spread[one], one not in pairs)):
        if count >= _ENTRIES:
            break
        rarest.append(hashed)
        count += min(told.spread[hashed], _LIST)
    fresh = _fresh(index, rarest) if index.has_fresh else {}
    return {hashed: _latest(told.packed.get(hashed, []), fresh.get(hashed, [])) for hashed in rarest}


def _voted(read: Mapping[int, Sequence[int]], weights: Weights, promise: Promise) -> dict[int, complex]:
    """What the entries have that have pairs enough: most have not, so their single words need not be counted."""
    pairs: dict[int, float] = {}
    for hashed in read.keys() & weights.pair_votes:
        vote = weights.pair_votes[hashed]
        for number in read[hashed]:
            pairs[number] = pairs.get(number, 0.0) + vote
    least = promise.pairs_at(_WORTH_READING)
    votes = {number: complex(0.0, has) for number, has in pairs.items() if has >= least}
    for hashed in read.keys() & weights.word_votes if votes else ():
        vote = weights.word_votes[hashed]
        for number in votes.keys() & read[hashed]:
            votes[number] += vote
    return votes


def _likely(votes: Mapping[int, complex], promise: Promise) -> list[int]:
    gains = [(gain, number) for number, vote in votes.items() if (gain := promise.gain(vote)) >= _WORTH_READING]
    gains.sort(reverse=True)  # of those that promise the same, the latest
    return [number for _, number in gains[:_MOST]]


def _latest(packed: list[Part], fresh: list[int]) -> list[int]:
    numbers = sorted(fresh)[-_LIST:] if fresh else []
    for base, entries in reversed(packed):
        if len(numbers) >= _LIST:
            break
        latest = entries[len(numbers) - _LIST :]
        numbers += [base + entry for entry in latest] if base else latest
    return numbers


def _packed(index: Answering, hashes: Sequence[int]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for part in index.parts:
        keys = [postings_key(index.pk, hashed, part) for hashed in hashes]
        rows, base = packed_at(keys), part << PART
        for hashed, key in zip(hashes, keys, strict=True):
            if key in rows and (entries := entries_of(rows[key], hashed & LOW)):
                found.setdefault(hashed, []).append((base, entries))
    return found


def _fresh(index: Answering, hashes: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {hashed: [] for hashed in hashes}
    for key in fresh_of(index, hashes):
        found[key >> FRESH].append(key & NUMBER)
    return found
