"""When digests are due, on the newsroom's clock. Pure: `now` and the newsroom's week are arguments."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from taswib.following.choice import Rhythm

HOUR = time(7)
"""Before the working day begins."""


def last_due(rhythm: Rhythm, now: datetime, zone: ZoneInfo, weekend: Collection[int]) -> datetime:
    """The latest moment up to `now` at which a digest was due; whatever happened before it belongs into that one.

    A weekly one is due on the first day after the `weekend` (0 is Monday, as date.weekday() counts).
    """
    day = now.astimezone(zone).date()
    for back in range(8):
        due = datetime.combine(day - timedelta(days=back), HOUR, zone)
        if due <= now and (rhythm != Rhythm.WEEKLY or due.weekday() == first_day(weekend)):
            return due.astimezone(UTC)
    raise AssertionError("a week has every weekday")


def first_day(weekend: Collection[int]) -> int:
    """The first working day of the week; Monday where there is no weekend, or nothing else."""
    return next((day for day in range(7) if day not in weekend and (day - 1) % 7 in weekend), 0)
