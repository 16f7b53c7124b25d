"""Handling two cases on one article together."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent, case_page
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import JoinForm
from taswib.console.loading import case_at, case_for
from taswib.console.sending import send
from taswib.desk.permissions import Act


@posted_to_case
def joins(request: DeskRequest, case_id: int) -> HttpResponse:
    case, form = case_for(request, case_id, Act.CLOSE), JoinForm(request.POST)
    if not form.is_valid():
        return case_page(request, case, status=422)
    other = case_at(request, form.cleaned_data["other"])
    said = _("The two are handled together now: one decision answers all their readers.")
    return send(request, case, Sent(), lambda: case.join(other, by=request.user, now=timezone.now()), said)
