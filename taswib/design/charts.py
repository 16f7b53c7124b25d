"""Counts as lengths for the pages' small pictures, in the units of their SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Label = TypeVar("Label")

WIDE = 100
"""A whole bar."""
COLUMN, GAP, HIGH = 8, 2, 30
"""A column's width, the room after it, and the height of the highest."""
SLOT, TALL = 20, 100
"""The room of one span of time, and the height of its highest column."""
TONES = 5
"""How many series can be told apart without colour: full, half, pale, an outline, a broken one."""


@dataclass(frozen=True)
class Share(Generic[Label]):
    """One bar: `length` of WIDE."""

    label: Label
    count: int
    length: int


@dataclass(frozen=True)
class Column:
    """One column of a row of them: its left edge, its top and its height."""

    label: str
    count: int
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Mark:
    """One rectangle of a drawing; `tone` is 1 for the first series, up to TONES."""

    tone: int
    x: int
    y: int
    width: int
    height: int


def shares(counts: Mapping[Label, int]) -> list[Share[Label]]:
    """A bar for each, as long as its share of them all."""
    whole = sum(counts.values())
    return [Share(label, count, _scaled(count, whole, WIDE)) for label, count in counts.items()]


def columns(counts: Mapping[str, int]) -> list[Column]:
    """A column for each, the highest HIGH."""
    most = max(counts.values(), default=0)
    heights = [_scaled(count, most, HIGH) for count in counts.values()]
    places = range(GAP // 2, len(heights) * (COLUMN + GAP), COLUMN + GAP)
    return [
        Column(label, count, x, HIGH - height, height)
        for (label, count), x, height in zip(counts.items(), places, heights, strict=True)
    ]


def side_by_side(spans: Sequence[Sequence[int]]) -> list[list[Mark]]:
    """For each span of time its columns beside each other in SLOT, the highest of all TALL."""
    most = max((count for span in spans for count in span), default=0)
    return [_beside(span, most) for span in spans]


def stacked(rows: Sequence[Sequence[int]]) -> list[list[Mark]]:
    """For each row its parts one behind the other in one bar, the longest bar WIDE."""
    most = max((sum(row) for row in rows), default=0)
    return [_behind(row, most) for row in rows]


def _beside(span: Sequence[int], most: int) -> list[Mark]:
    width, marks = (SLOT - 4) // max(1, len(span)), []
    for place, count in enumerate(span):
        height = _scaled(count, most, TALL)
        marks.append(Mark(place % TONES + 1, 2 + place * width, TALL - height, width, height))
    return marks


def _behind(row: Sequence[int], most: int) -> list[Mark]:
    x, marks = 0, []
    for place, count in enumerate(row):
        length = min(_scaled(count, most, WIDE), WIDE - x)
        marks.append(Mark(place % TONES + 1, x, 0, length, 6))
        x += length
    return marks


def _scaled(count: int, whole: int, length: int) -> int:
    """At least one unit of what is there at all."""
    return max(1, round(count * length / whole)) if count else 0
