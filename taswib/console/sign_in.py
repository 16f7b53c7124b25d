"""Signing in and out. What was typed into an expired session comes along.

Two steps where the person has a second factor: the password opens their key, which waits locked in the session like
any other; nobody is signed in before the code.
"""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.door import see_other
from taswib.console.forms import SignInForm
from taswib.console.half_way import RIGHT, WAIT, HalfWay, answer_to_code
from taswib.console.kept import Kept, is_ours
from taswib.console.own_language import speak
from taswib.console.session import end_this, half_of, start
from taswib.console.tries import try_password
from taswib.console.unlocking import forget_key, keep_key, keyring_of, settle, unlocked
from taswib.desk.keyring import Keyring
from taswib.people.person import Person
from taswib.people.second_factor import has_second_factor


def sign_in(request: HttpRequest) -> HttpResponse:
    kept, onwards = Kept.carried_by(request), _onwards(request)
    if request.method != "POST":
        signed_in = request.user.is_authenticated
        return redirect(onwards) if signed_in else _page(request, SignInForm(request), kept, onwards)
    now, username = timezone.now(), request.POST.get("username", "")
    attempt = try_password(request, username, now)
    if attempt is None:
        return _page(request, SignInForm(request), kept, onwards, status=429)
    form = SignInForm(request, request.POST)
    if not form.is_valid():
        return _page(request, form, kept, onwards, status=422)
    attempt.was_right(now)
    return _with_password(request, form, kept, onwards)


def code(request: HttpRequest) -> HttpResponse:
    """The second step. Whoever comes without the first, or too late, begins anew; what they wrote comes along."""
    kept, onwards, half_way = Kept.carried_by(request), _onwards(request), HalfWay.of(request)
    if half_way is None:
        return _page(request, SignInForm(request), kept, onwards)
    if request.method != "POST":
        return _code_page(request, kept, onwards)
    answer = answer_to_code(half_way.person, request.POST, timezone.now())
    if answer != RIGHT:
        return _code_page(request, kept, onwards, _why_not(answer), answer)
    newsroom, half = getattr(request, "newsroom", None), half_of(request)
    keyring = keyring_of(request, half_way.person, newsroom) if newsroom else None
    start(request, half_way.person, half)
    return _let_in(request, half_way.person, keyring, kept, onwards)


def _why_not(answer: int) -> str:
    if answer == WAIT:
        return _("Too many wrong codes. Wait a minute, or use a recovery code.")
    return _("This code is not right, or was used. Wait for the next one.")


def _with_password(request: HttpRequest, form: SignInForm, kept: Kept | None, onwards: str) -> HttpResponse:
    """The key is opened while the password is at hand, and never again; nothing is done with it before the code."""
    person, newsroom = form.get_user(), getattr(request, "newsroom", None)
    keyring = unlocked(person, newsroom, form.cleaned_data["password"]) if newsroom else None
    if has_second_factor(person):
        end_this(request)
        HalfWay.begin(request, person)
        answer = _code_page(request, kept, onwards)
    else:
        start(request, person)
        answer = _let_in(request, person, keyring, kept, onwards)
    return keep_key(request, answer, keyring) if keyring else answer


def _let_in(
    request: HttpRequest, person: Person, keyring: Keyring | None, kept: Kept | None, onwards: str
) -> HttpResponse:
    if keyring is not None:
        settle(keyring)
    if kept:
        return speak(person, render(request, "console/send_kept.html", {"kept": kept}))
    return speak(person, HttpResponseRedirect(onwards, status=303))


def sign_out(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("console:queue")
    end_this(request)
    logout(request)
    return forget_key(request, see_other("sign-in"))


def _onwards(request: HttpRequest) -> str:
    """Where they wanted to go, if that is ours; the queue otherwise."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_ours(wanted) else reverse("console:queue")


def _code_page(
    request: HttpRequest, kept: Kept | None, onwards: str, wrong: str = "", status: int = 200
) -> HttpResponse:
    context = {"kept": kept, "next": onwards, "wrong": wrong}
    return render(request, "console/sign_in_code.html", context, status=status)


def _page(request: HttpRequest, form: SignInForm, kept: Kept | None, onwards: str, status: int = 200) -> HttpResponse:
    context = {"form": form, "kept": kept, "next": onwards, "wait": status == 429}
    return render(request, "console/sign_in.html", context, status=status)
