"""What a reader can still say once the desk has decided: that they appeal, and whether it was put right."""

from datetime import datetime

from django.db import transaction

from taswib.desk.case import Case
from taswib.desk.clock import to_the_hour
from taswib.desk.countersigning import let_fall
from taswib.desk.deadline import Deadline
from taswib.desk.deadlines import timetable_of
from taswib.desk.decision import Decision
from taswib.desk.message import Message, Sender
from taswib.desk.permissions import Act, require
from taswib.desk.put_right import PutRight
from taswib.desk.refusals import AppealedAlready, NoAppeal, NotDecided, SamePerson, Withdrawn
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.desk.transition import Actor, Step
from taswib.ledger.appending import append
from taswib.people.person import Person


@transaction.atomic
def appeal(report: Report, words: str, *, now: datetime) -> None:
    """The reader asks that another person decides, once, when the case is closed. The case stays closed meanwhile.

    Raises Withdrawn, NotDecided, AppealedAlready, Gone.
    """
    case = _decided(report)
    if report.appealed_at:
        raise AppealedAlready
    report.appealed_at = to_the_hour(now)
    report.save(update_fields=["appealed_at"])
    Message.objects.create(report=report, sender=Sender.READER, sealed=report.seal(words), sent_at=report.appealed_at)
    case.record(Step.APPEALED, actor=Actor.READER, at=report.appealed_at, report=report)


@transaction.atomic
def answer_appeal(report: Report, words: str, *, by: Person, now: datetime, upheld: bool = False) -> None:
    """Somebody else than who decided tells the reader what comes of it, in their thread, once and finally.

    Upheld, the decision falls and the case is open again, for another person to decide; its deadlines begin anew.
    Raises NotPermitted, Recused, NoAppeal; SamePerson for whoever decided, NotDecided while it is decided anew.
    """
    require(by, Act.DECIDE, report.newsroom, report.article, report.case)
    case = report.case.locked()
    report.refresh_from_db(fields=["appealed_at", "appeal_answered_at"])
    if not report.appealed_at or report.appeal_answered_at:
        raise NoAppeal
    decision = Decision.objects.filter(case=case).first()
    if decision is None or not case.is_closed:
        raise NotDecided
    if case.was_decided_by(by):
        raise SamePerson
    report.appeal_answered_at, report.appeal_upheld = now, upheld
    report.save(update_fields=["appeal_answered_at", "appeal_upheld"])
    Message.objects.create(report=report, sender=Sender.DESK, author=by, sealed=report.seal(words), sent_at=now)
    case.record(Step.APPEAL_ANSWERED, by=by, at=now, report=report, after="upheld" if upheld else "dismissed")
    append(case.newsroom, [_of_appeal(case, upheld, now)], now=now)
    if upheld:
        _overturn(case, decision, report, by, now)


def _overturn(case: Case, decision: Decision, report: Report, by: Person, now: datetime) -> None:
    """The decision stays among those that fell, and with it falls what two persons agreed to publish after it.

    Whoever reported waits again, from today.
    """
    decision.case, decision.overturned_in = None, case
    decision.save(update_fields=["case", "overturned_in"])
    timetable, day = timetable_of(case.newsroom), case.newsroom.day_of(now)
    Deadline.objects.bulk_create(timetable.deadlines(case, day))
    let_fall(case, by=by, now=now)
    case.holder = None
    case.save(update_fields=["holder"])
    case.move(State.OPEN, Step.OVERTURNED, by=by, at=now, report=report)


def _of_appeal(case: Case, upheld: bool, now: datetime) -> dict[str, object]:
    """What the ledger says of it: neither of whom nor by whom, and the day alone."""
    day = case.newsroom.day_of(now).isoformat()
    return {"kind": "appeal", "case": case.pk, "outcome": "upheld" if upheld else "dismissed", "on": day}


@transaction.atomic
def judge(report: Report, answer: PutRight, *, now: datetime) -> None:
    """Whether it was put right, as the reader sees it; the last answer stays. Raises Withdrawn, NotDecided."""
    case = _decided(report)
    if report.put_right == answer:
        return
    before, report.put_right = report.put_right, answer
    report.save(update_fields=["put_right"])
    case.record(Step.JUDGED, actor=Actor.READER, at=to_the_hour(now), report=report, before=before, after=str(answer))


def _decided(report: Report) -> Case:
    """The locked case, once it was decided and closed."""
    case = report.case.locked()
    report.refresh_from_db(fields=["withdrawn_at", "appealed_at", "put_right"])
    if report.withdrawn_at:
        raise Withdrawn
    if not case.is_closed or not Decision.objects.filter(case=case).exists():
        raise NotDecided
    return case
