"""Answering a reader who appealed."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import AppealAnswerForm
from taswib.console.loading import case_for, report_in
from taswib.console.sending import send
from taswib.desk.after_decision import answer_appeal
from taswib.desk.permissions import Act


@posted_to_case
def appeal(request: DeskRequest, case_id: int, report_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.DECIDE)
    report, form = report_in(case, report_id), AppealAnswerForm(request.POST, auto_id=f"appeal-{report_id}-%s")
    sent = Sent(form, "appeal", report=report.pk)

    def answer() -> None:
        said = form.cleaned_data
        upheld = said["outcome"] == "upheld"
        answer_appeal(report, said["words"], by=request.user, now=timezone.now(), upheld=upheld)

    return send(request, case, sent, answer, _("The reader can read the answer to their appeal."))
