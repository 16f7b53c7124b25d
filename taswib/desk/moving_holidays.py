"""Holidays that follow the moon: proposed from a table of Hijri months, confirmed by people when they are announced."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from hijridate import Gregorian, Hijri

from taswib.desk.holiday import Holiday
from taswib.people.newsroom import Newsroom

FIRST_YEAR, LAST_YEAR = 1925, 2076
"""Gregorian years that lie whole within the table of Umm al-Qura, which hijridate holds (1343 to 1500 of the Hijra)."""
_LAST_HIJRI = 1500
_TABLE = tomllib.loads((Path(__file__).parent / "library" / "holidays.toml").read_text())["holiday"]


def propose_holidays(newsroom: Newsroom, year: int) -> list[Holiday]:
    """Put the year's calculated days on the newsroom's table, as not confirmed: those that were not there.

    Raises ValueError for a year outside the table.
    """
    there = set(Holiday.objects.of(newsroom).in_year(year).values_list("day", flat=True))
    known = set(Holiday.objects.of(newsroom).in_year(year).values_list("name_ar", flat=True))
    fresh = [one for one in _days(newsroom, year) if one.day not in there and one.name_ar not in known]
    return Holiday.objects.bulk_create({one.day: one for one in fresh}.values())


def _days(newsroom: Newsroom, year: int) -> Iterator[Holiday]:
    for row in _TABLE:
        for first in moving_days(year, row["month"], row["day"]):
            for number in range(row["days"]):
                day = first + timedelta(days=number)
                if day.year == year:
                    yield Holiday(newsroom=newsroom, day=day, name_ar=row["ar"], name_en=row["en"], is_confirmed=False)


def moving_days(year: int, month: int, day: int) -> list[date]:
    """When a day of the Hijri year falls in a Gregorian one: once, and twice in a year that holds parts of three."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the table of Hijri months knows the years {FIRST_YEAR} to {LAST_YEAR}")
    earliest = Gregorian(year, 1, 1).to_hijri().year
    years = range(earliest, min(earliest + 3, _LAST_HIJRI + 1))
    met = [Hijri(one, month, day).to_gregorian() for one in years]
    return [date(*one.datetuple()) for one in met if one.year == year]
