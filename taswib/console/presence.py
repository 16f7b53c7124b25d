"""Who else has the case open: asked by its page while it is open."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.loading import case_for
from taswib.desk.case import Case
from taswib.desk.permissions import Act
from taswib.desk.presence import also_here, note_presence
from taswib.desk.transition import Step


@posted_to_case
def presence(request: DeskRequest, case_id: int) -> HttpResponse:
    """The fragment: who is here, and what happened since the page was read."""
    case = case_for(request, case_id, Act.SEE_CASE)
    typed = request.POST.get("as_of", "")
    as_of = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 18 else case.latest_row
    return render(request, "console/parts/presence.html", presence_of(request, case, as_of))


def presence_of(request: DeskRequest, case: Case, as_of: int) -> dict[str, object]:
    """Note that this person is here, and say who else is."""
    now = timezone.now()
    note_presence(case, request.user, now)
    since = case.transitions.exclude(step=Step.SEEN).filter(pk__gt=as_of).of_what_stays(case).exclude(by=request.user)
    return {"also_here": also_here(case, request.user, now), "since": since.select_related("by")[:5]}
