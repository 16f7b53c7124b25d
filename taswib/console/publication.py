"""Publishing a notice: the final look at it, then one press."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.console.confirmation import confirmed_to_publish
from taswib.console.conflict_forms import SecondForm
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff, see_other
from taswib.console.loading import case_at, case_for
from taswib.console.notice_preview import preview_of
from taswib.console.offers import Offers
from taswib.console.reply_words import reply_of
from taswib.desk.case import Case
from taswib.desk.finding_copies import find_copies
from taswib.desk.notice import Notice, Severity
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted, Recused, Refused
from taswib.desk.two_persons import free_to_agree, in_force


@for_staff
@confirmed_to_publish
def publication(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.PUBLISH)
    latest = case.notices.order_by("-pk").first()
    if request.method == "POST" and latest is not None:
        return _publish(request, case, latest)
    if latest is None or not latest.is_draft or not Offers(case, request.user).draft:
        return redirect("console:case", case_id=case.pk)
    return _last_look(request, case, latest)


def _publish(request: DeskRequest, case: Case, notice: Notice) -> HttpResponse:
    try:
        reply = reply_of(request, case) if notice.carries_reply else None
        notice.publish(by=request.user, now=timezone.now(), edition=request.POST.get("edition", ""), reply=reply)
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        now = case_at(request, case.pk)
        return _last_look(request, now, now.notices.latest("pk"), refusal=refused, status=409)
    said = _("Notice %(number)s is public: on the article, in the log and the feeds, and in the readers' threads.")
    messages.success(request, said % {"number": notice.number})
    if notice.severity == Severity.SUBSTANTIVE:
        _trace(request, notice)
    return see_other("case", case_id=case.pk)


def _trace(request: DeskRequest, notice: Notice) -> None:
    """A substantive error is looked for elsewhere at once; what is found waits on the notice's page of repairs."""
    count = len(find_copies(notice, now=timezone.now()))
    if count:
        said = ngettext("Its error was traced to %(count)d place.", "Its error was traced to %(count)d places.", count)
        messages.success(request, said % {"count": count})


def _last_look(
    request: DeskRequest, case: Case, notice: Notice, *, refusal: Refused | None = None, status: int = 200
) -> HttpResponse:
    reply = reply_of(request, case) if notice.carries_reply else None
    context = {
        "case": case,
        "notice": notice,
        "edition": notice.edition_with(reply),
        "preview": preview_of(notice, case.newsroom, reply),
        "readers": case.reports.filter(withdrawn_at=None).count(),
        "refusal": refusal,
        **_second(request, case, notice),
    }
    return render(request, "console/publication.html", context, status=status)


def _second(request: DeskRequest, case: Case, notice: Notice) -> dict[str, object]:
    """Whether a second person has to agree to this wording first, and the request that goes on for it."""
    if not (notice.is_grave and notice.is_draft and in_force(case.newsroom)):
        return {}
    signature = case.countersignatures.going_on(timezone.now()).of_notice(notice, notice.edition).last()
    agreed = signature is not None and signature.is_agreed
    needed = not agreed and bool(free_to_agree(case, request.user))
    return {"second_needed": needed, "signature": signature, "second": SecondForm()}
