"""Dates that name a month or a year: «18 تموز 2015»، «3 رمضان»، «تموز الماضي»، «عام 1962»، 18/7/2015."""

from dataclasses import dataclass
from datetime import date

from taswib.text.dates.cursor import Cursor
from taswib.text.dates.months import HIJRI, gregorian, in_hijri, months

_YEARS = (1000, 2999)
_LOOKS_AHEAD = 45  # days behind the publication date up to which a date without a year is this year's


@dataclass
class _Date:
    day: int | None = None
    last: int | None = None
    """The last day of a range; then only the month is certain."""
    month: int | None = None
    year: int | None = None
    hijri: bool = False


def absolute(cursor: Cursor, published: date | None) -> tuple[bool, str | None]:
    """Whether a date that names a month or a year stands here, and its ISO form where text and publication settle
    it.
    """
    start = cursor.at
    found = _numeric(cursor) or _worded(cursor, published)
    if found is None:
        cursor.at = start
        return _year_alone(cursor, published)
    _suffixes(cursor, found)
    past, future = cursor.take("past"), cursor.take("future")
    cursor.take("present")
    return True, _iso(found, published, past=past, future=future)


def _numeric(cursor: Cursor) -> _Date | None:
    """Day/month/year or year-month-day in digits."""
    parts, start = [], cursor.at
    mark = cursor.word(1)
    if mark not in ("/", "-", "."):
        return None
    for place in range(3):
        number = cursor.number(0, 2999)
        if number is None or (place < 2 and cursor.word() != mark):
            cursor.at = start
            return None
        parts.append(number)
        cursor.at += place < 2
    first, second, third = parts
    if first > 31:
        first, third = third, first
    if not (1 <= first <= 31 and 1 <= second <= 12 and third >= 100):
        cursor.at = start
        return None
    return _Date(first, None, second, third, third in HIJRI)


def _worded(cursor: Cursor, published: date | None) -> _Date | None:
    found = _Date()
    found.day = cursor.number(1, 31)
    if found.day is None:
        ordinal = cursor.one_of("ordinals")
        found.day = None if ordinal is None else ordinal + 1
    if found.day is not None:
        found.last = _range_end(cursor)
    if cursor.word() == "من":
        cursor.at += 1
    of_month = cursor.take("month")
    named = _month(cursor)
    if named is None:
        return _of_this_month(cursor, found, published) if of_month and found.day else None
    found.month, found.hijri = named
    _second_name(cursor)
    return found


def _of_this_month(cursor: Cursor, found: _Date, published: date | None) -> _Date | None:
    """«16 من الشهر الجاري»، «16 من الشهر الماضي»."""
    back = 1 if cursor.take("past") else 0 if cursor.take("present") else None
    if back is None or published is None:
        return None
    number = published.year * 12 + published.month - 1 - back
    found.year, found.month = number // 12, number % 12 + 1
    return found


def _range_end(cursor: Cursor) -> int | None:
    """The second day of «3 - 5» or «3 إلى 5» or «3 و5»."""
    start = cursor.at
    if cursor.word() in ("-", "الي", "و", "حتي"):
        cursor.at += 1
        last = cursor.number(1, 31)
    elif cursor.word()[:1] == "و" and cursor.word()[1:].isdecimal():
        cursor.at += 1
        last = int(cursor.words[cursor.at - 1][1:])
    else:
        return None
    if last is None:
        cursor.at = start
    return last


def _month(cursor: Cursor) -> tuple[int, bool] | None:
    for length in (2, 1):
        name = tuple(cursor.words[cursor.at : cursor.at + length])
        if len(name) == length and (found := months().get(name)):
            cursor.at += length
            return found
    return None


def _second_name(cursor: Cursor) -> None:
    """Step over the month's other name: «يوليو (تموز)»، «آب/أغسطس»."""
    start = cursor.at
    bracket = cursor.word() == "("
    if cursor.word() not in ("(", "/", "-"):
        return
    cursor.at += 1
    named = _month(cursor)
    if named is None or (bracket and cursor.word() != ")"):
        cursor.at = start
        return
    cursor.at += bracket


def _suffixes(cursor: Cursor, found: _Date) -> None:
    start = cursor.at
    if found.year is None:
        if cursor.word() in ("من", "،", ","):
            cursor.at += 1
        cursor.take("year")
        found.year = cursor.number(*_YEARS)
        if found.year is None:
            cursor.at = start
            return
    found.hijri = found.hijri or found.year in HIJRI
    _ = cursor.take("hijri_era") or cursor.take("era")


def _year_alone(cursor: Cursor, published: date | None) -> tuple[bool, str | None]:
    """«عام 2014»، «العام الماضي»، «الشهر الماضي»، «الأسبوع الماضي»."""
    start = cursor.at
    for kind in ("year", "month", "week"):
        if not cursor.take(kind):
            continue
        if kind == "year" and (year := cursor.number(*_YEARS)) is not None:
            hijri = year in HIJRI
            _ = cursor.take("hijri_era") or cursor.take("era")
            return True, None if hijri else f"{year:04}"
        back = 1 if cursor.take("past") else 0 if cursor.take("present") else None
        if back is not None:
            return True, _counted_back(kind, back, published)
        break
    cursor.at = start
    return False, None


def _counted_back(kind: str, back: int, published: date | None) -> str | None:
    if published is None or kind == "week":
        return None
    if kind == "year":
        return f"{published.year - back:04}"
    number = published.year * 12 + published.month - 1 - back
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _iso(found: _Date, published: date | None, *, past: bool, future: bool) -> str | None:
    assert found.month is not None
    year = found.year if found.year is not None else _year(found, published, past=past, future=future)
    if year is None:
        return None
    if found.day is None or found.last is not None:
        return None if found.hijri else f"{year:04}-{found.month:02}"
    day = gregorian(year, found.month, found.day, hijri=found.hijri)
    return day.isoformat() if day else None


def _year(found: _Date, published: date | None, *, past: bool, future: bool) -> int | None:
    """The year of a date that names none: the last such date, unless it is near ahead or said to be to come."""
    if published is None:
        return None
    now = in_hijri(published) if found.hijri else (published.year, published.month, published.day)
    if now is None or found.month is None:
        return None
    year, month, day = now
    place, here = (found.month, found.day or 1), (month, day if found.day else 1)
    if future:
        return year if place >= here else year + 1
    if past and found.day is None and found.month == month:
        return year - 1
    days_ahead = (place[0] - here[0]) * 30 + place[1] - here[1]
    return year - 1 if days_ahead > (0 if past else _LOOKS_AHEAD) else year
