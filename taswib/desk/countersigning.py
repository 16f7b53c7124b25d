"""Countersigning: one asks with a reason, another agrees or refuses; nobody agrees to what they asked themselves."""

from datetime import datetime

from django.db import transaction

from taswib.desk.case import Case
from taswib.desk.changing import CHANGEABLE, require_change
from taswib.desk.countersignature import SERVES_LOOK, SERVES_NOTICE, WAITS, Countersignature, Matter, Signed
from taswib.desk.notice import Notice, require_due
from taswib.desk.permissions import Act, acts_of, require
from taswib.desk.refusals import (
    AlreadyPublished,
    NoRequest,
    NoSecondNeeded,
    NoticeChanged,
    NoticeIncomplete,
    OwnRequest,
    WhyMissing,
)
from taswib.desk.report import Report
from taswib.desk.transition import Actor, Step
from taswib.desk.two_persons import in_force
from taswib.people.person import Person

_WHY = 500  # code points of a reason
_NEEDS = {Matter.CONTACT: Act.SEE_CONTACT, Matter.NOTICE: Act.PUBLISH, Matter.CHANGE: Act.PUBLISH}


@transaction.atomic
def ask_to_look(report: Report, why: str, *, by: Person, now: datetime) -> Countersignature:
    """May `by` see how to reach the reader? Asked again while it waits or serves, it is the same request.

    Raises NotPermitted, Recused, WhyMissing, NoSecondNeeded.
    """
    case = report.case
    _may_ask(case, Matter.CONTACT, why, by)
    known = case.countersignatures.going_on(now).of_look(report, by).first()
    return known or _ask(case, Countersignature(matter=Matter.CONTACT, report=report), why, by, now)


@transaction.atomic
def ask_to_publish(notice: Notice, why: str, *, by: Person, now: datetime) -> Countersignature:
    """May the retraction or removal go out in this wording? Another wording is another request.

    Raises NotPermitted, Recused, WhyMissing, NoSecondNeeded, NoticeIncomplete, and as `require_due`.
    """
    case = notice.case
    if case is None or not notice.is_grave:
        raise NoSecondNeeded
    _may_ask(case, Matter.NOTICE, why, by)
    if not notice.is_draft:
        raise AlreadyPublished
    require_due(case)
    if not notice.is_complete:
        raise NoticeIncomplete
    known = case.countersignatures.going_on(now).of_notice(notice, notice.edition).first()
    asked = Countersignature(matter=Matter.NOTICE, notice=notice, edition=notice.edition)
    return known or _ask(case, asked, why, by, now)


@transaction.atomic
def ask_to_change(notice: Notice, changed: Notice, why: str, *, by: Person, now: datetime) -> Countersignature:
    """May the public retraction or removal read as `changed` does (changing.reworded)? Another wording is another request.

    Raises NotPermitted, Recused, WhyMissing, NoSecondNeeded, NoticeWithdrawn, NoticeIncomplete, NothingChanges.
    """
    case = notice.case
    if case is None or not notice.is_grave:
        raise NoSecondNeeded
    _may_ask(case, Matter.CHANGE, why, by)
    require_change(notice, changed)
    known = case.countersignatures.going_on(now).of_change(notice, changed.edition)
    proposed = {name: getattr(changed, name) for name in CHANGEABLE} | {"over": notice.edition}
    asked = Countersignature(matter=Matter.CHANGE, notice=notice, edition=changed.edition, proposed=proposed)
    same = next((one for one in known if one.asked_over == notice.edition), None)
    return same or _ask(case, asked, why, by, now)


