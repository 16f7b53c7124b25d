"""Keeping the deadlines of cases: they pause while the reader is asked, end when their duty is done, move with holidays."""

from datetime import date
from typing import TYPE_CHECKING

from taswib.desk.deadline import Deadline
from taswib.desk.deadline_profile import Duty
from taswib.desk.holiday import calendar_of
from taswib.desk.state import UNANSWERED, State
from taswib.desk.working_calendar import WorkingCalendar
from taswib.people.newsroom import Newsroom

if TYPE_CHECKING:
    from taswib.desk.case import Case

_LOT = 500
_CHANGING = ["due_on", "paused_on", "paused_days", "met_on"]


def keep_time(case: "Case", on: date) -> None:
    """The case has moved to its state on this day: its deadlines follow, in the caller's transaction."""
    deadlines = list(case.deadlines.running())
    if deadlines:
        calendar = calendar_of(case.newsroom)
        for one in deadlines:
            _follow(one, case.state, on, calendar)
        Deadline.objects.bulk_update(deadlines, _CHANGING)
    case.due_on = first_due(deadlines)
    case.save(update_fields=["due_on"])


def first_due(deadlines: list[Deadline]) -> date | None:
    """The first day on which one of them is due; None where none ticks."""
    return min((one.due_on for one in deadlines if one.met_on is None and one.paused_on is None), default=None)


def take_over(case: "Case", joining: "Case") -> None:
    """The deadlines of a case that joins go on in this one; of two of one rule the earlier counts.

    `keep_time` is to follow."""
    mine = {(one.profile_id, one.duty): one for one in case.deadlines.running()}
    for theirs in joining.deadlines.running():
        own = mine.get((theirs.profile_id, theirs.duty))
        if own is None or theirs.due_on < own.due_on:
            theirs.case = case
            theirs.save(update_fields=["case"])
            if own:
                own.delete()
    joining.deadlines.running().delete()


def count_again(newsroom: Newsroom) -> int:
    """The newsroom's week or holidays changed: every running deadline is counted anew. How many moved."""
    calendar, moved = calendar_of(newsroom), 0
    running = Deadline.objects.running().filter(case__newsroom=newsroom).select_related("case")
    last = 0
    while lot := list(running.filter(pk__gt=last).order_by("pk")[:_LOT]):
        moved += _count_lot(lot, calendar)
        last = lot[-1].pk
    return moved


def _count_lot(lot: list[Deadline], calendar: WorkingCalendar) -> int:
    before = [one.due_on for one in lot]
    for one in lot:
        one.count(calendar)
    moved = [one for one, due in zip(lot, before, strict=True) if one.due_on != due]
    Deadline.objects.bulk_update(moved, ["due_on"])
    for case in {one.case_id: one.case for one in moved}.values():
        case.due_on = first_due(list(case.deadlines.running()))
        case.save(update_fields=["due_on"])
    return len(moved)


def _follow(one: Deadline, state: str, on: date, calendar: WorkingCalendar) -> None:
    if state == State.CLOSED or (state not in UNANSWERED and one.duty == Duty.ANSWER):
        one.meet(on, calendar)
    elif state == State.WAITING:
        one.pause(on)
    else:
        one.resume(on, calendar)
