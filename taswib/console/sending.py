"""Sending a form of the case page: one verb, then the page again, with nothing that was typed lost."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.utils.functional import Promise

from taswib.console.case_page import Sent, case_page
from taswib.console.desk_request import DeskRequest
from taswib.console.door import see_other
from taswib.console.forms import renew
from taswib.console.loading import case_at
from taswib.desk.case import Case
from taswib.desk.refusals import NotPermitted, Recused, Refused


def send(request: DeskRequest, case: Case, sent: Sent, verb: Callable[[], object], said: str | Promise) -> HttpResponse:
    """Call `verb` if the form is whole, say `said` and go to the case; otherwise the page with the form kept.

    422 for a form that is not whole, 409 for what the desk's rules refuse. Raises NotPermitted, Recused.
    """
    if sent.form is not None and not sent.form.is_valid():
        return case_page(request, case, sent, status=422)
    try:
        verb()
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return _refused(request, case, replace(sent, refusal=refused))
    messages.success(request, str(said))
    return see_other("case", case_id=case.pk)


def _refused(request: DeskRequest, case: Case, sent: Sent) -> HttpResponse:
    """The page as it stands now, which may be another than the one on which they wrote."""
    now = case_at(request, case.pk)
    if sent.form is not None and "as_of" in sent.form.fields:
        renew(sent.form, as_of=str(now.latest_row))
    return case_page(request, now, sent, status=409)