@transaction.atomic
def agree(asked: Countersignature, *, by: Person, now: datetime) -> None:
    """The second person agrees. Raises NotPermitted, Recused, OwnRequest, NoRequest, NoticeChanged."""
    one = _waiting(asked, by, now)
    if one.notice and one.notice.edition != one.asked_over:
        raise NoticeChanged
    if _NEEDS[Matter(one.matter)] not in acts_of(one.asked_by, one.case.newsroom, one.case.article, one.case):
        raise NoRequest
    _answer(one, Signed.AGREED, by, now)
    one.until = now + (SERVES_LOOK if one.is_of_contact else SERVES_NOTICE)
    one.save(update_fields=["until"])
    _record(one, Step.AGREED, now, by=by)


@transaction.atomic
def decline(asked: Countersignature, why: str, *, by: Person, now: datetime) -> None:
    """The second person refuses, with a reason. Raises NotPermitted, Recused, OwnRequest, NoRequest, WhyMissing."""
    one = _waiting(asked, by, now)
    if not why.strip():
        raise WhyMissing
    _answer(one, Signed.DECLINED, by, now)
    _record(one, Step.DECLINED, now, by=by, why=why[:_WHY])


@transaction.atomic
def take_back(asked: Countersignature, *, by: Person, now: datetime) -> None:
    """Whoever asked does not ask any more, agreed or not. Raises NoRequest."""
    one = Countersignature.objects.select_for_update().get(pk=asked.pk)
    if one.asked_by_id != by.pk or one.state not in (Signed.ASKED, Signed.AGREED):
        raise NoRequest
    _end(one, now, by)


def let_fall(case: Case, *, by: Person, now: datetime) -> None:
    """The decision fell: what was asked or agreed for its notice serves no more; in the caller's transaction."""
    for one in case.countersignatures.going_on(now).filter(matter=Matter.NOTICE):
        _end(one, now, by)


def lapse_requests(now: datetime) -> int:
    """What nobody answered in time has lapsed, and leaves its row. A duty of the watcher."""
    return sum(_lapse(one.pk, now) for one in Countersignature.objects.lapsed(now)[:200])


@transaction.atomic
def _lapse(number: int, now: datetime) -> int:
    one = Countersignature.objects.select_for_update().lapsed(now).filter(pk=number).first()
    if one is None:
        return 0
    one.state = Signed.LAPSED
    one.save(update_fields=["state"])
    _record(one, Step.LAPSED, now, actor=Actor.SYSTEM)
    return 1


def _may_ask(case: Case, matter: Matter, why: str, by: Person) -> None:
    require(by, _NEEDS[matter], case.newsroom, case.article, case)
    if not in_force(case.newsroom):
        raise NoSecondNeeded
    if not why.strip():
        raise WhyMissing


def _ask(case: Case, asked: Countersignature, why: str, by: Person, now: datetime) -> Countersignature:
    asked.case, asked.asked_by, asked.why = case, by, why[:_WHY]
    asked.asked_at, asked.until = now, now + WAITS
    asked.save(force_insert=True)
    _record(asked, Step.SECOND, now, by=by, why=asked.why)
    return asked


def _waiting(asked: Countersignature, by: Person, now: datetime) -> Countersignature:
    """The locked request, once `by` may answer it."""
    related = Countersignature.objects.select_related("case__newsroom", "case__article", "notice", "asked_by")
    one = related.select_for_update(of=("self",)).get(pk=asked.pk)
    require(by, Act.AGREE, one.case.newsroom, one.case.article, one.case)
    if one.asked_by_id == by.pk:
        raise OwnRequest
    if one.state != Signed.ASKED or one.until <= now:
        raise NoRequest
    return one


def _end(one: Countersignature, now: datetime, by: Person) -> None:
    one.state = Signed.TAKEN_BACK
    one.save(update_fields=["state"])
    _record(one, Step.UNASKED, now, by=by)


def _answer(one: Countersignature, state: Signed, by: Person, now: datetime) -> None:
    one.state, one.answered_by, one.answered_at = state, by, now
    one.save(update_fields=["state", "answered_by", "answered_at"])


def _record(one: Countersignature, step: Step, now: datetime, **who_and_why: object) -> None:
    one.case.record(step, at=now, report=one.report, notice=one.notice, **who_and_why)
