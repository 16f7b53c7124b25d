"""The repairs of one notice: what was found, what is a copy, and how far each is from being mended."""

from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.console.copy_lines import Line, Passage, line, passages_of, with_readings
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk
from taswib.console.loading import notice_for
from taswib.console.paging import page_of
from taswib.console.repair_forms import PlaceForm
from taswib.design.differences import pieces
from taswib.design.spread import spread
from taswib.desk.copy import Copy
from taswib.desk.finding_copies import changed_facts
from taswib.desk.notice import Notice
from taswib.desk.permissions import Act
from taswib.desk.refusals import Refused
from taswib.desk.repair import LONGEST_DUE, Repair
from taswib.desk.repair_state import UNMENDED, RepairState
from taswib.desk.spread import counted_repairs, sightings, tally_of


@dataclass(frozen=True)
class Candidate:
    """A place to be judged, with its passages."""

    copy: Copy
    passages: list[Passage] = field(default_factory=list)


@for_desk
def repairs(request: DeskRequest, notice_id: int) -> HttpResponse:
    return repairs_page(request, notice_for(request, notice_id, Act.REPAIR))


@for_desk
def due_repairs(request: DeskRequest) -> HttpResponse:
    """Everything that is due on any notice, the longest due first."""
    today = request.newsroom.day_of(timezone.now())
    ours = Repair.objects.of(request.newsroom).handled_by(request.user)
    waiting = with_readings(ours.unmended().with_copies()).order_by(LONGEST_DUE, "pk")
    page = page_of(request, waiting)
    context = {
        "page": page,
        "lines": [line(one, today) for one in page],
        "due": ours.due(today).count(),
        "flagged": Copy.objects.flagged_on_entry(request.newsroom).handled_by(request.user)[:30],
    }
    return render(request, "console/repairs_due.html", context)


def repairs_page(
    request: DeskRequest,
    notice: Notice,
    form: PlaceForm | None = None,
    *,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a notice's repairs; with `form`, what could not be added stands in it again."""
    counted = counted_repairs(notice)
    context = {
        "notice": notice,
        "changes": pieces(notice.was, notice.now) if notice.was and notice.now else None,
        "tally": tally_of(notice),
        "spread": spread(sightings(counted), notice.published_at or timezone.now()),
        "form": form or PlaceForm(),
        "refusal": refusal,
        "facts": changed_facts(notice),
        **_judged(notice),
        **_worked_on(request, notice),
    }
    return render(request, "console/repairs.html", context, status=status)


def _judged(notice: Notice) -> dict[str, object]:
    waiting = [Candidate(copy, passages_of(copy)) for copy in notice.copies.to_be_judged().select_related("article")]
    return {
        "found": [one for one in waiting if not one.copy.is_suggestion],
        "suggestions": [one for one in waiting if one.copy.is_suggestion],
    }


def _worked_on(request: DeskRequest, notice: Notice) -> dict[str, object]:
    today = request.newsroom.day_of(timezone.now())
    theirs = with_readings(Repair.objects.filter(copy__notice=notice).exclude(state=RepairState.DROPPED).with_copies())
    lines = [line(one, today) for one in theirs.order_by(LONGEST_DUE, "pk")]
    fixes = [(one, passages_of(one.repair.copy)) for one in lines if _has_fix(one)]
    return {"lines": lines, "fixes": fixes}


def _has_fix(one: Line) -> bool:
    """An article of our own that waits for its prepared fix to be accepted."""
    copy = one.repair.copy
    waits = one.repair.state in UNMENDED and one.repair.asked_at is None
    return copy.is_own and waits and any(place.stands for place in copy.passages)
