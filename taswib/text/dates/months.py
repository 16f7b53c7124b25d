"""The months by their names, and the two calendars that they count in."""

from datetime import date
from functools import cache

from hijridate import Gregorian, Hijri

from taswib.text.lexicons import folded, lines

NAMINGS = ("levant", "egypt", "tunisia", "morocco", "hijri")
HIJRI = range(1343, 1501)
"""The years of Umm al-Qura's table (hijridate): 1 August 1924 to 16 November 2077."""


@cache
def spelled(naming: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of each of the twelve months in a naming, the usual one first. Raises KeyError."""
    table = {}
    for line in lines("ar", "months"):
        label, _, names = line.partition(":")
        table[label] = tuple(tuple(name.strip() for name in month.split("/")) for month in names.split("|"))
    return table[naming]


@cache
def months() -> dict[tuple[str, ...], tuple[int, bool]]:
    """The number of each month by the folded words of its name, and whether it is a Hijri one."""
    found: dict[tuple[str, ...], tuple[int, bool]] = {}
    for naming in NAMINGS:
        for number, names in enumerate(spelled(naming), 1):
            for name in names:
                found.setdefault(tuple(folded(name).split()), (number, naming == "hijri"))
    return found


def gregorian(year: int, month: int, day: int, *, hijri: bool) -> date | None:
    """The day, or none where the calendar has no such day or Umm al-Qura's table does not reach."""
    try:
        if hijri:
            return date(*Hijri(year, month, day).to_gregorian().datetuple())
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def in_hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day by Umm al-Qura, or none outside its table."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None
