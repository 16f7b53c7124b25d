"""The door before the form while many reports come: what a report brings with it, and the page that asks for it.

The page costs a fifth of the form's, and asks the database nothing: what floods in is sent back for little.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.design.network import network_of
from taswib.desk.flood import Admission, Asked, admit, toll_for
from taswib.public.failures import posted
from taswib.public.forms import WithFiles

_BROUGHT = {"altcha", "place", "keep_original"}


def admission(request: HttpRequest) -> Admission:
    """Weigh the form that was sent, and count it."""
    return admit(
        request.POST.get("submission", ""),
        network_of(request),
        answer=request.POST.get("altcha", ""),
        place=request.POST.get("place", ""),
        now=timezone.now(),
    )


def asked_of(request: HttpRequest, submission: str) -> Asked | None:
    """What a form that is shown now will have to bring."""
    return toll_for(submission, network_of(request), timezone.now())


def one_more_step(request: HttpRequest, asked: Asked) -> HttpResponse:
    """429 with all that was sent, to be sent again after the work or the wait; files have to be chosen again."""
    fields = [field for field in posted(request) if field.name not in _BROUGHT]
    files = WithFiles(label_suffix="") if request.FILES else None
    context = {"asked": asked, "fields": fields, "files": files}
    answer = render(request, "public/one_more_step.html", context, status=429)
    answer.headers["Retry-After"] = str(asked.seconds)
    return answer
