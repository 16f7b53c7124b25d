"""Closing a case without a notice."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import ClosureForm
from taswib.console.loading import case_for
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.permissions import Act
from taswib.people.person import Person


@posted_to_case
def closure(request: DeskRequest, case_id: int) -> HttpResponse:
    case, form = case_for(request, case_id, Act.CLOSE), ClosureForm(request.POST, auto_id="closure-%s")
    return send(
        request, case, Sent(form, "closure"), lambda: _close(case, form, request.user), _("The case is closed.")
    )


def _close(case: Case, form: ClosureForm, person: Person) -> None:
    case.close(form.cleaned_data["why"], by=person, now=timezone.now(), as_of=form.cleaned_data["as_of"])
