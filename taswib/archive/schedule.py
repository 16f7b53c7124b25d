"""When something on the web is read again: often while it is fresh, ever more seldom later. Pure; `now` is an argument."""

from datetime import datetime, timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# (up to this age, read again after): hourly for a day, then 2-hourly, 4-hourly, daily, weekly.
STEPS = ((DAY, HOUR), (2 * DAY, 2 * HOUR), (7 * DAY, 4 * HOUR), (30 * DAY, DAY))
SELDOM = timedelta(weeks=1)
_FIRST_RETRY, _LONGEST_RETRY = timedelta(minutes=5), DAY


def interval(age: timedelta) -> timedelta:
    """How long a page of this age is left alone. An age below none (a clock that jumped) counts as none."""
    return next((pause for until, pause in STEPS if age < until), SELDOM)


def next_reading(fresh_since: datetime, now: datetime) -> datetime:
    """`fresh_since` is when it was first seen, or last seen to have changed."""
    return now + interval(now - fresh_since)


def next_try(failures: int, now: datetime, *, not_before: datetime | None = None) -> datetime:
    """After so many failures in a row: five minutes, ten, twenty … at most a day; never before what the site asked for."""
    pause = min(_FIRST_RETRY * 2 ** min(max(failures, 1) - 1, 12), _LONGEST_RETRY)
    return max(now + pause, not_before or now)
