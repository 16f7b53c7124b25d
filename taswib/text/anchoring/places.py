"""Where a quotation may stand: its words vote for places, the rarer the louder."""

from bisect import bisect_left
from collections import defaultdict

from taswib.text.anchoring.sought import Sought
from taswib.text.anchoring.words import Words

_COMMON = 24  # places of one word; beyond these only the nearest to the old place vote
_MOST = 3
_FEW = 24  # words more than twice what is sought; among so few there is nothing to choose


def windows(sought: Sought, words: Words) -> list[tuple[int, int]]:
    """Up to three stretches of `words`, the most promising first, as word numbers, half-open."""
    length = len(sought.keys)
    if len(words) <= 2 * length + _FEW:
        return [(0, len(words))]
    width = max(8, length // 3)
    slack = 12 + length // 2
    return [
        (place * width - slack, (place + 2) * width + length + slack) for place in _best(_votes(sought, words, width))
    ]


def _votes(sought: Sought, words: Words, width: int) -> dict[int, float]:
    """For each stretch of `width` word numbers, how much speaks for the sought beginning there."""
    votes: dict[int, float] = defaultdict(float)
    expected = bisect_left(words.starts, sought.quote.start) - sought.first
    for number, key in enumerate(sought.keys):
        places = words.places.get(key)
        if not places:
            continue
        own = sought.first <= number < sought.last
        loudness = sought.weights[number] * (1.0 if own else 0.5) / len(places) ** 0.5
        for place in places if len(places) <= _COMMON else _nearest(places, expected + number):
            votes[(place - number) // width] += loudness
    return votes


def _nearest(places: list[int], to: int) -> list[int]:
    middle = bisect_left(places, to)
    start = max(0, min(middle - _COMMON // 2, len(places) - _COMMON))
    return places[start : start + _COMMON]


def _best(votes: dict[int, float]) -> list[int]:
    """The stretches with most votes, each taken with the next; no two overlap."""
    paired = {place: votes[place] + votes.get(place + 1, 0.0) for place in list(votes)}
    chosen: list[int] = []
    for place in sorted(paired, key=lambda place: (-paired[place], place)):
        if all(abs(place - other) > 1 for other in chosen):
            chosen.append(place)
            if len(chosen) == _MOST:
                break
    return chosen
