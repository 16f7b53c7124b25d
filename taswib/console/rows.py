"""A case as a line of the queue."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.state import State

SHAPES = {
    State.OPEN: "state-working",
    State.WAITING: "state-waiting",
    State.DECIDED: "state-upheld",
    State.CLOSED: "state-closed",
}
"""The shape beside each state's word (design/README.md)."""


@dataclass(frozen=True)
class Row:
    case: Case
    kind: str | Promise
    shape: str
    age: str
    due: str
    is_overdue: bool


def row(case: Case, today: date) -> Row:
    """The line of `case`, from a queryset `with_reports`."""
    overdue = case.is_overdue(today)
    return Row(case, kind_of(case), SHAPES[State(case.state)], _age(case, today), due(case, today), overdue)


def kind_of(case: Case) -> str | Promise:
    """What sort of report leads the case, or that it is a silent edit, as people call it."""
    return CaseKind(case.kind).label


def due(case: Case, today: date) -> str:
    """How far off the first day is on which something is due; empty while nothing is."""
    if case.due_on is None:
        return ""
    days = (case.due_on - today).days
    if days < 0:
        return ngettext("overdue by %(days)d day", "overdue by %(days)d days", -days) % {"days": -days}
    if days == 0:
        return _("today")
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}


def _age(case: Case, today: date) -> str:
    days = (today - case.newsroom.day_of(case.opened_at)).days
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days} if days > 0 else _("today")
