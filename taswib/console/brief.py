"""Asking the article's author."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import BriefForm
from taswib.console.loading import case_for
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.permissions import Act
from taswib.people.person import Person


@posted_to_case
def brief(request: DeskRequest, case_id: int) -> HttpResponse:
    case, form = case_for(request, case_id, Act.BRIEF_AUTHOR), BriefForm(request.POST, auto_id="brief-%s")
    return send(request, case, Sent(form, "brief"), lambda: _ask(case, form, request.user), _("Sent to the author."))


def _ask(case: Case, form: BriefForm, person: Person) -> None:
    case.ask_author(form.cleaned_data["words"], by=person, now=timezone.now(), as_of=form.cleaned_data["as_of"])
