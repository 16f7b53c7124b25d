"""The page of one person, for whoever keeps people: roles, names in bylines, sessions, and leaving."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from taswib.console.confirmation import confirmed
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_people_keepers, see_other
from taswib.console.people_forms import BylinesForm, DepartureForm, RolesForm
from taswib.console.unlocking import change_if_owed
from taswib.desk.bylines import sign_as
from taswib.desk.case import Case
from taswib.desk.refusals import Refused
from taswib.desk.repair import Repair
from taswib.desk.staffing import Handed, change_roles, hand_over
from taswib.desk.state import State
from taswib.people.desk_session import DeskSession, end_sessions
from taswib.people.membership import Membership, Role
from taswib.people.person import Person
from taswib.people.person_event import PersonStep, tell
from taswib.people.second_factor import has_second_factor


@for_people_keepers
def person(request: DeskRequest, person_id: int) -> HttpResponse:
    return _page(request, _person(request, person_id))


@for_people_keepers
@confirmed
def roles(request: DeskRequest, person_id: int) -> HttpResponse:
    """POST gives exactly these roles."""
    one, form = _person(request, person_id), RolesForm(request.POST)
    if request.method != "POST":
        return redirect("console:person", person_id=one.pk)
    if not form.is_valid():
        return _page(request, one, roles=form, status=422)
    wanted = [Role(role) for role in form.cleaned_data["roles"]]
    return _done(
        request,
        one,
        lambda: change_roles(one, request.newsroom, wanted, by=request.user, now=timezone.now()),
        _("Kept."),
    )


@for_people_keepers
@confirmed
def bylines(request: DeskRequest, person_id: int) -> HttpResponse:
    """POST says under which other names they write."""
    one, form = _person(request, person_id), BylinesForm(request.POST)
    if request.method != "POST":
        return redirect("console:person", person_id=one.pk)
    if not form.is_valid():
        return _page(request, one, bylines=form, status=422)
    names = form.cleaned_data["bylines"].splitlines()
    return _done(
        request, one, lambda: sign_as(one, request.newsroom, names, by=request.user, now=timezone.now()), _("Kept.")
    )


@for_people_keepers
@confirmed
def sessions_end(request: DeskRequest, person_id: int) -> HttpResponse:
    """POST ends every session of theirs: a phone was lost."""
    one = _person(request, person_id)
    if request.method != "POST":
        return redirect("console:person", person_id=one.pk)
    with transaction.atomic():
        end_sessions(one)
        tell(request.newsroom, PersonStep.SESSIONS, person=one, by=request.user, now=timezone.now())
    messages.success(request, _("Their sessions have ended."))
    return see_other("person", person_id=one.pk)


@for_people_keepers
@confirmed
def departure(request: DeskRequest, person_id: int) -> HttpResponse:
    """POST: they leave, and what they hold goes to a colleague."""
    one = _person(request, person_id)
    if request.method != "POST":
        return redirect("console:person", person_id=one.pk)
    form = DepartureForm(request.newsroom, one, request.POST)
    if not form.is_valid():
        return _page(request, one, departure=form, status=422)
    try:
        handed = hand_over(one, request.newsroom, form.cleaned_data["successor"], by=request.user, now=timezone.now())
    except Refused as refused:
        return _page(request, one, refused=refused, status=409)
    change_if_owed(request.keyring.again())
    _say(request, one, handed)
    return see_other("people")


def _say(request: DeskRequest, one: Person, handed: Handed) -> None:
    messages.success(request, _("%(name)s has left; their name stays on what they did.") % {"name": one.name})
    if handed.left:
        said = _("%(count)s of their cases went to nobody, because the successor wrote the article.")
        messages.warning(request, said % {"count": handed.left})


def _done(request: DeskRequest, one: Person, verb: Callable[[], object], said: str | Promise) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        return _page(request, one, refused=refused, status=409)
    change_if_owed(request.keyring.again())
    messages.success(request, str(said))
    return see_other("person", person_id=one.pk)


def _person(request: DeskRequest, person_id: int) -> Person:
    theirs = Membership.objects.of(request.newsroom).values("person")
    return get_object_or_404(Person.objects.filter(pk__in=theirs), pk=person_id)


def _page(
    request: DeskRequest,
    one: Person,
    *,
    roles: RolesForm | None = None,
    bylines: BylinesForm | None = None,
    departure: DepartureForm | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    newsroom = request.newsroom
    held = list(Membership.objects.of(newsroom).filter(person=one).values_list("role", flat=True))
    open_cases = Case.objects.of(newsroom).filter(holder=one).exclude(state=State.CLOSED)
    context = {
        "person": one,
        "is_me": one.pk == request.user.pk,
        "roles": roles or RolesForm(initial={"roles": held}),
        "bylines": bylines or BylinesForm(initial={"bylines": one.bylines}),
        "departure": departure or DepartureForm(newsroom, one),
        "holds": open_cases.count() + Repair.objects.of(newsroom).filter(holder=one).count(),
        "sessions": DeskSession.objects.filter(person=one).alive(timezone.now()),
        "has_factor": has_second_factor(one),
        "refusal": refused,
    }
    return render(request, "console/person.html", context, status=status)
