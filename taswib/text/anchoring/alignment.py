"""A quotation laid against a stretch of a text: which of its words stand there, where they begin and end."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from taswib.text.anchoring.sought import Sought
from taswib.text.anchoring.words import Words, weight

Pair = tuple[int, int]
"""A word of the sought, and the word of the text that it is."""

_BREAK, _OPENING, _DRIFT, _NEW_LINE = 0.1, 0.3, 0.06, 1.0
"""What is taken off where two words found don't follow each other; where words were put between them; for each of these;
and where a line ends among them. So a few particles far away don't stretch a passage, and a clause put into it does not tear
it."""
_STRICT = 3.0  # times as much, for a second opinion where less than so much of a passage is quoted:
_LOOSE = 0.75
_NEIGHBOUR = 0.6  # of a quoted word's weight
_ALIKE = 0.6  # of the letters; so alike, words in the place of others are the same ones in another form
_TELLING = 1.2  # words' weight; fewer quoted words beside a passage may stand there by chance
_GAP, _LETTERS = 12, 400  # words, letters; longer replacements are not compared letter by letter


class Alignment(NamedTuple):
    """Words `first` … `last` - 1 of the text are the passage; the shares are between 0 and 1.

    coverage: of the quoted words by weight, alike ones counted in part; before, after: of the neighbours that stand
    directly there; kept: of the words now there, how many are quoted ones; runs: of the quoted words found, how many follow
    each other as they did.
    """

    first: int
    last: int
    coverage: float
    before: float
    after: float
    kept: float
    runs: float


def alignments(sought: Sought, words: Words, start: int, end: int) -> list[Alignment]:
    """The best place among words start … end - 1; two where it is not clear how far the passage goes; none where nothing
    of it stands there.
    """
    start, end = max(0, start), min(len(words), end)
    pairs = _pairs(sought.keys, words.keys[start:end], start)
    found = _alignment(sought, words, _dense(sought, words, pairs, 1.0))
    if found and found.kept < _LOOSE:
        return [found, *filter(None, [_alignment(sought, words, _dense(sought, words, pairs, _STRICT))])]
    return [found] if found else []


def _alignment(sought: Sought, words: Words, own: list[Pair]) -> Alignment | None:
    if not own:
        return None
    before, first = _before(sought, words, own[0])
    after, last = _after(sought, words, own[-1])
    first, last = _rejoined(sought, words, own, first, last)
    found = _found(sought, words, own, first, last)
    return Alignment(
        first, last, min(1.0, found / sought.total), before, after, len(own) / (last - first), _runs(sought, own)
    )


def _pairs(sought: list[str], keys: list[str], offset: int) -> list[Pair]:
    pairs: list[Pair] = []
    for code in Indel.opcodes(sought, keys):
        if code.tag == "equal":
            pairs += zip(
                range(code.src_start, code.src_end),
                range(offset + code.dest_start, offset + code.dest_end),
                strict=True,
            )
    return pairs


def _dense(sought: Sought, words: Words, pairs: list[Pair], cost: float) -> list[Pair]:
    """Of the run of pairs that weighs most once what breaks it is taken off (Kadane's algorithm), the quoted words."""
    best = gain = 0.0
    start = best_start = best_end = 0
    i, j = -1, -1
    for number, (next_i, next_j) in enumerate(pairs):
        if next_i - i != 1 or next_j - j != 1:
            gain -= cost * _torn(words, next_j - j - (next_i - i), j, next_j) if number else 0.0
        i, j = next_i, next_j
        if gain <= 0:
            gain, start = 0.0, number
        gain += sought.weights[i] * (1.0 if sought.first <= i < sought.last else _NEIGHBOUR)
        if gain > best:
            best, best_start, best_end = gain, start, number + 1
    return [pair for pair in pairs[best_start:best_end] if sought.first <= pair[0] < sought.last]


def _torn(words: Words, more: int, j: int, next_j: int) -> float:
    if more <= 0:
        return _BREAK
    return _BREAK + _OPENING + _DRIFT * more + (_NEW_LINE if words.line_ends_between(j, next_j) else 0.0)


def _before(sought: Sought, words: Words, own: Pair) -> tuple[float, int]:
    """The share of the words before that still stand there, and where the passage begins if its first words changed."""
    i, j = own
    missing = i - sought.first
    stretch = max(0, j - 2 * missing - 4 - sought.first)
    pairs = _pairs(sought.keys[: sought.first], words.keys[stretch:j], stretch)
    first = j
    hemmed = pairs[-1][1] + sought.first - pairs[-1][0] if pairs else -1
    if missing and j - 2 * missing - 3 <= hemmed <= j:
        first = hemmed
    elif missing:
        found = 0
        while found < min(missing, j) and _alike(sought.keys[i - 1 - found], words.keys[j - 1 - found]):
            found += 1
        first = j - found
    return _near(sought, pairs, sought.sums[sought.first], sought.first - first), first


def _after(sought: Sought, words: Words, own: Pair) -> tuple[float, int]:
    i, j = own[0] + 1, own[1] + 1
    missing = sought.last - i
    neighbours = sought.keys[sought.last :]
    pairs = [
        (sought.last + a, b) for a, b in _pairs(neighbours, words.keys[j : j + 2 * missing + 4 + len(neighbours)], j)
    ]
    last = j
    hemmed = pairs[0][1] + sought.last - pairs[0][0] if pairs else -1
    if missing and j <= hemmed <= j + 2 * missing + 3:
        last = hemmed
    elif missing:
        found = 0
        while found < min(missing, len(words) - j) and _alike(sought.keys[i + found], words.keys[j + found]):
            found += 1
        last = j + found
    return _near(sought, pairs, sought.sums[-1] - sought.sums[sought.last], sought.last - last), last


def _rejoined(sought: Sought, words: Words, own: list[Pair], first: int, last: int) -> tuple[int, int]:
    """With the quoted words that were put before or behind the others: an order that changed is no other place."""
    found = {i for i, _ in own}
    left = Counter(sought.keys[i] for i in range(sought.first, sought.last) if i not in found)
    count = sought.last - sought.first - len(own)
    if not count:
        return first, last
    before = _taken(left, words.keys[max(0, first - count) : first][::-1])
    after = _taken(left, words.keys[last : last + count])
    return first - before, last + after


def _taken(left: Counter[str], keys: list[str]) -> int:
    """How many of `keys`, from the first on, are among `left`; none where they say too little to be these."""
    taken = Counter[str]()
    for key in keys:
        if taken[key] >= left[key]:
            break
        taken[key] += 1
    if sum(weight(key) * times for key, times in taken.items()) < _TELLING:
        return 0
    left.subtract(taken)
    return taken.total()


def _near(sought: Sought, pairs: list[Pair], total: float, ahead: int) -> float:
    """The share of a neighbour's words that stand about where they stood, seen from the passage."""
    near = sum(sought.weights[i] for i, j in pairs if abs(i - j - ahead) <= 3)
    return min(1.0, near / total) if total else 0.0


def _found(sought: Sought, words: Words, own: list[Pair], first: int, last: int) -> float:
    """The weight of the words found, with a part of it for those that stand there in another form."""
    found = sum(sought.weights[i] for i, _ in own)
    i, j = sought.first, first
    for next_i, next_j in [*own, (sought.last, last)]:
        if i < next_i and j < next_j and next_i - i <= _GAP and next_j - j <= _GAP:
            found += _gap(sought, words, (i, next_i), (j, next_j))
        i, j = next_i + 1, next_j + 1
    return found


def _gap(sought: Sought, words: Words, mine: Pair, theirs: Pair) -> float:
    same = _likeness("".join(sought.keys[slice(*mine)]), "".join(words.keys[slice(*theirs)]))
    return same * (sought.sums[mine[1]] - sought.sums[mine[0]]) if same >= _ALIKE else 0.0


def _runs(sought: Sought, own: list[Pair]) -> float:
    if sought.last - sought.first == 1:
        return 1.0
    following = sum(b[0] - a[0] == 1 == b[1] - a[1] for a, b in pairwise(own))
    return following / max(1, len(own) - 1)


def _alike(one: str, other: str) -> bool:
    """Whether they are one word in two forms, or with a slip of the finger."""
    return _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    """The share of letters that both have in one order; 0 for what is too long to be words."""
    return Indel.normalized_similarity(one, other) if max(len(one), len(other)) <= _LETTERS else 0.0
