"""Agreeing that a reply is published in its own words, and taking that back."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from taswib.desk.refusals import Refused
from taswib.desk.reply import consent
from taswib.desk.report import Kind
from taswib.public.conversation import to_thread
from taswib.public.entry import ask_for_code
from taswib.public.thread_pass import passed

_ANSWERS = {"yes": True, "no": False}


@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: HttpRequest) -> HttpResponse:
    """The reader's answer; one that is neither yes nor no, or comes too late, changes nothing."""
    visit = passed(request)
    if visit is None:
        return ask_for_code(request, status=403) if request.method == "POST" else to_thread()
    agrees = _ANSWERS.get(request.POST.get("agrees", ""))
    if request.method == "POST" and agrees is not None and visit.report.kind == Kind.REPLY:
        try:
            consent(visit.report, agrees, now=timezone.now())
        except Refused:
            return to_thread()
    return to_thread("#consent")
