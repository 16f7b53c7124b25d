"""Counts as lengths for the pages' small pictures, in the units of their SVG."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Label = TypeVar("Label")

WIDE = 100
"""A whole bar."""
COLUMN, GAP, HIGH = 8, 2, 30
"""A column's width, the room after it, and the height of the highest."""


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


def _scaled(count: int, whole: int, length: int) -> int:
    """At least one unit of what is there at all."""
    return max(1, round(count * length / whole)) if count else 0
