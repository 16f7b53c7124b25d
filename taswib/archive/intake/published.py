"""When an article was published, as people and machines write it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from taswib.archive.article import Precision
from taswib.archive.intake.unreadable import Reason, Unreadable

_EARLIEST = 1700  # before the first newspapers in Arabic; a smaller year is a slip
_SKEW = timedelta(minutes=5)  # between the publisher's clock and this one
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True)
class Published:
    """A moment, and how much of it is known. A day alone is stored as its midnight in the newsroom's zone."""

    at: datetime
    precision: str


def read_published(raw: str, *, zone: ZoneInfo, now: datetime) -> Published:
    """An ISO 8601 date or date and time; without an offset it is the newsroom's `zone`.

    Raises Unreadable (DATE, FUTURE).
    """
    written = raw.strip().translate(_DIGITS)
    try:
        found = _day(written, zone) or _moment(written, zone)
        ahead = found.at > now.astimezone(found.at.tzinfo) + _SKEW
    except (ValueError, OverflowError):
        raise Unreadable(Reason.DATE, raw.strip()[:80]) from None
    if found.at.year < _EARLIEST:
        raise Unreadable(Reason.DATE, raw.strip()[:80])
    if ahead:
        raise Unreadable(Reason.FUTURE, raw.strip()[:80])
    return found


def _day(written: str, zone: ZoneInfo) -> Published | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return Published(datetime.combine(day, time.min, tzinfo=zone), Precision.DAY)


def _moment(written: str, zone: ZoneInfo) -> Published:
    moment = datetime.fromisoformat(written)
    return Published(moment if moment.tzinfo else moment.replace(tzinfo=zone), Precision.MINUTE)
