"""Dates and times as the newsroom writes them: month names by its territory, its time zone, Western digits."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time


def written_day(value: date, language: str, months: str) -> str:
    """`22 تشرين الثاني 2026` or `22 November 2026`; `months` is the newsroom's territory (SY, EG, TN, DZ, MA)."""
    return format_date(value, "d MMMM y", locale=_locale(language, months))


def written_moment(value: datetime, language: str, months: str, zone: ZoneInfo) -> str:
    """The day and the time of day on the newsroom's clock."""
    local = value.astimezone(zone)
    join = "، " if language == "ar" else ", "
    clock = format_time(local, "HH:mm", locale="en", tzinfo=zone)
    return written_day(local.date(), language, months) + join + clock


def written_weekday(value: date, language: str, months: str) -> str:
    """The weekday before the day: `الأحد 22 تشرين الثاني 2026`, `Sunday 22 November 2026`."""
    return format_datetime(
        datetime(value.year, value.month, value.day), "EEEE d MMMM y", locale=_locale(language, months)
    )


def written_month(value: date, language: str, months: str) -> str:
    """The month without the day: `تشرين الثاني 2026`, `November 2026`."""
    return format_date(value, "LLLL y", locale=_locale(language, months))


def _locale(language: str, months: str) -> str:
    return f"ar_{months}" if language == "ar" else "en_GB"
