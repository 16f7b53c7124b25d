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
FEW = 20
"""Copies up to which each keeps nearly its own place; more of them are gathered, so that rings don't hide each other."""
FINE, COARSE = 40, 12
_SMALL, _LARGE = 4.5, 9.0
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
    time = _Time(first, last, FINE if len(copies) <= FEW else COARSE)
    by_outlet = _by_outlet(copies)
    most = max(count for _, group in by_outlet for count in time.counts(group))
    shown, rest = by_outlet[:LINES], by_outlet[LINES:]
    if len(rest) == 1:
        shown, rest = by_outlet, []
    together = [copy for _, group in rest for copy in group]
    most = max(most, *time.counts(together)) if rest else most
    lines = [_line(name, 1, group, time, most) for name, group in shown]
    if rest:
        lines.append(_line("", len(rest), together, time, most))
    return Spread(lines, first, last, time.place(noticed_at))


@dataclass(frozen=True)
class _Time:
    """The line of time, cut into `bins`."""

    first: datetime
    last: datetime
    bins: int

    def binned(self, group: Iterable[Seen]) -> dict[int, list[Seen]]:
        found: dict[int, list[Seen]] = {}
        for copy in group:
            found.setdefault(round(self._share(copy.at) * self.bins), []).append(copy)
        return found

    def counts(self, group: Iterable[Seen]) -> list[int]:
        return [len(there) for there in self.binned(group).values()]

    def place(self, at: datetime) -> float:
        return _within(self._share(at))

    def middle(self, number: int) -> float:
        return _within(number / self.bins)

    def _share(self, at: datetime) -> float:
        return (at - self.first) / (self.last - self.first) if self.last > self.first else 0.5


def _within(share: float) -> float:
    """In per cent, with room for a ring at both ends."""
    return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)


def _by_outlet(copies: Iterable[Seen]) -> list[tuple[str, list[Seen]]]:
    """The outlets with the most copies first, then whoever had it first."""
    ordered = sorted(copies, key=lambda copy: copy.outlet)
    groups = [(name, list(group)) for name, group in groupby(ordered, key=lambda copy: copy.outlet)]
    return sorted(groups, key=lambda pair: (-len(pair[1]), min(copy.at for copy in pair[1]), pair[0]))


def _line(name: str, outlets: int, group: list[Seen], time: _Time, most: int) -> Line:
    rings = []
    for number, there in sorted(time.binned(group).items()):
        mended = sum(copy.mended for copy in there)
        radius = _SMALL + (_LARGE - _SMALL) * sqrt((len(there) - 1) / max(1, most - 1))
        filled = radius * sqrt(mended / len(there))
        rings.append(Ring(time.middle(number), round(radius, 1), round(filled, 1), len(there)))
    return Line(name, outlets, len(group), sum(copy.mended for copy in group), rings)
