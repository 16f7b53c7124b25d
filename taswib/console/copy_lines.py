"""A copy and a repair as lines of the desk's pages."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.design.differences import Pieces, pieces
from taswib.desk.copy import Copy
from taswib.desk.copy_reading import CopyReading
from taswib.desk.repair import Repair, RepairQuerySet
from taswib.desk.repair_state import RepairState
from taswib.desk.spread import outlet_of

SHAPES = {
    RepairState.CONFIRMED: "state-working",
    RepairState.ASKED: "state-waiting",
    RepairState.ANSWERED: "state-partly",
    RepairState.FIXED: "state-upheld",
    RepairState.REFUSED: "state-rejected",
    RepairState.GONE: "state-closed",
    RepairState.DROPPED: "state-closed",
}
"""The shape beside each state's word (design/README.md)."""


@dataclass(frozen=True)
class Passage:
    """What stands in a copy and what should stand; `stands` is empty where a person has to write it."""

    stood: str
    stands: str
    changes_was: Pieces
    changes_now: Pieces


@dataclass(frozen=True)
class Line:
    """A repair in a table."""

    repair: Repair
    outlet: str
    shape: str
    due: str
    is_overdue: bool
    latest: CopyReading | None


def passages_of(copy: Copy) -> list[Passage]:
    """The copy's passages with what the correction makes of each."""
    return [_passage(place.exact, place.stands) for place in copy.passages]


def with_readings(repairs: RepairQuerySet) -> RepairQuerySet:
    return repairs.prefetch_related(Prefetch("readings", CopyReading.objects.order_by("-pk")))


def line(repair: Repair, today: date) -> Line:
    """The line of a repair, from a queryset `with_readings`."""
    latest = next(iter(repair.readings.all()), None)
    overdue = repair.is_overdue(today)
    return Line(repair, outlet_of(repair), SHAPES[RepairState(repair.state)], due(repair, today), overdue, latest)


def due(repair: Repair, today: date) -> str:
    """How far off the day is on which the desk should do something; empty when nothing is waited for."""
    if repair.due_on is None:
        return ""
    days = (repair.due_on - today).days
    if days < 0:
        return ngettext("overdue by %(days)d day", "overdue by %(days)d days", -days) % {"days": -days}
    return _("today") if days == 0 else ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}


def _passage(stood: str, stands: str) -> Passage:
    was, now = pieces(stood, stands) if stood and stands else ([], [])
    return Passage(stood, stands, was, now)
