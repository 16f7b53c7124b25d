"""Looking at how to reach a reader: on a press, once, and it leaves a row."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent, case_page
from taswib.console.confirmation import confirmed
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.loading import case_for, report_in
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.countersigning import ask_to_look
from taswib.desk.permissions import Act
from taswib.desk.refusals import NoKey, SecondNeeded, WhyMissing
from taswib.desk.report import Report
from taswib.text.gate import TextRefused, admit


@posted_to_case
@confirmed
def contact(request: DeskRequest, case_id: int, report_id: int) -> HttpResponse:
    """Shown in the answer to this very press: kept in no session, cookie or address.

    Where it takes two persons and nobody agreed yet, the press asks for that instead.
    """
    case = case_for(request, case_id, Act.SEE_CONTACT)
    report = report_in(case, report_id)
    why = _why(request)
    try:
        words = case.contact_of(report, by=request.user, now=timezone.now(), keyring=request.keyring, why=why)
    except SecondNeeded:
        return _ask(request, case, report, why)
    except (NoKey, WhyMissing) as refused:
        return case_page(request, case, Sent(name="contact", report=report.pk, refusal=refused), status=409)
    return case_page(request, case, Sent(name="contact", report=report.pk, contact=words))


def _ask(request: DeskRequest, case: Case, report: Report, why: str) -> HttpResponse:
    sent = Sent(name="contact", report=report.pk)
    said = _("A second person is asked. Once they agree, you can see how to reach the reader.")
    return send(request, case, sent, lambda: ask_to_look(report, why, by=request.user, now=timezone.now()), said)


def _why(request: DeskRequest) -> str:
    """Through the gate for text; what does not pass it is no reason."""
    try:
        return admit(request.POST.get("why", ""), limit=300)
    except TextRefused:
        return ""
