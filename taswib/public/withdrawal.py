"""Taking a report back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from taswib.desk.refusals import Refused
from taswib.desk.report import Report
from taswib.public.conversation import to_thread
from taswib.public.entry import ask_for_code
from taswib.public.thread_pass import passed


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest) -> HttpResponse:
    """GET asks whether it is meant, POST does it."""
    visit = passed(request)
    if visit is None:
        return ask_for_code(request, status=403) if request.method == "POST" else redirect("receipt")
    report = visit.report
    if request.method == "POST":
        return _withdraw(request, report)
    return to_thread() if report.withdrawn_at or report.case.is_closed else _page(request, report)


def _withdraw(request: HttpRequest, report: Report) -> HttpResponse:
    try:
        report.withdraw(now=timezone.now())
    except Refused as refused:
        return _page(request, report, why_not=str(refused))
    return to_thread()


def _page(request: HttpRequest, report: Report, why_not: str = "") -> HttpResponse:
    context = {"report": report, "why_not": why_not}
    return render(request, "public/withdrawal.html", context, status=422 if why_not else 200)
