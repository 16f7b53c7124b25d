"""The door of the desk: who comes in, and what they are told when a rule stands against them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from taswib.console.desk_request import DeskRequest
from taswib.console.forms import SignInForm
from taswib.console.kept import Kept
from taswib.console.unlocking import keyring_of
from taswib.desk.permissions import Act, Standing, standing_of
from taswib.desk.refusals import NotPermitted, Recused, Refused

Where = ParamSpec("Where")
DeskView: TypeAlias = Callable[Concatenate[DeskRequest, Where], HttpResponse]
View: TypeAlias = Callable[Concatenate[HttpRequest, Where], HttpResponse]


def _for(view: DeskView[Where], may: Callable[[DeskRequest], object]) -> View[Where]:
    """Lets in who is signed in and `may`; others are asked who they are, or told that they have no part in it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Where.args, **where: Where.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        known = _known(request)
        if not may(known):
            return _no_part(known)
        try:
            return view(known, *args, **where)
        except (NotPermitted, Recused) as refused:
            return turned_away(request, refused)

    return guarded


def for_staff(view: DeskView[Where]) -> View[Where]:
    """Lets in who is signed in and has a part in the desk's work."""
    return _for(view, lambda known: known.parts)


def for_desk(view: DeskView[Where]) -> View[Where]:
    """Lets in who handles cases; authors are led to their own page."""

    @wraps(view)
    def guarded(request: DeskRequest, *args: Where.args, **where: Where.kwargs) -> HttpResponse:
        if not request.handles:
            return redirect("console:my-articles")
        return view(request, *args, **where)

    return for_staff(guarded)


def for_source_keepers(view: DeskView[Where]) -> View[Where]:
    """Lets in who keeps the sources: the editors, and the administrator, who has no part in the cases."""
    return _for(view, lambda known: known.keeps_sources)


def for_rule_keepers(view: DeskView[Where]) -> View[Where]:
    """Lets in who keeps the rules: the standards editor, and the administrator, who has no part in the cases."""
    return _for(view, lambda known: known.keeps_rules)


def for_people_keepers(view: DeskView[Where]) -> View[Where]:
    """Lets in who keeps the people: the administrator, who has no part in the cases."""
    return _for(view, lambda known: known.keeps_people)


def for_members(view: DeskView[Where]) -> View[Where]:
    """Lets in whoever is signed in, to their own account: it is theirs, whatever their roles here."""
    return _for(view, lambda _known: True)


def posted_to_case(view: DeskView[Where]) -> View[Where]:
    """For what is only ever posted: who merely opens the address is led to the case."""

    @wraps(view)
    def guarded(request: DeskRequest, *args: Where.args, **where: Where.kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("console:case", case_id=where["case_id"])
        return view(request, *args, **where)

    return for_staff(guarded)


def turned_away(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page that says why not, with what was typed."""
    return render(request, "console/turned_away.html", {"refusal": refused, "kept": Kept.of(request)}, status=403)


def see_other(name: str, **where: int) -> HttpResponseRedirect:
    """After a change: go and read the page, so that reloading repeats nothing."""
    return HttpResponseRedirect(reverse(f"console:{name}", kwargs=where), status=303)


def _known(request: HttpRequest) -> DeskRequest:
    """The request of somebody who is signed in, with what their roles allow on it."""
    known = cast(DeskRequest, request)
    standing = standing_of(known.user, known.newsroom) if known.newsroom else Standing()
    known.parts, known.keeps_sources, known.keeps_rules = standing.parts, standing.keeps_sources, standing.keeps_rules
    known.keeps_people = standing.keeps_people
    known.handles, known.explains = Act.SEE_CASE in known.parts, standing.explains
    known.keyring = SimpleLazyObject(lambda: keyring_of(request, known.user, known.newsroom))  # type: ignore[assignment]
    return known


def _no_part(request: DeskRequest) -> HttpResponse:
    return render(request, "console/no_part.html", {"kept": Kept.of(request)}, status=403)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    kept = Kept.of(request)
    if kept is None:
        return redirect(f"{reverse('console:sign-in')}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "console/sign_in.html", {"form": SignInForm(request), "kept": kept}, status=401)
