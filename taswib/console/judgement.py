"""What the desk says of places: that they are copies, that they are none, or that there is one more."""

from collections.abc import Callable

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
from taswib.people.person import Person


@for_desk
def judgements(request: DeskRequest, notice_id: int) -> HttpResponse:
    """The places that were ticked are copies, or are none; without a tick nothing happens."""
    notice = notice_for(request, notice_id, Act.REPAIR)
    if request.method != "POST":
        return see_other("repairs", notice_id=notice.pk)
    ticked = notice.copies.to_be_judged().filter(pk__in=chosen(request.POST, "copy"))
    judge = _confirm_all if "confirm" in request.POST else _dismiss_all
    return _done(request, notice, lambda: judge(ticked, request.user))


@transaction.atomic
def _confirm_all(ticked: CopyQuerySet, by: Person) -> str:
    """All of them or none."""
    for copy in ticked:
        confirm(copy, by=by, now=timezone.now())
    count = len(ticked)
    said = ngettext(
        "%(count)d copy is confirmed and will be read.", "%(count)d copies are confirmed and will be read.", count
    )
    return said % {"count": count} if count else ""


@transaction.atomic
def _dismiss_all(ticked: CopyQuerySet, by: Person) -> str:
    """All of them or none. They go from the list, which says enough."""
    for copy in ticked:
        dismiss(copy, "", by=by, now=timezone.now())
    return ""


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
    if request.method != "POST":
        return see_other("repairs", notice_id=notice.pk)
    return _done(request, notice, lambda: _trace(notice))


def _trace(notice: Notice) -> str:
    count = len(find_copies(notice, now=timezone.now()))
    if count:
        said = ngettext("Tracing found %(count)d place more.", "Tracing found %(count)d places more.", count)
        return said % {"count": count}
    if is_outdated(notice.newsroom):
        return _("The archive's index is being made anew after an upgrade; tracing goes on by itself when it is done.")
    return _("Tracing found nothing more.")


@for_desk
def fixes(request: DeskRequest, notice_id: int) -> HttpResponse:
    """Accept the prepared fixes that were ticked."""
    notice = notice_for(request, notice_id, Act.REPAIR)
    if request.method != "POST":
        return see_other("repairs", notice_id=notice.pk)
    return _done(request, notice, lambda: _accept(notice, chosen(request.POST, "repair"), request.user))


def _accept(notice: Notice, ticked: list[int], by: Person) -> str:
    count = accept_fixes(notice, ticked, by=by, now=timezone.now())
    return ngettext("%(count)d fix is accepted.", "%(count)d fixes are accepted.", count) % {"count": count}


def _done(request: DeskRequest, notice: Notice, verb: Callable[[], str]) -> HttpResponse:
    """Back to the list with what `verb` says of it; a refusal stands on the list."""
    try:
        said = verb()
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return repairs_page(request, notice, refusal=refused, status=409)
    if said:
        messages.success(request, said)
    return see_other("repairs", notice_id=notice.pk)
