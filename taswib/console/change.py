"""Changing a published notice: words on one side, what the public will see on the other, and the reason."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.change_form import ChangeForm
from taswib.console.confirmation import ask_confirmation, may_publish_now
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff, see_other
from taswib.console.forms import renew
from taswib.console.kept import Kept
from taswib.console.loading import notice_for
from taswib.console.notice_preview import Preview, preview_of
from taswib.desk.changing import change_notice, reworded
from taswib.desk.countersignature import Countersignature
from taswib.desk.countersigning import ask_to_change
from taswib.desk.notice import Notice
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted, Recused, Refused
from taswib.desk.reply import ReplyWords
from taswib.desk.two_persons import free_to_agree, in_force


@for_staff
def change(request: DeskRequest, notice_id: int) -> HttpResponse:
    notice = notice_for(request, notice_id, Act.PUBLISH)
    if request.method == "POST":
        return _written(request, notice)
    if notice.is_withdrawn:
        return redirect("console:notices")
    asked = _asked(notice)
    return _page(request, notice, ChangeForm(notice, proposed=asked.proposed if asked else None))


@for_staff
def preview(request: DeskRequest, notice_id: int) -> HttpResponse:
    """The fragment that the page's script asks for while somebody types."""
    notice = notice_for(request, notice_id, Act.PUBLISH)
    if request.method != "POST":
        return redirect("console:change", notice_id=notice.pk)
    form = ChangeForm(notice, request.POST)
    shown = _shown(notice, form) if form.can_be_shown else None
    return render(request, "console/parts/preview.html", {"preview": shown, "form": form})


def _written(request: DeskRequest, notice: Notice) -> HttpResponse:
    form = ChangeForm(notice, request.POST)
    if "preview" in request.POST and form.can_be_shown:
        return _page(request, notice, form)
    if not form.is_valid():
        return _page(request, notice, form, status=422)
    if "ask" in request.POST:
        said = _("A second person is asked. Once they agree, the notice can be changed to this wording.")
        return _do(request, notice, form, lambda: _ask(request, notice, form), said)
    if not may_publish_now(request):
        return ask_confirmation(request, Kept.of(request))
    said = _("Notice %(number)s says this from now on, and whoever was told of it is told of the change.")
    return _do(request, notice, form, lambda: _change(request, notice, form), said % {"number": notice.number})


def _change(request: DeskRequest, notice: Notice, form: ChangeForm) -> None:
    given, by, now = form.cleaned_data, request.user, timezone.now()
    change_notice(notice, form.wording, given["why"], by=by, now=now, edition=given["edition"])


def _ask(request: DeskRequest, notice: Notice, form: ChangeForm) -> None:
    changed, why = reworded(notice, form.wording), form.cleaned_data["why"]
    ask_to_change(notice, changed, why, by=request.user, now=timezone.now())


def _do(request: DeskRequest, notice: Notice, form: ChangeForm, verb: Callable[[], None], said: str) -> HttpResponse:
    try:
        verb()
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        now = notice_for(request, notice.pk, Act.PUBLISH)
        renew(form, edition=now.edition)
        return _page(request, now, form, refusal=refused, status=409)
    messages.success(request, said)
    return see_other("notices")


def _page(
    request: DeskRequest, notice: Notice, form: ChangeForm, *, refusal: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "notice": notice,
        "form": form,
        "refusal": refusal,
        "preview": _shown(notice, form),
        "theirs": replace(_preview(notice).box, key="theirs") if refusal else None,
        **_second(request, notice, form),
    }
    return render(request, "console/change.html", context, status=status)


def _shown(notice: Notice, form: ChangeForm) -> Preview:
    return _preview(_after(notice, form))


def _after(notice: Notice, form: ChangeForm) -> Notice:
    """As the form has it; as it stands where the form says too little."""
    if form.can_be_shown:
        return reworded(notice, form.wording)
    return notice if form.is_bound else reworded(notice, form.stands)


def _preview(notice: Notice) -> Preview:
    return preview_of(notice, notice.newsroom, ReplyWords(notice.reply, notice.reply_by) if notice.reply else None)


def _second(request: DeskRequest, notice: Notice, form: ChangeForm) -> dict[str, object]:
    """Whether a second person has to agree to this wording first, and the request that goes on for it."""
    case = notice.case
    if case is None or not (notice.is_grave and in_force(notice.newsroom)):
        return {}
    signature = _asked(notice, _after(notice, form).edition)
    agreed = signature is not None and signature.is_agreed
    needed = not agreed and bool(free_to_agree(case, request.user))
    return {"second_needed": needed, "signature": signature}


def _asked(notice: Notice, edition: str = "") -> Countersignature | None:
    """The latest request that goes on to change what stands; to this very wording, where one is named."""
    if notice.case is None:
        return None
    every = notice.case.countersignatures.going_on(timezone.now())
    theirs = every.of_change(notice, edition) if edition else every.of_changes(notice)
    return next((one for one in theirs.order_by("-pk") if one.asked_over == notice.edition), None)
