"""The author's part: cases on their own articles, as the desk tells them, and their explanations."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff, posted_to_case, see_other
from taswib.console.forms import ExplanationForm
from taswib.console.loading import case_at, case_for
from taswib.console.paging import page_of
from taswib.console.reading import reading
from taswib.desk.authors_view import authors_line, authors_view
from taswib.desk.case import Case
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted, Recused, Refused


@for_staff
def my_articles(request: DeskRequest) -> HttpResponse:
    cases = Case.objects.of(request.newsroom).on_their_own()
    theirs = cases.told_to(request.user) if request.explains else cases.none()
    page = page_of(request, theirs)
    return render(request, "console/my_articles.html", {"page": page, "lines": map(authors_line, page)})


@posted_to_case
def explanation(request: DeskRequest, case_id: int) -> HttpResponse:
    case, form = case_for(request, case_id, Act.EXPLAIN), ExplanationForm(request.POST)
    if not form.is_valid():
        return authors_page(request, case, form, status=422)
    try:
        case.explain(form.cleaned_data["words"], by=request.user, now=timezone.now())
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return authors_page(request, case_at(request, case_id), form, refusal=refused, status=409)
    messages.success(request, _("Your explanation is with the desk."))
    return see_other("case", case_id=case.pk)


def authors_page(
    request: DeskRequest,
    case: Case,
    form: ExplanationForm | None = None,
    *,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """The case as its article's author sees it: from the projection, never from the model."""
    view = authors_view(case, request.user)
    context = {
        "view": view,
        "reading": reading(view.revision, view.span),
        "form": form or ExplanationForm(),
        "refusal": refusal,
    }
    return render(request, "console/author.html", context, status=status)
