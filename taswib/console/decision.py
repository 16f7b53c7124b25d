"""Deciding a case."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import DecisionForm
from taswib.console.loading import case_for
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.decision import ENDING, Outcome
from taswib.desk.permissions import Act
from taswib.desk.reply import grounds_for
from taswib.desk.ruling import Ruling
from taswib.people.person import Person

_SAID = _("The decision stands, and every reader of this case can read it.")


@posted_to_case
def decision(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.DECIDE)
    form = DecisionForm(request.POST, grounds=grounds_for(case))
    return send(request, case, Sent(form, "decision"), lambda: _decide(case, form, request.user), _SAID)


def _decide(case: Case, form: DecisionForm, person: Person) -> None:
    given = form.cleaned_data
    outcome, english = Outcome(given["outcome"]), given["reasons_en"]
    ruling = Ruling(ground=given["ground"] if outcome in ENDING else "")
    now, as_of = timezone.now(), given["as_of"]
    case.decide(outcome, given["reasons"], reasons_en=english, by=person, now=now, as_of=as_of, ruling=ruling)
