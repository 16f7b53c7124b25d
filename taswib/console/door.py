"""The door of the desk: who comes in, and what they are told when a rule stands against them."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from taswib.console.forms import SignInForm
from taswib.console.kept import Kept
from taswib.desk.permissions import Act, parts_of
from taswib.desk.refusals import NotPermitted, Recused, Refused

View = Callable[..., HttpResponse]


def for_staff(view: View) -> View:
    """Lets in who is signed in and has a part in the desk's work."""

    @wraps(view)
    def guarded(request: HttpRequest, **where: int) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if not _let_in(request):
            return render(request, "console/no_part.html", {"kept": Kept.of(request)}, status=403)
        try:
            return view(request, **where)
        except (NotPermitted, Recused) as refused:
            return turned_away(request, refused)

    return guarded


def for_desk(view: View) -> View:
    """Lets in who handles cases; authors are led to their own page."""

    @wraps(view)
    def guarded(request: HttpRequest, **where: int) -> HttpResponse:
        if not request.handles:  # type: ignore[attr-defined]
            return redirect("console:my-articles")
        return view(request, **where)

    return for_staff(guarded)


def posted_to_case(view: View) -> View:
    """For what is only ever posted: who merely opens the address is led to the case."""

    @wraps(view)
    def guarded(request: HttpRequest, **where: int) -> HttpResponse:
        if request.method != "POST":
            return redirect("console:case", case_id=where["case_id"])
        return view(request, **where)

    return for_staff(guarded)


def turned_away(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page that says why not, with what was typed."""
    return render(request, "console/turned_away.html", {"refusal": refused, "kept": Kept.of(request)}, status=403)


def see_other(name: str, **where: int) -> HttpResponseRedirect:
    """After a change: go and read the page, so that reloading repeats nothing."""
    return HttpResponseRedirect(reverse(f"console:{name}", kwargs=where), status=303)


def _let_in(request: HttpRequest) -> bool:
    """Puts `parts` (what their roles allow), `handles` and `explains` on the request, for views and navigation."""
    parts = parts_of(request.user, request.newsroom) if request.newsroom else frozenset()  # type: ignore[attr-defined, arg-type]
    request.parts, request.handles, request.explains = parts, Act.SEE_CASE in parts, Act.EXPLAIN in parts  # type: ignore[attr-defined]
    return bool(parts)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    kept = Kept.of(request)
    if kept is None:
        return redirect(f"{reverse('console:sign-in')}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "console/sign_in.html", {"form": SignInForm(request), "kept": kept}, status=401)
