"""One's own account: sessions, password, language, second factor."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.account_forms import LanguageForm, PasswordForm
from taswib.console.confirmation import confirm_now
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_members, see_other
from taswib.console.own_language import speak
from taswib.console.session import row_of
from taswib.console.tries import try_password
from taswib.console.unlocking import keep_key, lock_anew
from taswib.people.desk_session import DeskSession, end_sessions
from taswib.people.newsroom import Newsroom
from taswib.people.person_event import PersonStep, tell_everywhere
from taswib.people.recovery_code import codes_left
from taswib.people.second_factor import SecondFactor, must_have_one


@for_members
def account(request: DeskRequest) -> HttpResponse:
    return _page(request)


@for_members
def sessions(request: DeskRequest) -> HttpResponse:
    """POST ends all but this one."""
    if request.method != "POST":
        return redirect("console:account")
    with transaction.atomic():
        end_sessions(request.user, but=row_of(request))
        tell_everywhere(request.user, PersonStep.SESSIONS, by=request.user, now=timezone.now())
    messages.success(request, _("Every other session has ended."))
    return see_other("account")


@for_members
def session(request: DeskRequest, session_id: int) -> HttpResponse:
    """POST ends one of one's own."""
    if request.method != "POST":
        return redirect("console:account")
    get_object_or_404(DeskSession, person=request.user, pk=session_id).delete()
    messages.success(request, _("The session has ended."))
    return see_other("account")


@for_members
def language(request: DeskRequest) -> HttpResponse:
    form = LanguageForm(request.POST)
    if request.method == "POST" and form.is_valid():
        request.user.language = form.cleaned_data["language"]
        request.user.save(update_fields=["language"])
        return speak(request.user, see_other("account"))
    return redirect("console:account")


@for_members
def password(request: DeskRequest) -> HttpResponse:
    """POST gives oneself another: the key goes under it, every other session ends, this one gets another cookie."""
    if request.method != "POST":
        return redirect("console:account")
    now, person = timezone.now(), request.user
    attempt = try_password(request, person.username, now)
    if attempt is None:
        return _page(request, PasswordForm(person), wait=True, status=429)
    form = PasswordForm(person, request.POST)
    is_good = form.is_valid()
    if not form.is_wrong_password:
        attempt.was_right(now)
    if not is_good:
        return _page(request, form, status=422)
    return _change(request, form.cleaned_data["password"], form.cleaned_data["new_password"])


def _change(request: DeskRequest, old: str, new: str) -> HttpResponse:
    person, keyring = request.user, request.keyring
    holder = lock_anew(person, old, new)
    person.set_password(new)
    with transaction.atomic():
        person.save(update_fields=["password"])
        if holder is not None:
            holder.save(update_fields=["locked"])
        end_sessions(person, but=row_of(request))
        tell_everywhere(person, PersonStep.PASSWORD, by=person, now=timezone.now())
    update_session_auth_hash(request, person)
    confirm_now(request)
    messages.success(request, _("Your password is another one now. Every other session has ended."))
    return keep_key(request, see_other("account"), keyring)


def _page(
    request: DeskRequest, form: PasswordForm | None = None, *, wait: bool = False, status: int = 200
) -> HttpResponse:
    person, here = request.user, row_of(request)
    rows = DeskSession.objects.filter(person=person).alive(timezone.now())
    context = {
        "sessions": [(one, one.pk == here) for one in rows],
        "must_have_factor": must_have_one(person),
        "factor": SecondFactor.objects.filter(person=person).first(),
        "codes_left": codes_left(person),
        "password_form": form or PasswordForm(person),
        "language_form": LanguageForm(initial={"language": person.language}),
        "elsewhere": _elsewhere(request),
        "wait": wait,
    }
    return render(request, "console/account.html", context, status=status)


def _elsewhere(request: DeskRequest) -> list[tuple[Newsroom, str]]:
    """The other newsrooms of this installation that this person belongs to, each with its own desk's address."""
    theirs = Newsroom.objects.filter(memberships__person=request.user).exclude(host=None).distinct().order_by("pk")
    port = urlsplit(f"//{request.get_host()}").port
    hosts = [(one, f"{one.host}:{port}" if port else one.host) for one in theirs]
    here = request.newsroom.pk if request.newsroom else None
    return [(one, f"{request.scheme}://{host}{reverse('console:queue')}") for one, host in hosts if one.pk != here]
