"""Who is kept out of a case by a conflict of interest: the page, keeping out, and letting in again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.console.conflict_forms import DeclarationForm, LiftingForm, SomebodyForm
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff, posted_to_case, see_other
from taswib.console.loading import case_for, report_in
from taswib.desk.case import Case
from taswib.desk.permissions import Act
from taswib.desk.recusal import Ground
from taswib.desk.recusing import declare, kept_out, lift, say_edited, say_named
from taswib.desk.refusals import NobodyReported, NotPermitted, Recused, Refused
from taswib.desk.report import Report
from taswib.people.person import Person


@for_staff
def recusal(request: DeskRequest, case_id: int) -> HttpResponse:
    """POST keeps oneself out."""
    case = case_for(request, case_id, Act.SEE_CASE)
    if request.method != "POST":
        return _page(request, case)
    form = DeclarationForm(request.POST, auto_id="own-%s")
    if not form.is_valid():
        return _page(request, case, own=form, status=422)
    declare(case, form.cleaned_data["why"], by=request.user, now=timezone.now())
    messages.success(request, _("You are out of this case. Whoever is next in line finds it in the queue."))
    return see_other("queue")


@posted_to_case
def recusals(request: DeskRequest, case_id: int) -> HttpResponse:
    """POST keeps a colleague out."""
    case = case_for(request, case_id, Act.RECUSE)
    form = SomebodyForm(_colleagues(request), request.POST)
    if not form.is_valid():
        return _page(request, case, other=form, status=422)
    said = form.cleaned_data
    person = get_object_or_404(Person, pk=said["person"])

    def say() -> None:
        if said["ground"] == Ground.EDITED:
            say_edited(case, person, said["why"], by=request.user, now=timezone.now())
        else:
            say_named(_report(case, said["report"]), person, said["why"], by=request.user, now=timezone.now())

    return _done(request, case, say, _("They are kept out of this case from now on."))


@posted_to_case
def lifting(request: DeskRequest, case_id: int, person_id: int) -> HttpResponse:
    """POST lets somebody in again."""
    case = case_for(request, case_id, Act.RECUSE)
    form = LiftingForm(request.POST)
    person = get_object_or_404(Person, pk=person_id)
    if not form.is_valid():
        return _page(request, case, refusal=_first_error(form), status=422)
    why = form.cleaned_data["why"]
    return _done(
        request,
        case,
        lambda: lift(case, person, why, by=request.user, now=timezone.now()),
        _("They may handle this case again."),
    )


def _done(request: DeskRequest, case: Case, verb: Callable[[], None], said: str | Promise) -> HttpResponse:
    try:
        verb()
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return _page(request, case, refusal=str(refused), status=409)
    messages.success(request, str(said))
    return see_other("recusal", case_id=case.pk)


def _report(case: Case, number: int | None) -> Report:
    """Raises NobodyReported for a case without readers."""
    if not case.was_reported:
        raise NobodyReported
    return report_in(case, number) if number else case.lead


def _colleagues(request: DeskRequest) -> list[Person]:
    """Everybody with a role here but oneself."""
    staff = Person.objects.filter(memberships__newsroom=request.newsroom, is_active=True).exclude(pk=request.user.pk)
    return list(staff.distinct().order_by("name_ar", "pk"))


def _first_error(form: LiftingForm) -> str:
    return next(str(error) for errors in form.errors.values() for error in errors)


def _page(
    request: DeskRequest,
    case: Case,
    *,
    own: DeclarationForm | None = None,
    other: SomebodyForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    acts = case.acts_of(request.user)
    meant = request.GET.get("report", "")
    named = {"report": meant, "ground": Ground.NAMED} if meant.isascii() and meant.isdecimal() else {}
    context = {
        "case": case,
        "out": kept_out(case),
        "own": own or DeclarationForm(auto_id="own-%s"),
        "other": other or SomebodyForm(_colleagues(request), initial=named),
        "lifting": LiftingForm(auto_id=False),
        "may_say": Act.RECUSE in acts,
        "reported": case.was_reported,
        "refusal": refusal,
    }
    return render(request, "console/recusal.html", context, status=status)
