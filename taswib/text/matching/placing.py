"""Where in a text most of what is sought stands together."""

from typing import NamedTuple

from rapidfuzz.distance import Indel

from taswib.text.fingerprints import Read
from taswib.text.matching.sought import Sought, Weights

_WIDER, _MORE = 1.3, 6
"""A stretch has so many times the sought words and so many more, so that words may have come in between."""
_BREAK, _STEP = 0.25, 0.05
"""What is taken off a run for being broken, and for each word it is broken by."""
_LOST = 1.0
_ROUNDED = 1e-9
Pair = tuple[int, int]


class Placed(NamedTuple):
    """Words `first` … `end` - 1 of the text read; `pairs` are the sought words (by number) and the text's in one order,
    `run` those of them that stand together; `held` which sought words stand there in any order; `stems` all that stand there.
    """

    first: int
    end: int
    pairs: list[Pair]
    run: list[Pair]
    held: list[int]
    stems: list[int]


def place(sought: Sought, weights: Weights, found: Read) -> Placed | None:
    """The best stretch; none where no sought word stands. Linear in the text."""
    at = [number for number, stem in enumerate(found.stems) if stem > 0]
    stems = [found.stems[number] for number in at]
    places = sought.places
    hits = [(place, stem) for place, stem in enumerate(stems) if stem in places]
    if not hits:
        return None
    first, end = _stretch(sought, weights, hits)
    first, end = max(0, first - _MORE), end + _MORE
    pairs = _aligned(sought.stems, stems[first:end], first)
    run = _run(weights, pairs)
    if not run:
        return None
    low, high = _grown(sought, weights, [hit for hit in hits if first <= hit[0] < end], run)
    inside = [pair for pair in pairs if low <= pair[1] < high]
    return Placed(at[low], at[high - 1] + 1, inside, run, _held(sought, stems[low:high]), stems[low:high])


def _stretch(sought: Sought, weights: Weights, hits: list[Pair]) -> tuple[int, int]:
    """The stretch no wider than allowed in which the sought words weigh most, each counted as often as it is sought; of
    those that weigh the same the tightest, since a word that stands there once more belongs to what is beside it.
    """
    width = int(len(sought) * _WIDER) + _MORE
    left = dict(sought.times)
    worth = weights.worth
    best = gain = 0.0
    bounds = (hits[0][0], hits[0][0] + 1)
    start = 0
    for place, stem in hits:
        left[stem] -= 1
        if left[stem] >= 0:
            gain += worth[stem]
        first, out = hits[start]
        while left[out] < 0 or place - first >= width:
            left[out] += 1
            if left[out] > 0:
                gain -= worth[out]
            start += 1
            first, out = hits[start]
        if gain > best + _ROUNDED or (gain > best - _ROUNDED and place + 1 - first < bounds[1] - bounds[0]):
            best, bounds = gain, (first, place + 1)
    return bounds


def _aligned(mine: list[int], theirs: list[int], offset: int) -> list[Pair]:
    pairs: list[Pair] = []
    for code in Indel.opcodes(mine, theirs):
        if code.tag == "equal":
            pairs += zip(
                range(code.src_start, code.src_end),
                range(offset + code.dest_start, offset + code.dest_end),
                strict=True,
            )
    return pairs


def _run(weights: Weights, pairs: list[Pair]) -> list[Pair]:
    """The run that weighs most once what breaks it is taken off (Kadane's algorithm)."""
    best = gain = 0.0
    start = best_start = best_end = 0
    i, j = -1, -1
    for number, (next_i, next_j) in enumerate(pairs):
        torn = next_j - j + next_i - i - 2
        if torn:
            gain -= _BREAK + _STEP * torn
        if gain <= 0:
            gain, start = 0.0, number
        gain += weights.words[next_i]
        if gain > best:
            best, best_start, best_end = gain, start, number + 1
        i, j = next_i, next_j
    return pairs[best_start:best_end]


def _held(sought: Sought, stems: list[int]) -> list[int]:
    """The sought words that stand in the stretch, each as often as it does."""
    taken: dict[int, int] = {}
    held = []
    for stem in stems:
        places = sought.places.get(stem)
        if places and taken.get(stem, 0) < len(places):
            held.append(places[taken.get(stem, 0)])
            taken[stem] = taken.get(stem, 0) + 1
    return held


def _grown(sought: Sought, weights: Weights, hits: list[Pair], run: list[Pair]) -> tuple[int, int]:
    """From the run on, both ways, as far as sought words that it lacks outweigh what stands between them."""
    low, high = run[0][1], run[-1][1] + 1
    left = {stem: len(places) for stem, places in sought.places.items()}
    for place, stem in hits:
        left[stem] -= low <= place < high
    before = [hit for hit in reversed(hits) if hit[0] < low]
    after = [hit for hit in hits if hit[0] >= high]
    low = _reach(sought, weights, before, left, low)
    return low, _reach(sought, weights, after, left, high - 1) + 1


def _reach(sought: Sought, weights: Weights, hits: list[Pair], left: dict[int, int], edge: int) -> int:
    best, gain, previous = 0.0, 0.0, edge
    taken: list[int] = []
    for place, stem in hits:
        gain -= _STEP * (abs(place - previous) - 1)
        previous = place
        if left[stem] <= taken.count(stem):
            gain -= _STEP
            continue
        taken.append(stem)
        gain += weights.words[sought.places[stem][0]]
        if gain > best:
            best, edge = gain, place
            for one in taken:
                left[one] -= 1
            taken = []
        elif gain < -_LOST:
            break
    return edge
