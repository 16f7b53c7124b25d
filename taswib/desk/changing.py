"""Changing a notice that is public: under its number it says something else from now on, with the reason.

What it said before stays in the ledger, and whoever was told of it is told anew.
"""

from copy import copy
from datetime import datetime

from django.db import transaction

from taswib.desk.copy import Copy
from taswib.desk.corrected_passages import Corrected, corrected_passages
from taswib.desk.notice import Notice, NoticeKind, NoticeState, Wording
from taswib.desk.notice_record import Happened, enter_notice
from taswib.desk.permissions import Act, require
from taswib.desk.refusals import (
    NothingChanges,
    NoticeChanged,
    NoticeIncomplete,
    NoticeWithdrawn,
    ReasonsMissing,
)
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.desk.reply import require_prominence
from taswib.desk.transition import Step
from taswib.desk.two_persons import in_force, require_second
from taswib.people.person import Person
from taswib.text.mending import fitted

CHANGEABLE = ("severity", "was", "now", "words", "apology", "language")
"""A notice of another kind is another notice, and a reply's own words are its writer's."""


def reworded(notice: Notice, wording: Wording) -> Notice:
    """The notice as it would read; neither it nor anything else is stored."""
    other = copy(notice)
    for name in CHANGEABLE:
        setattr(other, name, getattr(wording, name))
    other.language = wording.language or notice.language
    return other


@transaction.atomic
def change_notice(
    notice: Notice, wording: Wording, why: str, *, by: Person, now: datetime, edition: str | None = None
) -> None:
    """Have it say this from now on; its kind, number and day stay. `why` is published with it.

    `edition` is the one that the person read: NoticeChanged is raised when it is another by now.
    Raises NotPermitted, Recused, ReasonsMissing, NoticeWithdrawn, NothingChanges, NoticeIncomplete; NotProminentEnough
    for a reply; SecondNeeded for a retraction or removal to whose new wording nobody else has agreed.
    """
    require(by, Act.PUBLISH, notice.newsroom, notice.article, notice.case)
    if not why.strip():
        raise ReasonsMissing
    case = notice.case.locked() if notice.case else None
    before = Notice.objects.select_for_update().get(pk=notice.pk)
    after = reworded(before, wording)
    if edition is not None and edition != before.edition:
        raise NoticeChanged
    require_change(before, after)
    if case and after.kind == NoticeKind.REPLY:
        require_prominence(case, after.severity)
    _with_a_second(before, after, by, now)
    after.updated_at = now
    _look_anew(before, after, now)
    after.save()
    enter_notice(after, Happened.CHANGED, now=now, why=why)
    if case:
        case.record(Step.CHANGED, by=by, at=now, notice=after, why=why)
    notice.refresh_from_db()


def require_change(before: Notice, after: Notice) -> None:
    """Raises NoticeWithdrawn, NothingChanges, NoticeIncomplete."""
    if before.state != NoticeState.PUBLISHED:
        raise NoticeWithdrawn
    if after.edition == before.edition:
        raise NothingChanges
    if not after.is_complete:
        raise NoticeIncomplete


def _with_a_second(before: Notice, after: Notice, by: Person, now: datetime) -> None:
    """As for its publication; an agreement serves only for what was public when it was asked for."""
    case = before.case
    if case is None or not before.is_grave or not in_force(before.newsroom):
        return
    agreed = case.countersignatures.serving(now).of_change(before, after.edition)
    require_second(case, after, [one for one in agreed if one.asked_over == before.edition], by, now)


def _look_anew(before: Notice, after: Notice, now: datetime) -> None:
    """Copies of other words are sought and watched for, and those that are known are read for what is right by now."""
    if (before.was, before.now) == (after.was, after.now):
        return
    after.marks_version = 0
    if before.was != after.was:
        after.traced_at = None
    wanted = corrected_passages(after)
    copies = list(Copy.objects.filter(notice=after))
    for one in copies:
        one.places = [list(place._replace(stands=_stands(place.exact, wanted))) for place in one.passages]
    Copy.objects.bulk_update(copies, ["places"])
    Repair.objects.filter(copy__notice=after).exclude(state=RepairState.DROPPED).update(read_next_at=now)


def _stands(exact: str, wanted: list[Corrected]) -> str:
    """What is to stand where a copy says `exact`; "" where the notice says nothing of those words any more."""
    fits = (fitted(exact, one.was, one.now) for one in wanted if one.now)
    return next((words for words in fits if words), "")
