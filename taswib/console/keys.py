"""The page of keys: who can read what readers entrust, who waits to, and the sheet of paper for the day it all burns."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.console.confirmation import confirmed
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_source_keepers, see_other
from taswib.desk.desk_key import DeskKey, Purpose
from taswib.desk.key_event import KeyEvent
from taswib.desk.key_giving import change_keys, give, owes_change, waiting
from taswib.desk.key_holder import KeyHolder, key_on_paper
from taswib.desk.key_share import KeyShare
from taswib.desk.refusals import Refused
from taswib.sealing import to_print

_TOLD = 50


@dataclass(frozen=True)
class Line:
    """A holder on the page."""

    holder: KeyHolder
    waits: bool
    is_me: bool


@for_source_keepers
def keys(request: DeskRequest) -> HttpResponse:
    return _page(request)


@for_source_keepers
@confirmed
def access(request: DeskRequest, holder_id: int) -> HttpResponse:
    """Let somebody read who waits for it."""
    holder = get_object_or_404(KeyHolder, pk__in=[one.pk for one in waiting(request.newsroom)], pk=holder_id)
    return _done(request, lambda: give(holder, request.keyring, now=timezone.now()), _("Access is given."))


@for_source_keepers
@confirmed
def removal(request: DeskRequest, holder_id: int) -> HttpResponse:
    """Take access away: their share goes, and the desk gets other keys, which they never had."""
    theirs = KeyShare.objects.filter(desk_key__newsroom=request.newsroom).values("holder")
    holder = get_object_or_404(KeyHolder.objects.filter(pk__in=theirs).exclude(person=request.user), pk=holder_id)
    return _done(
        request,
        lambda: change_keys(request.keyring, now=timezone.now(), without=holder),
        _("Access is taken away, and the desk has other keys."),
    )


@for_source_keepers
@confirmed
def change(request: DeskRequest) -> HttpResponse:
    """Other keys for the desk, of the same holders."""
    said = _("The desk has other keys; everything was moved to them.")
    return _done(request, lambda: change_keys(request.keyring, now=timezone.now()), said)


@for_source_keepers
@confirmed
def paper(request: DeskRequest) -> HttpResponse:
    """A recovery key, in the answer to this very press and nowhere else. It opens something once access is given."""
    if request.method != "POST":
        return see_other("keys")
    holder, private = key_on_paper(request.newsroom, now=timezone.now())
    given = True
    try:
        give(holder, request.keyring, now=timezone.now())
    except Refused:
        given = False
    context = {"groups": to_print(private).split("-"), "given": given, "holder": holder}
    return render(request, "console/paper_key.html", context, status=201)


def _done(request: DeskRequest, verb: Callable[[], object], said: str | Promise) -> HttpResponse:
    if request.method != "POST":
        return see_other("keys")
    try:
        verb()
    except Refused as refused:
        return _page(request, refused, status=409)
    messages.success(request, str(said))
    return see_other("keys")


def _page(request: DeskRequest, refused: Refused | None = None, status: int = 200) -> HttpResponse:
    newsroom, ring = request.newsroom, request.keyring
    waits = waiting(newsroom)
    readers = KeyHolder.objects.filter(shares__desk_key__newsroom=newsroom, shares__desk_key__ended_at=None)
    lines = [_line(request, one, waits=False) for one in readers.distinct().select_related("person")]
    partly = {one.pk for one in waits}
    context = {
        "lines": [one for one in lines if one.holder.pk not in partly]
        + [_line(request, one, waits=True) for one in waits],
        "unlocked": ring.is_unlocked,
        "reads": ring.holds(Purpose.WORDS),
        "gives": all(ring.holds(purpose) for purpose in Purpose),
        "parked": DeskKey.objects.of(newsroom).parked().exists(),
        "has_paper": any(one.holder.is_paper and not one.waits for one in lines),
        "events": KeyEvent.objects.filter(newsroom=newsroom).select_related("person", "by")[:_TOLD],
        "owes_change": owes_change(newsroom),
        "refusal": refused,
    }
    return render(request, "console/keys.html", context, status=status)


def _line(request: DeskRequest, holder: KeyHolder, *, waits: bool) -> Line:
    return Line(holder, waits, holder.person_id == request.user.pk)
