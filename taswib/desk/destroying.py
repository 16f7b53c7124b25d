"""Destroying what was kept long enough: the report's key first of all, then what it opened; the stub stays.

Of a report remain its case, article, kind, hour and history: what the desk answers for. Nobody can read its words
again, with any password, receipt or recovery key; a backup can, until it is destroyed as the guide says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction

from taswib.archive.erasing import erase_freed
from taswib.desk.attachment import Attachment, forget_files
from taswib.desk.keeping import Keeping
from taswib.desk.message import Message
from taswib.desk.report import Contact, Report, ReportQuerySet, Testimony
from taswib.desk.report_key import ReportKey
from taswib.desk.state import State
from taswib.desk.transition import Actor, Step, Transition
from taswib.people.newsroom import Newsroom

_AT_ONCE = 200


class ClockDoubtful(Exception):
    """The clock jumped since the last look; nothing was destroyed."""


@dataclass(frozen=True)
class Destroyed:
    """Of how many reports."""

    words: int = 0
    contacts: int = 0


def destroy_expired(newsroom: Newsroom, *, now: datetime, confirmed: bool = False) -> Destroyed:
    """Destroy what the newsroom's rule says is over. Raises ClockDoubtful; `confirmed` says that the clock is right."""
    keeping = Keeping.of(newsroom)
    if not confirmed and not keeping.trusts(now):
        raise ClockDoubtful
    contacts = _each(newsroom, "contact", keeping.contact_days, now, _destroy_contact)
    words = _each(newsroom, "key", keeping.words_days, now, destroy_words)
    Keeping.objects.filter(pk=keeping.pk).update(looked_at=now)
    if words or contacts:
        erase_freed("desk_reportkey", "desk_testimony", "desk_message", "desk_contact", "desk_attachment")
    return Destroyed(words, contacts)


def destroy_words(report: Report, now: datetime) -> None:
    """One report's words, thread and contact, in the caller's transaction, with the row of it."""
    ReportKey.objects.filter(report=report).delete()
    Testimony.objects.filter(report=report).delete()
    Contact.objects.filter(report=report).delete()
    Message.objects.filter(report=report).update(sealed=b"")
    _destroy_files(report)
    report.case.record(Step.DESTROYED, at=now, actor=Actor.SYSTEM, report=report)


def _destroy_files(report: Report) -> None:
    """Their keys with their rows; the files once that is certain. What a crash leaves is swept an hour later."""
    files = Attachment.objects.filter(report=report)
    names = list(files.values_list("name", flat=True))
    files.delete()
    transaction.on_commit(lambda: forget_files(names))


def _destroy_contact(report: Report, now: datetime) -> None:
    Contact.objects.filter(report=report).delete()
    report.case.record(Step.FORGOTTEN, at=now, actor=Actor.SYSTEM, report=report)


def _closed(newsroom: Newsroom, before: datetime) -> ReportQuerySet:
    """Reports of cases that were closed before that moment and stayed so."""
    last = Transition.objects.filter(case=models.OuterRef("case"), after=State.CLOSED).order_by("-at").values("at")[:1]
    closed = Report.objects.filter(newsroom=newsroom, case__state=State.CLOSED).select_related("case")
    return closed.alias(closed_at=models.Subquery(last)).filter(closed_at__lt=before)


def _each(
    newsroom: Newsroom, held: str, days: int | None, now: datetime, destroy: Callable[[Report, datetime], None]
) -> int:
    """A little at a time, each lot whole; how many there were. `held` is what such a report still has."""
    if days is None:
        return 0
    over, done = _closed(newsroom, now - timedelta(days=days)).filter(**{f"{held}__isnull": False}), 0
    while some := list(over.order_by("pk")[:_AT_ONCE]):
        with transaction.atomic():
            for report in some:
                destroy(report, now)
        done += len(some)
    return done
