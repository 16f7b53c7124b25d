"""Entering the code, and leaving again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from taswib.desk.receipt import as_typed
from taswib.public.conversation import to_thread, write
from taswib.public.entry import ask_for_code
from taswib.public.thread_pass import give_pass, take_pass, visit_with


@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Ask for the code; the right one opens its thread.

    A wrong code, one that never was and one that can't be are looked up and answered alike. Unlike the form's page
    this one keeps Django's CSRF check, and so the site's same-origin Referer: without it another site could open
    its own thread here and wait for the reader to write in it.
    """
    if request.method != "POST":
        return ask_for_code(request)
    visit = visit_with(request, as_typed(request.POST.get("code", "")))
    if visit is None:
        return ask_for_code(request, status=422, wrong=True)
    answer = write(request, visit) if request.POST.get("words", "").strip() else to_thread()
    return give_pass(request, answer, visit)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """The browser forgets the thread; the code still opens it."""
    answer = redirect("receipt")
    answer.status_code = 303
    return take_pass(answer) if request.method == "POST" else answer
