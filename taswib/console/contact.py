"""Looking at how to reach a reader: on a press, once, and it leaves a row."""

from django.http import HttpResponse
from django.utils import timezone

from taswib.console.case_page import Sent, case_page
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.loading import case_for, report_in
from taswib.desk.permissions import Act
from taswib.desk.refusals import NoKey, WhyMissing
from taswib.text.gate import TextRefused, admit


@posted_to_case
def contact(request: DeskRequest, case_id: int, report_id: int) -> HttpResponse:
    """Shown in the answer to this very press: kept in no session, cookie or address."""
    case = case_for(request, case_id, Act.SEE_CONTACT)
    report = report_in(case, report_id)
    why = _why(request)
    try:
        words = case.contact_of(report, by=request.user, now=timezone.now(), keyring=request.keyring, why=why)
    except (NoKey, WhyMissing) as refused:
        return case_page(request, case, Sent(name="contact", report=report.pk, refusal=refused), status=409)
    return case_page(request, case, Sent(name="contact", report=report.pk, contact=words))


def _why(request: DeskRequest) -> str:
    """Through the gate for text; what does not pass it is no reason."""
    try:
        return admit(request.POST.get("why", ""), limit=300)
    except TextRefused:
        return ""
