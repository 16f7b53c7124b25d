"""The case page."""

from django.http import HttpResponse
from django.shortcuts import redirect

from taswib.console.author import authors_page
from taswib.console.case_page import case_page
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff
from taswib.console.loading import case_at
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted


@for_staff
def case(request: DeskRequest, case_id: int) -> HttpResponse:
    """Everything about a case on one page; the article's author gets the author's page instead."""
    found = case_at(request, case_id)
    acts = found.acts_of(request.user)
    if not acts:
        raise NotPermitted
    if found.pk != case_id:
        return redirect("console:case", case_id=found.pk)
    if Act.SEE_CASE in acts:
        return case_page(request, found, acts=acts)
    return authors_page(request, found)
