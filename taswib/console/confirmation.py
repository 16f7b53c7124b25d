"""Asking once more who it is, before what can't be taken back: opening a contact, keys, people, publishing where wanted.

    @for_people_keepers
    @confirmed
    def roles(request): ...

What was pressed is carried over the question, as over an expired session. Signing in counts as a confirmation.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.console.desk_request import DeskRequest
from taswib.console.kept import Kept
from taswib.people.second_factor import has_second_factor

RECENT = timedelta(minutes=10)
_AT = "confirmed-at"

Where = ParamSpec("Where")
DeskView: TypeAlias = Callable[Concatenate[DeskRequest, Where], HttpResponse]


def recently_confirmed(request: HttpRequest) -> bool:
    """Whether this person showed within the last minutes, in this session, who they are."""
    ago = timezone.now().timestamp() - request.session.get(_AT, 0)
    return 0 <= ago < RECENT.total_seconds()


def confirm_now(request: HttpRequest) -> None:
    request.session[_AT] = int(timezone.now().timestamp())


def confirmed(view: DeskView[Where]) -> DeskView[Where]:
    """What is posted is done for who confirmed recently; others are asked first, and lose nothing by it."""
    return _asking(view, recently_confirmed)


def confirmed_to_publish(view: DeskView[Where]) -> DeskView[Where]:
    """`confirmed`, where the newsroom wants that of whatever changes what readers are told."""
    return _asking(view, may_publish_now)


def may_publish_now(request: DeskRequest) -> bool:
    """Whether nothing more is asked of whoever changes what readers are told."""
    return not request.newsroom.confirms_publication or recently_confirmed(request)


def _asking(view: DeskView[Where], enough: Callable[[DeskRequest], bool]) -> DeskView[Where]:
    @wraps(view)
    def guarded(request: DeskRequest, *args: Where.args, **where: Where.kwargs) -> HttpResponse:
        if request.method == "POST" and not enough(request):
            return ask_confirmation(request, Kept.of(request))
        return view(request, *args, **where)

    return guarded


def ask_confirmation(request: HttpRequest, kept: Kept | None, wrong: str = "", status: int = 403) -> HttpResponse:
    """The question: the code of their app where they have one, their password otherwise."""
    context = {"kept": kept, "by_code": has_second_factor(request.user), "wrong": wrong}  # type: ignore[arg-type]
    return render(request, "console/confirmation.html", context, status=status)
