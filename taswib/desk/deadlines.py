"""When an answer is due: the newsroom's promise, in its working days."""

from datetime import date, datetime, timedelta

from taswib.people.newsroom import Newsroom

# Friday and Saturday in most Arab states; Saturday and Sunday in Lebanon and the Maghreb (standards.md).
_WEEKENDS = {"TN": {5, 6}, "DZ": {4, 5}, "MA": {5, 6}}
_FRIDAY_SATURDAY = {4, 5}


def due_on(newsroom: Newsroom, received_at: datetime) -> date:
    """The last day of the promise for what came in at `received_at`, on the newsroom's calendar."""
    return due_after(newsroom, received_at, newsroom.promise_days)


def due_after(newsroom: Newsroom, moment: datetime, days: int) -> date:
    """The `days`-th working day after `moment`, on the newsroom's calendar."""
    return working_days_after(newsroom.day_of(moment), days, _WEEKENDS.get(newsroom.months, _FRIDAY_SATURDAY))


def working_days_after(day: date, count: int, weekend: set[int]) -> date:
    """The `count`-th working day after `day`; `weekend` holds weekdays as date.weekday() counts them."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() not in weekend
    return day
