"""Writing to one reader: a question that the case waits for, or a message."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import MessageForm
from taswib.console.loading import case_for, report_in
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.permissions import Act
from taswib.desk.report import Report
from taswib.people.person import Person


@posted_to_case
def messages(request: DeskRequest, case_id: int, report_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.WRITE_TO_READER)
    report, form = report_in(case, report_id), MessageForm(request.POST, auto_id=f"message-{report_id}-%s")
    sent = Sent(form, "message", report=report.pk)
    return send(request, case, sent, lambda: _write(case, report, form, request.user), _("Sent to the reader."))


def _write(case: Case, report: Report, form: MessageForm, person: Person) -> None:
    verb = case.ask if form.cleaned_data["waits"] else case.write
    verb(report, form.cleaned_data["words"], by=person, now=timezone.now(), as_of=form.cleaned_data["as_of"])
