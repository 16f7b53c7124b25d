"""Two wordings beside each other: which stretches differ, each widened until it holds whole facts of both."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from taswib.text.facts.fact import Found
from taswib.text.facts.wording import Wording

_CELLS = 3_000 * 3_000
"""Words before times words after beyond which what differs is not compared word by word."""
_ISLAND = 3  # letters


class Stretch(NamedTuple):
    """Tokens i … i_end - 1 of the one wording stand for tokens j … j_end - 1 of the other."""

    i: int
    i_end: int
    j: int
    j_end: int


def stretches(before: Wording, after: Wording) -> list[Stretch]:
    """What differs, in order; between two stretches both wordings have the same words."""
    found: list[Stretch] = []
    for one in _raw(before.words, after.words):
        if found and _is_island(before.words[found[-1].i_end : one.i]):
            found[-1] = Stretch(found[-1].i, one.i_end, found[-1].j, one.j_end)
        else:
            found.append(one)
    return found


def _is_island(between: Sequence[str]) -> bool:
    """Whether nothing, or one short word amid replaced ones, parts two stretches: that it stands in both is chance."""
    return not between or (len(between) == 1 and len(between[0]) <= _ISLAND)


def widened(
    unlike: Sequence[Stretch], parted: Sequence[Stretch], old: Sequence[Found], new: Sequence[Found]
) -> list[Stretch]:
    """The stretches `unlike`, grown over the facts that they cut through, and joined where they meet.

    `parted` are all stretches in which the tokens differ, those too in which only the writing does (عبد الله، عبدالله): what
    stands across is counted past every one of them.
    """
    pending = list(unlike)
    while True:
        grown = _joined([_grown(one, parted, old, new) for one in pending])
        if grown == pending:
            return grown
        pending = grown


def within(facts: Sequence[Found], first: int, end: int) -> list[Found]:
    """The facts whose tokens all lie among first … end - 1."""
    return [one for one in facts if first <= one.first and one.end <= end]


def _raw(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(left) * len(right) > _CELLS or not (left and right):
        return [Stretch(head, len(old) - tail, head, len(new) - tail)] if left or right else []
    return [
        Stretch(head + code.src_start, head + code.src_end, head + code.dest_start, head + code.dest_end)
        for code in Levenshtein.opcodes(left, right)
        if code.tag != "equal"
    ]


def _grown(one: Stretch, found: Sequence[Stretch], old: Sequence[Found], new: Sequence[Found]) -> Stretch:
    i, i_end = _over(one.i, one.i_end, old)
    j, j_end = _over(one.j, one.j_end, new)
    back = [Stretch(x.j, x.j_end, x.i, x.i_end) for x in found]
    return Stretch(
        min(i, _first_across(j, back)),
        max(i_end, _end_across(j_end, back)),
        min(j, _first_across(i, found)),
        max(j_end, _end_across(i_end, found)),
    )


def _over(first: int, end: int, facts: Sequence[Found]) -> tuple[int, int]:
    """The tokens first … end - 1 and those of the facts that they cut through."""
    cut = [one for one in facts if one.first < end and first < one.end]
    return min((one.first for one in cut), default=first), max((one.end for one in cut), default=end)


def _first_across(first: int, found: Sequence[Stretch]) -> int:
    """Where in the second wording that begins which begins at token `first` of the first."""
    ahead = 0
    for one in found:
        if first <= one.i:
            return one.j if first == one.i else first + ahead
        if first < one.i_end:
            return one.j
        ahead = one.j_end - one.i_end
    return first + ahead


def _end_across(end: int, found: Sequence[Stretch]) -> int:
    """Where in the second wording that ends which ends before token `end` of the first."""
    ahead = 0
    for one in found:
        if end < one.i or (end == one.i < one.i_end):
            return end + ahead
        if end <= one.i_end:
            return one.j_end
        ahead = one.j_end - one.i_end
    return end + ahead


def _joined(found: Sequence[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and (one.i < last.i_end or one.j < last.j_end):
            joined[-1] = Stretch(
                min(last.i, one.i), max(last.i_end, one.i_end), min(last.j, one.j), max(last.j_end, one.j_end)
            )
        else:
            joined.append(one)
    return joined
