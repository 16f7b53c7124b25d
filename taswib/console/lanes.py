"""A lane: many cases that want no examination, answered with a saved reply and closed in one press."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk, posted_to_case
from taswib.console.loading import case_for
from taswib.console.paging import page_of
from taswib.console.repair_forms import chosen
from taswib.console.rows import Row, row
from taswib.console.sending import send
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.lane import Lane
from taswib.desk.opened import Opened
from taswib.desk.permissions import Act
from taswib.desk.queue import CaseQuerySet, lanes
from taswib.desk.refusals import NotPermitted, Refused
from taswib.desk.reply_library import replies_of
from taswib.desk.report import Report
from taswib.desk.saved_reply import SavedReply


@dataclass(frozen=True)
class Waiting:
    """A case of the lane with the words of its first report, as far as this person's key opens them."""

    row: Row
    opened: Opened | None
    chosen: bool


@dataclass(frozen=True)
class Preview:
    """What the readers of one of the ticked cases would read."""

    case: Case
    arabic: str
    english: str


@for_desk
def lane(request: DeskRequest, kind: str) -> HttpResponse:
    """POST shows the reply that was chosen for each ticked case, or gives it."""
    if kind not in Lane.values:
        raise Http404
    cases = _cases(request, kind)
    ticked = chosen(request.POST, "case") if request.method == "POST" else []
    reply = _reply(request)
    if request.method != "POST":
        return _page(request, kind, cases, [], None)
    if reply is None or not ticked or "answer" not in request.POST:
        return _page(request, kind, cases, ticked, reply, asked=True)
    answered = _answer(request, list(cases.filter(pk__in=ticked)), reply)
    said = ngettext("%(count)d case is answered and closed.", "%(count)d cases are answered and closed.", answered)
    messages.success(request, said % {"count": answered})
    if answered < len(ticked):
        messages.warning(request, _("What somebody else has decided or closed meanwhile was left as it is."))
    return _page(request, kind, _cases(request, kind), [], None)


@posted_to_case
def case_lane(request: DeskRequest, case_id: int) -> HttpResponse:
    """POST puts one case into another lane, or none."""
    case, to = case_for(request, case_id, Act.TAKE), request.POST.get("lane", "")
    if to not in ("", *Lane.values):
        raise Http404
    return send(
        request, case, Sent(), lambda: case.put_into(to, by=request.user, now=timezone.now()), _("The case is sorted.")
    )


def _cases(request: DeskRequest, kind: str) -> CaseQuerySet:
    ours = Case.objects.of(request.newsroom).handled_by(request.user).on_their_own()
    return ours.filter(lanes()[kind]).with_reports().due_first()


def _reply(request: DeskRequest) -> SavedReply | None:
    number = request.POST.get("reply", "")
    return SavedReply.objects.of(request.newsroom).filter(pk=int(number)).first() if _is_number(number) else None


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 18


def _answer(request: DeskRequest, cases: list[Case], reply: SavedReply) -> int:
    """Each in a transaction of its own, so that one that is refused holds up no other: how many."""
    answered = 0
    for case in cases:
        arabic, english = reply.for_case(case)
        try:
            case.settle(Outcome(reply.outcome), arabic, english, by=request.user, now=timezone.now())
        except NotPermitted:
            raise
        except Refused:
            continue
        answered += 1
    return answered


def _page(
    request: DeskRequest,
    kind: str,
    cases: CaseQuerySet,
    ticked: list[int],
    reply: SavedReply | None,
    *,
    asked: bool = False,
) -> HttpResponse:
    today = request.newsroom.day_of(timezone.now())
    page = page_of(request, cases)
    first = Report.objects.filter(case__in=[case.pk for case in page]).order_by("-pk")
    opened = {report.case_id: one for report, one in request.keyring.opened_among(first)}
    shown = [case for case in page if case.pk in ticked] if reply else []
    context = {
        "lane": Lane(kind),
        "page": page,
        "waiting": [Waiting(row(case, today), opened.get(case.pk), case.pk in ticked) for case in page],
        "replies": replies_of(request.newsroom),
        "reply": reply,
        "previews": [Preview(case, *reply.for_case(case)) for case in shown[:3]] if reply else [],
        "missing": asked and not (reply and ticked),
    }
    return render(request, "console/lane.html", context, status=422 if context["missing"] else 200)
