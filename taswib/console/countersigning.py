"""What takes two persons: asking the second one before a retraction, and their answer."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.conflict_forms import SecondForm
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.loading import case_for
from taswib.console.sending import send
from taswib.desk.countersignature import Countersignature
from taswib.desk.countersigning import agree, ask_to_publish, decline, take_back
from taswib.desk.permissions import Act


@posted_to_case
def ask(request: DeskRequest, case_id: int) -> HttpResponse:
    """POST asks a second person whether the draft may go out as it stands."""
    case = case_for(request, case_id, Act.PUBLISH)
    form, notice = SecondForm(request.POST), case.notices.order_by("-pk").first()
    if notice is None:
        return send(request, case, Sent(), lambda: None, _("There is no draft yet."))

    def verb() -> None:
        ask_to_publish(notice, form.cleaned_data["why"], by=request.user, now=timezone.now())

    said = _("A second person is asked. Once they agree, the notice can go out in this wording.")
    return send(request, case, Sent(form, "second"), verb, said)


@posted_to_case
def answer(request: DeskRequest, case_id: int, request_id: int) -> HttpResponse:
    """POST answers a request, or takes back one's own."""
    case = case_for(request, case_id, Act.SEE_CASE)
    asked = get_object_or_404(Countersignature, case=case, pk=request_id)
    verb, said = _verb(request, asked)
    return send(request, case, Sent(name="countersignature"), verb, said)


def _verb(request: DeskRequest, asked: Countersignature) -> tuple[Callable[[], None], str | Promise]:
    by, now, answer = request.user, timezone.now(), request.POST.get("answer", "")
    if answer == "agree":
        return lambda: agree(asked, by=by, now=now), _("You agreed; that stands in the history.")
    if answer == "take_back":
        return lambda: take_back(asked, by=by, now=now), _("Your request is taken back.")
    why = SecondForm(request.POST)
    words = why.cleaned_data["why"] if why.is_valid() else ""
    return lambda: decline(asked, words, by=by, now=now), _("You refused; whoever asked reads why in the history.")
