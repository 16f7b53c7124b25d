"""The reader's part once a decision stands: an appeal, and whether it was put right."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from taswib.desk.after_decision import appeal, judge
from taswib.desk.put_right import PutRight
from taswib.desk.refusals import Refused
from taswib.public.conversation import thread_page, to_thread
from taswib.public.entry import ask_for_code
from taswib.public.forms import AppealForm
from taswib.public.thread_pass import passed


@require_http_methods(["GET", "HEAD", "POST"])
def appeals(request: HttpRequest) -> HttpResponse:
    """Another person is asked to decide. When the hour is over, the code is asked for and the words wait for it."""
    if request.method != "POST":
        return to_thread()
    visit = passed(request)
    if visit is None:
        return ask_for_code(request, status=403)
    form = AppealForm(request.POST, label_suffix="", auto_id="appeal-%s")
    if not form.is_valid():
        return thread_page(request, visit, appeal=form)
    try:
        appeal(visit.report, form.cleaned_data["words"], now=timezone.now())
    except Refused as refused:
        form.add_error(None, str(refused))
        return thread_page(request, visit, appeal=form)
    return to_thread("#latest")


@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: HttpRequest) -> HttpResponse:
    """The reader's answer; one that is none of the three changes nothing."""
    visit = passed(request)
    if visit is None:
        return ask_for_code(request, status=403) if request.method == "POST" else to_thread()
    answer = request.POST.get("answer", "")
    if request.method == "POST" and answer in PutRight.values:
        try:
            judge(visit.report, PutRight(answer), now=timezone.now())
        except Refused:
            return to_thread()
    return to_thread("#put-right")
