"""A picture: one question to the desk's rows, with its answer in a sentence and in a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import ceil
from typing import NamedTuple, TypeAlias

FEWEST = 5
"""Of what readers sent, no public figure tells apart fewer than so many; and no median is told of fewer."""


class Few(NamedTuple):
    """A count that is told roughly: at least `least` and at most `most`."""

    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.least}–{self.most}"


Cell: TypeAlias = int | Few | None
"""None where it is not told: there are too few."""
Label: TypeAlias = str | date


class Form(Enum):
    """How it is drawn: columns along the time, or a bar beside each row."""

    COLUMNS = "columns"
    BARS = "bars"


class Row(NamedTuple):
    """`key` is its name for programs; `label` what people read, the first day of a span where it is one."""

    key: str
    label: Label
    cells: tuple[Cell, ...]
    address: str = ""


@dataclass(frozen=True)
class Picture:
    """`head` names the rows, then each column; `keys` are the columns' names for programs. `drawn` columns are pictured."""

    name: str
    title: str
    says: str
    form: Form
    head: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[Row, ...]
    drawn: int = 1
    by_year: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(size(cell) for row in self.rows for cell in row.cells)


def in_fives(count: int) -> Few:
    """What the public is told of a count of reports: each telling stands for five counts, none of them alone."""
    least = count - count % FEWEST
    return Few(least, least + FEWEST - 1)


def size(cell: Cell) -> int:
    """How long it is drawn."""
    return cell.least if isinstance(cell, Few) else cell or 0


def telling(public: bool) -> Callable[[int], Cell]:
    """How a count of what readers sent is told: to the public in fives."""
    return in_fives if public else lambda count: count


def median_of(weighed: Iterable[tuple[int, int]]) -> float | None:
    """The value in the middle of values with their counts; None of fewer than FEWEST."""
    pairs = sorted(pair for pair in weighed if pair[1])
    whole = sum(count for _value, count in pairs)
    if whole < FEWEST:
        return None
    low, high = (_at(pairs, place) for place in ((whole - 1) // 2, whole // 2))
    return (low + high) / 2


def middle_day(weighed: Iterable[tuple[int, int]]) -> int | None:
    """Of whole days (a part of one counts as one) with their counts: the middle, rounded up; None of too few, never 0."""
    middle = median_of((max(1, days), many) for days, many in weighed)
    return None if middle is None else ceil(middle)


def _at(pairs: list[tuple[int, int]], place: int) -> int:
    passed = 0
    for value, count in pairs:
        passed += count
        if place < passed:
            return value
    raise IndexError(place)
