"""The thread of one report, for the person who holds its code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from taswib.public.conversation import thread_page, to_thread, write
from taswib.public.entry import ask_for_code
from taswib.public.thread_pass import passed


@require_safe
def thread(request: HttpRequest) -> HttpResponse:
    """All that passed between the reader and the desk; to the code's page without a pass."""
    visit = passed(request)
    return thread_page(request, visit) if visit else redirect("receipt")


@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest) -> HttpResponse:
    """What the reader adds or answers. When the hour is over, the code is asked for and the words wait for it."""
    if request.method != "POST":
        return to_thread()
    visit = passed(request)
    return write(request, visit) if visit else ask_for_code(request, status=403)
