"""Telling readers who wrote by mail that there is news in their thread, from the rows that every change leaves."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery

from taswib.archive.sealing import SealBroken
from taswib.desk.state import State
from taswib.desk.transition import Step, Transition
from taswib.letters.known_letter import KnownLetter
from taswib.letters.outgoing import Envelope, Letter, post
from taswib.letters.reader_address import ReaderAddress

_NEWS = (
    Step.ASKED,
    Step.WROTE,
    Step.DECIDED,
    Step.PUBLISHED,
    Step.CLOSED,
    Step.APPEAL_ANSWERED,
    Step.OVERTURNED,
)
_AT_ONCE = 200


def tell_readers(now: datetime) -> int:
    """A letter for each report of which something new can be read; how many. Addresses that have served are erased."""
    done = 0
    for one, latest in _with_news():
        done += _tell(one, latest, now)
    _forget()
    return done


def _with_news() -> list[tuple[ReaderAddress, int]]:
    """Addresses of whom something happened that they were not told of, with the latest row."""
    rows = Transition.objects.filter(step__in=_NEWS).filter(
        Q(report=OuterRef("report")) | Q(report=None, case=OuterRef("report__case"))
    )
    latest = rows.order_by("-pk").values("pk")[:1]
    addresses = ReaderAddress.objects.select_related("report__newsroom").annotate(last=Subquery(latest))
    fresh = addresses.filter(last__gt=F("told"), report__withdrawn_at=None)[:_AT_ONCE]
    return [(one, one.last) for one in fresh]  # type: ignore[attr-defined]


@transaction.atomic
def _tell(one: ReaderAddress, latest: int, now: datetime) -> int:
    report = one.report
    if not ReaderAddress.objects.filter(pk=one.pk, told=one.told).update(told=latest):
        return 0
    try:
        address = one.address
    except SealBroken:  # the server's secret is another one: they miss this, and hear again when theirs is back
        return 0
    key = f"news {report.pk} {latest}"
    made = post(report.newsroom, Letter.NEWS, Envelope(address), language=report.language, key=key, now=now)
    KnownLetter.objects.note(report.newsroom, made.letter_id, report)
    return 1


def _forget() -> None:
    """When the report was withdrawn or destroyed, or its case is closed and that was told."""
    closed = Transition.objects.filter(after=State.CLOSED, case=OuterRef("report__case")).order_by("-pk")
    over = ReaderAddress.objects.annotate(over=Subquery(closed.values("pk")[:1]))
    over.filter(
        Q(report__withdrawn_at__isnull=False) | Q(report__key=None) | Q(over__isnull=False, told__gte=F("over"))
    ).delete()
