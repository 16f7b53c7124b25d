"""A fact of a passage: of which kind, of which value, and where its words stand."""

from dataclasses import dataclass, replace
from typing import Literal

Span = tuple[int, int]
"""Code points of the passage as it was given, half-open."""

Kind = Literal["number", "date", "negation", "name", "speaker"]


@dataclass(frozen=True)
class Fact:
    """`value` is the same for every writing of the fact: «14 percent», «2015-08-05», «not», a folded name."""

    kind: Kind
    value: str
    span: Span


@dataclass(frozen=True)
class Found:
    """A fact in a wording: tokens first … end - 1, and every value that its writing allows («1.500» allows two)."""

    kind: Kind
    first: int
    end: int
    values: tuple[str, ...]
    unit: str = ""
    """What a number counts; of a date with figures, the weekday beside them."""
    said: frozenset[str] = frozenset()
    """Of a date, its words."""
    lasting: frozenset[str] = frozenset()
    """Of a date that names a weekday, its words without «اليوم», «أمس» and «غدا», which hold on one day alone."""

    def shifted(self, by: int) -> "Found":
        """The same fact counted from another first token."""
        return replace(self, first=self.first + by, end=self.end + by) if by else self

    def agrees(self, other: "Found") -> bool:
        """Whether both say the same, or one of them less than the other. A unit that is left out is no contradiction,
        a percentage is.
        """
        if self.kind != other.kind:
            return False
        if _is_part(self.said, other.said) or _is_part(self.lasting, other.lasting):
            return True
        if set(self.values).isdisjoint(other.values):
            return False
        one, another = self.unit, other.unit
        return one == another or (not (one and another) and "percent" not in (one, another))


def _is_part(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of them says no more than the other, and something."""
    return bool(one and other) and (one <= other or other <= one)
