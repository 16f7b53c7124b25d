"""The picture of a spread: a line for each outlet, along it a ring for each copy at its day, filled as copies are mended.

Readable at five copies and at five hundred: what falls close together becomes one larger ring, and of many outlets those
with the most copies keep a line of their own. Places are in per cent, sizes in CSS pixels, so that nothing is distorted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from math import sqrt
from typing import Protocol

LINES = 12
"""Outlets with a line of their own; the others share one."""
BINS = 40
_SMALL, _LARGE = 5.0, 11.0
_MARGIN = 3.0


class Seen(Protocol):
    """One copy; any object with these will do."""

    @property
    def outlet(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def mended(self) -> bool: ...


@dataclass(frozen=True)
class Ring:
    """`count` copies that stand close together: the ring's place and radius, and the radius of its filled part."""

    x: float
    radius: float
    filled: float
    count: int


@dataclass(frozen=True)
class Line:
    """One outlet, or the rest of them (`outlets` of them, and no name)."""

    outlet: str
    outlets: int
    copies: int
    mended: int
    rings: list[Ring]


@dataclass(frozen=True)
class Spread:
    """`first` and `last` are the ends of the time line, `notice` the place on it of the notice, if it is within."""

    lines: list[Line]
    first: datetime
    last: datetime
    notice: float


def spread(copies: Sequence[Seen], noticed_at: datetime) -> Spread | None:
    """The picture; None without a copy. The line of time reaches from the first copy to the last, and holds the notice."""
    if not copies:
        return None
    moments = [copy.at for copy in copies] + [noticed_at]
    first, last = min(moments), max(moments)
    by_outlet = _by_outlet(copies)
    most = max(count for _, group in by_outlet for count in _counts(group, first, last))
    shown, rest = by_outlet[:LINES], by_outlet[LINES:]
    if len(rest) == 1:
        shown, rest = by_outlet, []
    lines = [_line(name, 1, group, first, last, most) for name, group in shown]
    if rest:
        together = [copy for _, group in rest for copy in group]
        most = max(most, *_counts(together, first, last))
        lines = [_line(name, 1, group, first, last, most) for name, group in shown]
        lines.append(_line("", len(rest), together, first, last, most))
    return Spread(lines, first, last, _place(noticed_at, first, last))


def _by_outlet(copies: Iterable[Seen]) -> list[tuple[str, list[Seen]]]:
    """The outlets with the most copies first, then whoever had it first."""
    ordered = sorted(copies, key=lambda copy: copy.outlet)
    groups = [(name, list(group)) for name, group in groupby(ordered, key=lambda copy: copy.outlet)]
    return sorted(groups, key=lambda pair: (-len(pair[1]), min(copy.at for copy in pair[1]), pair[0]))


def _line(name: str, outlets: int, group: list[Seen], first: datetime, last: datetime, most: int) -> Line:
    rings = []
    for place, there in sorted(_binned(group, first, last).items()):
        mended = sum(copy.mended for copy in there)
        radius = _SMALL + (_LARGE - _SMALL) * sqrt((len(there) - 1) / max(1, most - 1))
        rings.append(
            Ring(_in_the_middle(place), round(radius, 1), round(radius * sqrt(mended / len(there)), 1), len(there))
        )
    return Line(name, outlets, len(group), sum(copy.mended for copy in group), rings)


def _counts(group: list[Seen], first: datetime, last: datetime) -> list[int]:
    return [len(there) for there in _binned(group, first, last).values()]


def _binned(group: list[Seen], first: datetime, last: datetime) -> dict[int, list[Seen]]:
    bins: dict[int, list[Seen]] = {}
    for copy in group:
        bins.setdefault(round(_share(copy.at, first, last) * BINS), []).append(copy)
    return bins


def _share(at: datetime, first: datetime, last: datetime) -> float:
    return (at - first) / (last - first) if last > first else 0.5


def _place(at: datetime, first: datetime, last: datetime) -> float:
    return round(_MARGIN + _share(at, first, last) * (100 - 2 * _MARGIN), 2)


def _in_the_middle(place: int) -> float:
    return round(_MARGIN + place / BINS * (100 - 2 * _MARGIN), 2)
