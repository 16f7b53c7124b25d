"""The page of people: who is here and as what, who is invited, what was done; inviting, and the rules of signing in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.confirmation import confirmed
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_people_keepers, see_other
from taswib.console.people_forms import InviteForm, RulesForm
from taswib.desk.key_giving import owes_change
from taswib.desk.key_share import KeyShare
from taswib.desk.refusals import Refused
from taswib.desk.staffing import invite, take_back
from taswib.people.invitation import Invitation
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonEvent, PersonStep, tell
from taswib.people.second_factor import SecondFactor

_TOLD = 50


@dataclass(frozen=True)
class Line:
    """Somebody on the page."""

    person: Person
    roles: list[str]
    has_factor: bool
    reads: bool
    is_me: bool


@for_people_keepers
def people(request: DeskRequest) -> HttpResponse:
    return people_page(request)


@for_people_keepers
@confirmed
def invitations(request: DeskRequest) -> HttpResponse:
    """POST invites; the link is in the answer to this press and nowhere else, and in a letter where one was asked for."""
    if request.method != "POST":
        return redirect("console:people")
    form = InviteForm(request.POST)
    if not form.is_valid():
        return people_page(request, form=form, status=422)
    given, now = form.cleaned_data, timezone.now()
    to = given["email"] if settings.MAIL_SERVER else ""
    roles = [Role(one) for one in given["roles"]]
    made, secret = invite(request.newsroom, roles, given["for_whom"], to=to, by=request.user, now=now)
    address = request.build_absolute_uri(reverse("console:invitation", kwargs={"secret": secret}))
    context = {"invitation": made, "address": address, "by_mail": bool(to)}
    return render(request, "console/invited.html", context, status=201)


@for_people_keepers
@confirmed
def invitation_end(request: DeskRequest, invitation_id: int) -> HttpResponse:
    """POST takes an invitation back."""
    one = get_object_or_404(Invitation.objects.of(request.newsroom).open(timezone.now()), pk=invitation_id)
    if request.method != "POST":
        return redirect("console:people")
    try:
        take_back(one, by=request.user, now=timezone.now())
    except Refused as refused:
        return people_page(request, refused=refused, status=409)
    messages.success(request, _("The link opens nothing any more."))
    return see_other("people")


@for_people_keepers
@confirmed
def rules(request: DeskRequest) -> HttpResponse:
    """POST says what signing in and publishing ask for."""
    form = RulesForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect("console:people")
    with transaction.atomic():
        for name, value in form.cleaned_data.items():
            setattr(request.newsroom, name, value)
        request.newsroom.save(update_fields=list(form.cleaned_data))
        tell(request.newsroom, PersonStep.RULES, by=request.user, now=timezone.now())
    messages.success(request, _("Kept."))
    return see_other("people")


def people_page(
    request: DeskRequest, *, form: InviteForm | None = None, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    newsroom, now = request.newsroom, timezone.now()
    signing_in = {name: getattr(newsroom, name) for name in RulesForm.base_fields}
    context = {
        "lines": list(lines_of(newsroom, request.user)),
        "invited": Invitation.objects.of(newsroom).open(now).select_related("by"),
        "form": form or InviteForm(auto_id="invite-%s"),
        "rules": RulesForm(initial=signing_in, auto_id="rules-%s"),
        "events": PersonEvent.objects.filter(newsroom=newsroom).select_related("person", "by")[:_TOLD],
        "owes_change": owes_change(newsroom),
        "refusal": refused,
    }
    return render(request, "console/people.html", context, status=status)


def lines_of(newsroom: Newsroom, me: Person) -> Iterator[Line]:
    """Everybody with a role here, by name: three queries, however many they are."""
    roles: dict[Person, list[Role]] = {}
    for one in Membership.objects.of(newsroom).select_related("person").order_by("person__name_ar", "pk"):
        roles.setdefault(one.person, []).append(Role(one.role))
    factors = set(SecondFactor.objects.filter(person__in=roles).values_list("person", flat=True))
    shares = KeyShare.objects.filter(desk_key__newsroom=newsroom, desk_key__ended_at=None)
    readers = set(shares.values_list("holder__person", flat=True))
    for person, held in roles.items():
        names = [str(role.label) for role in Role if role in held]
        yield Line(person, names, person.pk in factors, person.pk in readers, person.pk == me.pk)
