"""Signing in and out. What was typed into an expired session comes along."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from taswib.console.door import see_other
from taswib.console.forms import SignInForm
from taswib.console.kept import Kept, is_ours
from taswib.console.unlocking import forget_key, keep_key, open_key


def sign_in(request: HttpRequest) -> HttpResponse:
    kept, onwards = Kept.carried_by(request), _onwards(request)
    if request.method != "POST":
        signed_in = request.user.is_authenticated
        return redirect(onwards) if signed_in else _page(request, SignInForm(request), kept, onwards)
    form = SignInForm(request, request.POST)
    if not form.is_valid():
        return _page(request, form, kept, onwards, status=422)
    return _let_in(request, form, kept, onwards)


def _let_in(request: HttpRequest, form: SignInForm, kept: Kept | None, onwards: str) -> HttpResponse:
    """The key is opened while the password is at hand, and never again."""
    person, newsroom = form.get_user(), getattr(request, "newsroom", None)
    keyring = open_key(person, newsroom, form.cleaned_data["password"]) if newsroom else None
    login(request, person)
    answer = _onward(request, kept, onwards)
    return keep_key(request, answer, keyring) if keyring else answer


def _onward(request: HttpRequest, kept: Kept | None, onwards: str) -> HttpResponse:
    if kept:
        return render(request, "console/send_kept.html", {"kept": kept})
    return HttpResponseRedirect(onwards, status=303)


def sign_out(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("console:queue")
    logout(request)
    return forget_key(request, see_other("sign-in"))


def _onwards(request: HttpRequest) -> str:
    """Where they wanted to go, if that is ours; the queue otherwise."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_ours(wanted) else reverse("console:queue")


def _page(request: HttpRequest, form: SignInForm, kept: Kept | None, onwards: str, status: int = 200) -> HttpResponse:
    return render(request, "console/sign_in.html", {"form": form, "kept": kept, "next": onwards}, status=status)
