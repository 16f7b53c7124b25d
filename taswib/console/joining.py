"""Handling cases on one article together, and a report on its own again."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent, case_page
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import JoinForm
from taswib.console.loading import case_at, case_for, report_in
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.gathering import go_on, start_gathering
from taswib.desk.permissions import Act

AT_ONCE = 1.0
"""Seconds that whoever pressed waits for; the watcher does the rest."""


@posted_to_case
def joins(request: DeskRequest, case_id: int) -> HttpResponse:
    case, form = case_for(request, case_id, Act.CLOSE), JoinForm(request.POST)
    if not form.is_valid():
        return case_page(request, case, status=422)
    other = case_at(request, form.cleaned_data["other"])
    said = _("The two are handled together now: one decision answers all their readers.")
    return send(request, case, Sent(), lambda: case.join(other, by=request.user, now=timezone.now()), said)


@posted_to_case
def gathering(request: DeskRequest, case_id: int) -> HttpResponse:
    """POST has every case on the same words join: the first lots at once, the others by the watcher."""
    case = case_for(request, case_id, Act.CLOSE)
    return send(request, case, Sent(), lambda: _gather(request, case), _("They are handled together."))


@posted_to_case
def split(request: DeskRequest, case_id: int, report_id: int) -> HttpResponse:
    """POST parts a report from the others."""
    case = case_for(request, case_id, Act.CLOSE)
    report = report_in(case, report_id)
    said = _("The report is handled on its own now; its thread went with it.")
    return send(request, case, Sent(), lambda: case.split(report, by=request.user, now=timezone.now()), said)


def _gather(request: DeskRequest, case: Case) -> None:
    now = timezone.now()
    go_on(start_gathering(case, by=request.user, now=now), now, AT_ONCE)
