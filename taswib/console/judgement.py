"""What the desk says of places: that they are copies, that they are none, or that there is one more."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.archive.tracing.making import is_outdated
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk, see_other
from taswib.console.loading import notice_for
from taswib.console.repair_forms import PlaceForm, chosen
from taswib.console.repairs import repairs_page
from taswib.desk.confirming import add_by_hand, confirm, dismiss
from taswib.desk.copy import CopyQuerySet
from taswib.desk.finding_copies import find_copies, place_by_hand
from taswib.desk.notice import Notice
from taswib.desk.own_fix import accept_fixes
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted, Recused, Refused


@for_desk
def judgements(request: DeskRequest, notice_id: int) -> HttpResponse:
    """The places that were ticked are copies, or are none; without a tick nothing happens."""
    notice = notice_for(request, notice_id, Act.REPAIR)
    if request.method != "POST":
        return see_other("repairs", notice_id=notice.pk)
    ticked, is_copy = (
        notice.copies.to_be_judged().filter(pk__in=chosen(request.POST, "copy")),
        "confirm" in request.POST,
    )
    try:
        count = _judge(ticked, is_copy, request)
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return repairs_page(request, notice, refusal=refused, status=409)
    if count and is_copy:
        said = ngettext(
            "%(count)d copy is confirmed and will be read.", "%(count)d copies are confirmed and will be read.", count
        )
        messages.success(request, said % {"count": count})
    return see_other("repairs", notice_id=notice.pk)


@transaction.atomic
def _judge(ticked: CopyQuerySet, is_copy: bool, request: DeskRequest) -> int:
    """All of them or none: how many."""
    for copy in ticked:
        if is_copy:
            confirm(copy, by=request.user, now=timezone.now())
        else:
            dismiss(copy, "", by=request.user, now=timezone.now())
    return len(ticked)


@for_desk
def copies(request: DeskRequest, notice_id: int) -> HttpResponse:
    """One more place, by its address."""
    notice = notice_for(request, notice_id, Act.REPAIR)
    if request.method != "POST":
        return see_other("repairs", notice_id=notice.pk)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return repairs_page(request, notice, form, status=422)
    try:
        place = place_by_hand(notice, form.cleaned_data["address"], form.cleaned_data["outlet"])
        repair = add_by_hand(notice, place, by=request.user, now=timezone.now())
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return repairs_page(request, notice, form, refusal=refused, status=409)
    return see_other("repair", repair_id=repair.pk)


@for_desk
def tracing(request: DeskRequest, notice_id: int) -> HttpResponse:
    """Look through the archive once more."""
    notice = notice_for(request, notice_id, Act.REPAIR)
    if request.method == "POST":
        try:
            count = len(find_copies(notice, now=timezone.now()))
        except Refused as refused:
            return repairs_page(request, notice, refusal=refused, status=409)
        said = ngettext("Tracing found %(count)d place more.", "Tracing found %(count)d places more.", count)
        messages.success(request, said % {"count": count} if count else _nothing_more(notice))
    return see_other("repairs", notice_id=notice.pk)


def _nothing_more(notice: Notice) -> str:
    if is_outdated(notice.newsroom):
        return _("The archive's index is being made anew after an upgrade; tracing goes on by itself when it is done.")
    return _("Tracing found nothing more.")


@for_desk
def fixes(request: DeskRequest, notice_id: int) -> HttpResponse:
    """Accept the prepared fixes that were ticked."""
    notice = notice_for(request, notice_id, Act.REPAIR)
    if request.method == "POST":
        try:
            count = accept_fixes(notice, chosen(request.POST, "repair"), by=request.user, now=timezone.now())
        except (NotPermitted, Recused):
            raise
        except Refused as refused:
            return repairs_page(request, notice, refusal=refused, status=409)
        said = ngettext("%(count)d fix is accepted.", "%(count)d fixes are accepted.", count) % {"count": count}
        messages.success(request, said)
    return see_other("repairs", notice_id=notice.pk)
