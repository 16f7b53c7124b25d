"""When something is due: the newsroom's promise and the profiles that it keeps to, on its own calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from taswib.desk.deadline import Deadline
from taswib.desk.deadline_profile import DeadlineProfile, Duty
from taswib.desk.holiday import calendar_of
from taswib.desk.working_calendar import Unit, WorkingCalendar
from taswib.people.newsroom import Newsroom

if TYPE_CHECKING:
    from taswib.desk.case import Case

SOON = 1
"""Working days before the last one from which on the desk is warned."""


@dataclass(frozen=True)
class Timetable:
    """What cases are measured by from now on."""

    calendar: WorkingCalendar
    promise: int
    profiles: tuple[DeadlineProfile, ...]

    def deadlines(self, case: "Case", day: date) -> list[Deadline]:
        """The deadlines of a case that began on `day`, not stored yet; the promise comes first."""
        made = [Deadline(case=case, days=self.promise, started_on=day)]
        made += [_of_profile(case, one, day) for one in self.profiles if case.kind in one.kinds]
        for one in made:
            one.count(self.calendar)
        return made

    def first_due(self, case: "Case", day: date) -> date:
        """The first day on which anything of such a case is due."""
        return min(one.due_on for one in self.deadlines(case, day))


def timetable_of(newsroom: Newsroom) -> Timetable:
    """Asked in two queries."""
    profiles = tuple(DeadlineProfile.objects.of(newsroom).kept())
    return Timetable(calendar_of(newsroom), newsroom.promise_days, profiles)


def due_after(newsroom: Newsroom, moment: datetime, days: int) -> date:
    """The `days`-th working day after `moment`, on the newsroom's calendar."""
    return calendar_of(newsroom).after(newsroom.day_of(moment), days, Unit.WORKING)


def soon(newsroom: Newsroom, today: date) -> date:
    """What is due until this day is due soon."""
    return calendar_of(newsroom).after(today, SOON, Unit.WORKING)


def _of_profile(case: "Case", profile: DeadlineProfile, day: date) -> Deadline:
    return Deadline(
        case=case,
        profile=profile,
        duty=Duty(profile.duty),
        days=profile.days,
        unit=profile.unit,
        pauses=profile.pauses,
        started_on=day,
    )
