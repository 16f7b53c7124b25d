"""The calendar on which deadlines are counted: the newsroom's week, and its holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

_DAY = timedelta(days=1)


class Unit(models.TextChoices):
    WORKING = "working", _("working days")
    CALENDAR = "calendar", _("calendar days")


@dataclass(frozen=True)
class WorkingCalendar:
    """`weekend` holds weekdays as date.weekday() counts them, six at most, so that every week has a working day."""

    weekend: frozenset[int]
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if set(range(7)) <= self.weekend:
            raise ValueError("a week without a working day would never let a deadline come")

    def is_working(self, day: date) -> bool:
        return day.weekday() not in self.weekend and day not in self.holidays

    def after(self, day: date, count: int, unit: str) -> date:
        """The `count`-th day of that unit after `day`; `day` itself for 0."""
        if unit == Unit.CALENDAR:
            return day + count * _DAY
        while count > 0:
            day += _DAY
            count -= self.is_working(day)
        return day

    def between(self, first: date, last: date, unit: str) -> int:
        """How many days of that unit lie after `first`, up to and with `last`; 0 where `last` is not later."""
        span = max(0, (last - first).days)
        if unit == Unit.CALENDAR:
            return span
        return sum(self.is_working(first + number * _DAY) for number in range(1, span + 1))


def spoken(days: int, unit: str) -> str:
    """So many days of that unit, as people say it."""
    if unit == Unit.CALENDAR:
        return ngettext("%(days)d calendar day", "%(days)d calendar days", days) % {"days": days}
    return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}
