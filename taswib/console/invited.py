"""The page that an invitation opens: who was invited says who they are, and is at the desk."""

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.account_forms import JoinForm
from taswib.console.door import see_other
from taswib.console.forms import SignInForm
from taswib.console.session import start
from taswib.console.unlocking import keep_key, open_key
from taswib.desk.refusals import InvitationOver
from taswib.desk.staffing import accept
from taswib.people.invitation import Invitation
from taswib.people.person import Person


def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Opening it changes nothing, for mail programs open links before people do. The address is good once.

    It stands in no other page's address and in no Referer, which proxies write down.
    """
    answer = _answer(request, secret)
    answer.headers["Referrer-Policy"] = "strict-origin"  # with no-referrer forms would come with "Origin: null"
    return answer


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    newsroom = getattr(request, "newsroom", None)
    one = Invitation.objects.opened_by(secret, newsroom, timezone.now()) if newsroom else None
    if one is None:
        return _over(request)
    if request.user.is_authenticated:
        return _page(request, one, None) if request.method != "POST" else _come(request, one, request.user)  # type: ignore[arg-type]
    if "sign-in" in request.POST:
        return render(request, "console/sign_in.html", {"form": SignInForm(request), "next": request.path})
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, one, form, status=422 if request.method == "POST" else 200)
    return _join(request, one, form)


def _join(request: HttpRequest, one: Invitation, form: JoinForm) -> HttpResponse:
    """A person of their own, and the invitation used, or neither; before and after it what takes its time."""
    given = form.cleaned_data
    names = {name: given[name].strip() for name in ("name_ar", "name_en")}
    person = Person.objects.to_be(given["username"], given["new_password"], **names)
    try:
        accept(one, person, now=timezone.now())
    except InvitationOver:
        return _over(request)
    except IntegrityError:
        form.add_error("username", _("This user name is taken. Choose another."))
        return _page(request, one, form, status=422)
    keyring = open_key(person, one.newsroom, given["new_password"])
    start(request, person)
    return keep_key(request, see_other("account"), keyring)


def _come(request: HttpRequest, one: Invitation, person: Person) -> HttpResponse:
    """Somebody who has an account on this installation already."""
    try:
        accept(one, person, now=timezone.now())
    except InvitationOver:
        return _over(request)
    return see_other("account")


def _page(request: HttpRequest, one: Invitation, form: JoinForm | None, status: int = 200) -> HttpResponse:
    context = {"invitation": one, "form": form}
    return render(request, "console/invitation.html", context, status=status)


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "console/invitation_over.html", {"why": InvitationOver.message}, status=410)
