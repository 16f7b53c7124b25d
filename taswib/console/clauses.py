"""The clauses of a code: another wording is another edition, and what is taken out stays with what was decided by it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.console.code_forms import ClauseForm
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.desk.clause import Clause, add_clause
from taswib.desk.code_of_conduct import CodeOfConduct
from taswib.desk.refusals import AnchorTaken, Refused


@for_rule_keepers
def new_clause(request: DeskRequest, code_id: int) -> HttpResponse:
    code = get_object_or_404(CodeOfConduct.objects.of(request.newsroom), pk=code_id)
    form = ClauseForm(request.POST or None)

    def add() -> object:
        return add_clause(code, form.says, by=request.user, now=timezone.now())

    return _write(request, code, form, None, add, _("The clause is in force."))


@for_rule_keepers
def clause(request: DeskRequest, clause_id: int) -> HttpResponse:
    one = get_object_or_404(Clause.objects.of(request.newsroom), pk=clause_id)
    told = vars(one.says)
    if "retire" in request.POST:
        form = ClauseForm(initial=told)
        return _do(request, form, one, lambda: one.retire(now=timezone.now()), _("The clause is out of force."))
    form = ClauseForm({**request.POST.dict(), "anchor": one.anchor} if request.method == "POST" else None, initial=told)

    def reword() -> object:
        return one.reword(form.says, by=request.user, now=timezone.now())

    return _write(
        request, one.code, form, one, reword, _("The wording is in force; what was decided keeps the old one.")
    )


def _write(
    request: DeskRequest,
    code: CodeOfConduct,
    form: ClauseForm,
    one: Clause | None,
    verb: Callable[[], object],
    said: str | Promise,
) -> HttpResponse:
    if request.method != "POST" or not form.is_valid():
        return _page(request, code, form, one, status=422 if request.method == "POST" else 200)
    return _do(request, form, one, verb, said, code)


def _do(
    request: DeskRequest,
    form: ClauseForm,
    one: Clause | None,
    verb: Callable[[], object],
    said: str | Promise,
    code: CodeOfConduct | None = None,
) -> HttpResponse:
    code = code or (one.code if one else None)
    assert code
    try:
        verb()
    except AnchorTaken as refused:
        form.add_error("anchor", str(refused))
        return _page(request, code, form, one, status=409)
    except Refused as refused:
        return _page(request, code, form, one, refusal=refused, status=409)
    messages.success(request, str(said))
    return see_other("code", code_id=code.pk)


def _page(
    request: DeskRequest,
    code: CodeOfConduct,
    form: ClauseForm,
    one: Clause | None,
    *,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    earlier = Clause.objects.filter(code=code, anchor=one.anchor).exclude(pk=one.pk).order_by("-edition") if one else []
    context = {"code": code, "form": form, "clause": one, "earlier": earlier, "refusal": refusal}
    return render(request, "console/clause.html", context, status=status)
