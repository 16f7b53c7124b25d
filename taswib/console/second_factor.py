"""Setting up the second factor: a QR code, the first code of the app, then codes for the day on which the phone is lost."""

from base64 import b64decode, b64encode

import segno
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from taswib.console.account_forms import CodeForm
from taswib.console.confirmation import confirm_now, confirmed
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_members, see_other
from taswib.people.person_event import PersonStep, tell_everywhere
from taswib.people.recovery_code import new_codes
from taswib.people.second_factor import (
    address_of,
    has_second_factor,
    must_have_one,
    new_secret,
    set_up,
    step_of,
    written,
)
from taswib.people.taking_away import take_away
from taswib.sealing import LockBroken, lock, unlock

_IN_SESSION = "factor-to-be"
_TIME = 600  # seconds in which the code on a page that was left open can still be scanned


@for_members
def second_factor(request: DeskRequest) -> HttpResponse:
    """POST with the app's first code sets it up; until then nothing changes."""
    if request.method != "POST" or "begin" in request.POST:
        return redirect("console:account") if has_second_factor(request.user) else _page(request, CodeForm())
    return _first_code(request)


@confirmed
def _first_code(request: DeskRequest) -> HttpResponse:
    if has_second_factor(request.user):
        return redirect("console:account")
    form, now = CodeForm(request.POST), timezone.now()
    step = step_of(_secret(request), form.cleaned_data["code"], now) if form.is_valid() else None
    if step is None:
        if form.is_valid():
            form.add_error("code", _("This is not the code that belongs to this QR code. Wait for the next one."))
        return _page(request, form, status=422)
    with transaction.atomic():
        set_up(request.user, _secret(request), step, now=now)
        codes = new_codes(request.user)
        tell_everywhere(request.user, PersonStep.FACTOR, by=request.user, now=now)
    del request.session[_IN_SESSION]
    request.session.cycle_key()
    confirm_now(request)
    return render(request, "console/recovery_codes.html", {"codes": codes}, status=201)


@for_members
@confirmed
def ending(request: DeskRequest) -> HttpResponse:
    """POST takes it away, where the newsroom does not want one."""
    if request.method != "POST":
        return redirect("console:account")
    if must_have_one(request.user):
        messages.error(request, _("This newsroom wants a second factor. Set up another phone in its place."))
        return see_other("account")
    take_away(request.user, by=request.user, now=timezone.now())
    messages.success(request, _("From now on your password alone lets you in."))
    return see_other("account")


@for_members
@confirmed
def recovery_codes(request: DeskRequest) -> HttpResponse:
    """POST makes others; those from before open nothing."""
    if request.method != "POST" or not has_second_factor(request.user):
        return redirect("console:account")
    with transaction.atomic():
        codes = new_codes(request.user)
        tell_everywhere(request.user, PersonStep.CODES, by=request.user, now=timezone.now())
    return render(request, "console/recovery_codes.html", {"codes": codes}, status=201)


def _page(request: DeskRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    secret = _secret(request)
    newsroom = request.newsroom.name if request.newsroom else "Taswib"
    address = address_of(secret, request.user.username, newsroom)
    wanted = must_have_one(request.user)
    context = {"form": form, "qr": _drawn(address), "address": address, "written": written(secret), "wanted": wanted}
    return render(request, "console/second_factor.html", context, status=status)


def _drawn(address: str) -> SafeString:
    """The QR code as an SVG of its own, without styles: squares, and nothing of what was typed."""
    picture = segno.make(address, error="m", micro=False)
    svg = picture.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(svg)


def _secret(request: DeskRequest) -> bytes:
    """The one on the page; it waits in the session for ten minutes, locked, until the app has shown that it has it."""
    about, now = f"{_IN_SESSION} of {request.user.pk}", int(timezone.now().timestamp())
    locked, at = request.session.get(_IN_SESSION, ("", 0))
    try:
        if 0 <= now - at < _TIME:
            return unlock(settings.PEOPLE_KEY, b64decode(locked), about)
    except LockBroken:
        pass
    secret = new_secret()
    request.session[_IN_SESSION] = [b64encode(lock(settings.PEOPLE_KEY, secret, about)).decode(), now]
    return secret
