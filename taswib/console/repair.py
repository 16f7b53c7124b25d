"""One repair: what stands there, the message to the site, what the site said, and what was read."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taswib.console.copy_lines import SHAPES, due, passages_of
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk, see_other
from taswib.console.loading import repair_for
from taswib.console.repair_forms import AnswerForm, AskForm, DismissalForm
from taswib.desk.confirming import dismiss
from taswib.desk.reading_copies import read_copy
from taswib.desk.refusals import NotPermitted, Recused, Refused
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.desk.site_message import site_message
from taswib.desk.spread import outlet_of
from taswib.desk.transition import Step


@dataclass(frozen=True)
class Sent:
    """The form that could not be sent, under its name, and why."""

    name: str = ""
    form: django_forms.Form | None = None
    refusal: Refused | None = None


@for_desk
def repair(request: DeskRequest, repair_id: int) -> HttpResponse:
    return repair_page(request, repair_for(request, repair_id))


@for_desk
def holder(request: DeskRequest, repair_id: int) -> HttpResponse:
    one = repair_for(request, repair_id)
    return _send(
        request, one, Sent("holder"), lambda: one.hold(by=request.user, now=timezone.now()), _("The repair is yours.")
    )


@for_desk
def request_to_site(request: DeskRequest, repair_id: int) -> HttpResponse:
    """The message went out: for the first time, or once more."""
    one, form = repair_for(request, repair_id), AskForm(request.POST)
    verb = (
        (lambda: one.remind(by=request.user, now=timezone.now()))
        if one.state == RepairState.ASKED
        else (lambda: one.ask(form.cleaned_data["contact"], by=request.user, now=timezone.now()))
    )
    return _send(
        request, one, Sent("ask", form), verb, _("Recorded. The copy is read again, and a reminder falls due.")
    )


@for_desk
def answer(request: DeskRequest, repair_id: int) -> HttpResponse:
    """What the site said on the telephone or by mail."""
    one, form = repair_for(request, repair_id), AnswerForm(request.POST)
    return _send(request, one, Sent("answer", form), lambda: _hear(one, form, request), _("The answer is recorded."))


@for_desk
def reading(request: DeskRequest, repair_id: int) -> HttpResponse:
    """Read the copy now."""
    one = repair_for(request, repair_id)
    return _send(
        request, one, Sent("reading"), lambda: read_copy(one, now=timezone.now()), _("The copy was read just now.")
    )


@for_desk
def dismissal(request: DeskRequest, repair_id: int) -> HttpResponse:
    """It was no copy after all."""
    one, form = repair_for(request, repair_id), DismissalForm(request.POST)
    return _send(
        request, one, Sent("dismissal", form), lambda: _dismiss(one, form, request), _("It is no longer counted.")
    )


def repair_page(request: DeskRequest, one: Repair, sent: Sent | None = None, *, status: int = 200) -> HttpResponse:
    sent, base = sent or Sent(), request.build_absolute_uri("/").rstrip("/")
    theirs = one.copy.language if one.copy.language in ("ar", "en") else "ar"
    languages = [theirs, "en" if theirs == "ar" else "ar"]
    blank = {
        "ask": AskForm(initial={"contact": one.contact}, auto_id="ask-%s"),
        "answer": AnswerForm(auto_id="answer-%s"),
        "dismissal": DismissalForm(auto_id="dismissal-%s"),
    }
    context = {
        "repair": one,
        "copy": one.copy,
        "notice": one.copy.notice,
        "outlet": outlet_of(one),
        "shape": SHAPES[RepairState(one.state)],
        "due": due(one, one.newsroom.day_of(timezone.now())),
        "overdue": one.is_overdue(one.newsroom.day_of(timezone.now())),
        "passages": passages_of(one.copy),
        "readings": one.readings.order_by("-pk")[:20],
        "transitions": one.copy.transitions.select_related("by"),
        "site_messages": [site_message(one, language, base=base) for language in languages],
        "forms": blank | ({sent.name: sent.form} if sent.form else {}),
        "sent": sent,
        "page_language": get_language(),
    }
    return render(request, "console/repair.html", context, status=status)


def _send(
    request: DeskRequest, one: Repair, sent: Sent, verb: Callable[[], object], said: str | Promise
) -> HttpResponse:
    """Call `verb` if the form is whole and it was posted, then the page again; nothing that was typed is lost."""
    if request.method != "POST":
        return see_other("repair", repair_id=one.pk)
    if sent.form is not None and not sent.form.is_valid():
        return repair_page(request, one, sent, status=422)
    try:
        verb()
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return repair_page(request, repair_for(request, one.pk), Sent(sent.name, sent.form, refused), status=409)
    messages.success(request, str(said))
    return see_other("repair", repair_id=one.pk)


def _hear(one: Repair, form: AnswerForm, request: DeskRequest) -> None:
    given = form.cleaned_data
    one.hear(Step(given["answer"]), given["words"], given["address"], by=request.user, now=timezone.now())


def _dismiss(one: Repair, form: DismissalForm, request: DeskRequest) -> None:
    dismiss(one.copy, form.cleaned_data["why"], by=request.user, now=timezone.now())
