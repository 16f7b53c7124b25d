"""Saying of a place that it is a copy, or that it is none."""

from datetime import datetime

from django.db import transaction

from taswib.desk.copy import Copy, Origin, add_copy
from taswib.desk.notice import Notice
from taswib.desk.partners.telling import tell_of_copy
from taswib.desk.permissions import Act, require
from taswib.desk.refusals import AlreadyKnown, NotACopy, NothingToTrace, ReasonsMissing
from taswib.desk.repair import Repair
from taswib.desk.repair_state import CopyState
from taswib.desk.transition import Actor, Step
from taswib.people.person import Person


@transaction.atomic
def confirm(copy: Copy, *, by: Person, now: datetime) -> Repair:
    """It carries the error: from now on it is counted, and its repair begins. A second time changes nothing.

    Raises NotPermitted, Recused, NotACopy, NothingToTrace.
    """
    copy.require(by)
    here = copy.locked()
    if here.state == CopyState.CONFIRMED:
        return here.repair
    if here.state == CopyState.DISMISSED:
        raise NotACopy
    _refuse_without_notice(here.notice)
    here.move(CopyState.CONFIRMED, Step.CONFIRMED, by=by, at=now)
    tell_of_copy(here, now)
    return Repair.objects.begin(here, now=now)


@transaction.atomic
def dismiss(copy: Copy, why: str, *, by: Person, now: datetime) -> None:
    """It is no copy. One that was confirmed leaves the count with its repair, and a reason has to be given.

    Raises NotPermitted, Recused, ReasonsMissing, NotACopy.
    """
    copy.require(by)
    here = copy.locked()
    if here.state == CopyState.DISMISSED:
        raise NotACopy
    if here.state == CopyState.CONFIRMED:
        if not why.strip():
            raise ReasonsMissing
        here.repair.drop()
    here.move(CopyState.DISMISSED, Step.DISMISSED, by=by, at=now, why=why)


@transaction.atomic
def add_by_hand(notice: Notice, found: Copy, *, by: Person, now: datetime) -> Repair:
    """An editor knows a place that carries the error: it is confirmed with that.

    Raises NotPermitted, Recused, NothingToTrace, AlreadyKnown.
    """
    require(by, Act.REPAIR, notice.newsroom, notice.article, notice.case)
    _refuse_without_notice(notice)
    found.origin, found.found_at = Origin.HAND, now
    added = add_copy(notice, found, actor=Actor.DESK, by=by)
    if added is None:
        raise AlreadyKnown
    return confirm(added, by=by, now=now)


def _refuse_without_notice(notice: Notice) -> None:
    if notice.is_draft or notice.is_withdrawn:
        raise NothingToTrace
