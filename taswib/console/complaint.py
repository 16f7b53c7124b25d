"""A complaint's steps: whether it is admitted, by which clauses it is examined, what was found."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.complaint_forms import ADMIT, NOTE, AdmissionForm, ClausesForm, RulingForm
from taswib.console.complaint_shown import clauses_for
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.loading import case_for
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.complaint import admit, examine_by, rule, turn_away
from taswib.desk.decision import Outcome
from taswib.desk.ground import Ground
from taswib.desk.permissions import Act
from taswib.people.person import Person


@posted_to_case
def admission(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.DECIDE)
    form = AdmissionForm(clauses_for(case), request.POST)
    said = _("Recorded. Every reader of this case can read it.")
    return send(request, case, Sent(form, "admission"), lambda: _admit(case, form, request.user), said)


@posted_to_case
def clauses(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.DECIDE)
    form = ClausesForm(clauses_for(case), request.POST)

    def set_them() -> None:
        examine_by(case, form.chosen, by=request.user, now=timezone.now(), as_of=form.cleaned_data["as_of"])

    return send(request, case, Sent(form, "clauses"), set_them, _("The clauses are set."))


@posted_to_case
def ruling(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.DECIDE)
    form = RulingForm(list(case.findings.select_related("clause__code")), request.POST)
    said = _("The decision stands, and every reader of this case can read it.")
    return send(request, case, Sent(form, "ruling"), lambda: _rule(case, form, request.user), said)


def _admit(case: Case, form: AdmissionForm, person: Person) -> None:
    given, now = form.cleaned_data, timezone.now()
    step, words, english, as_of = given["step"], given["words"], given["words_en"], given["as_of"]
    if step == ADMIT:
        admit(case, form.chosen, words, words_en=english, by=person, now=now, as_of=as_of)
    elif step == NOTE:
        case.decide(Outcome.NOTED, words, reasons_en=english, by=person, now=now, as_of=as_of)
    else:
        turn_away(case, Ground(step), words, reasons_en=english, by=person, now=now, as_of=as_of)


def _rule(case: Case, form: RulingForm, person: Person) -> None:
    given = form.cleaned_data
    words, english = given["reasons"], given["reasons_en"]
    rule(case, form.ruling, words, reasons_en=english, by=person, now=timezone.now(), as_of=given["as_of"])
