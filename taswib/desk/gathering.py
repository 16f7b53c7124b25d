"""Gathering: every open case on the same words of one article is handled in one, a lot at a time, going on after a stop."""

from datetime import datetime
from time import monotonic

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef

from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.deadline import Deadline
from taswib.desk.permissions import Act, require
from taswib.desk.queue import CaseQuerySet
from taswib.desk.refusals import Refused
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.desk.timekeeping import keep_time, take_over
from taswib.desk.transition import Step, Transition
from taswib.people.person import Person

A_LOT = 500
"""Cases that join in one transaction: well under a second."""
_SPELL = 5.0  # seconds in which a run begins with more


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def at_work(self) -> "GatheringQuerySet":
        return self.filter(finished_at=None)


class Gathering(models.Model):
    """`done` of `wanted` cases have joined `case`; it is finished when none is left, or the case was decided meanwhile."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="gatherings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wanted = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = GatheringQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.case_id}: {self.done}/{self.wanted}"


def alike(case: Case, by: Person, lead: Report | None = None) -> CaseQuerySet:
    """Other undecided cases whose readers marked the same words of the same article, in reports of the same kind;
    without those in which `by` has a conflict of interest.

    None where no words were marked: two letters about a whole article need not be about one matter; none of a right of
    reply, and no complaint that was admitted. `lead` is the case's leading report, where it is at hand.
    """
    words = (lead or case.lead).exact
    if not words or case.kind == CaseKind.REPLY:
        return Case.objects.none()
    says_it = Report.objects.filter(case=OuterRef("pk"), exact=words)
    return (
        Case.objects.beside(case).on_their_own().handled_by(by).filter(Exists(says_it), kind=case.kind, admission=None)
    )


@transaction.atomic
def start_gathering(case: Case, *, by: Person, now: datetime) -> Gathering:
    """All that is alike is to join `case`. Raises NotPermitted, Recused, Closed."""
    case.open_for(by, Act.CLOSE)
    going_on = case.gatherings.at_work().first()
    return going_on or Gathering.objects.create(case=case, by=by, wanted=alike(case, by).count(), started_at=now)


def go_on(gathering: Gathering, now: datetime, spell: float = _SPELL) -> int:
    """Join for a while: how many cases. What was joined stays joined whatever happens next."""
    until, joined = monotonic() + spell, 0
    while monotonic() < until and (count := _join_a_lot(gathering, now)):
        joined += count
    return joined


def go_on_gathering(now: datetime) -> int:
    """What was begun and is not finished. A duty of the watcher."""
    joined = 0
    for one in Gathering.objects.at_work().select_related("case", "by")[:5]:
        try:
            joined += go_on(one, now)
        except Refused:  # who began it may not any more: what has joined stays so
            Gathering.objects.filter(pk=one.pk).update(finished_at=now)
    return joined


@transaction.atomic
def _join_a_lot(gathering: Gathering, now: datetime) -> int:
    fresh = Gathering.objects.select_for_update().get(pk=gathering.pk)
    case = fresh.case.locked()
    lot = [] if fresh.finished_at or not case.is_unanswered else _locked_lot(case, fresh.by)
    if not lot:
        Gathering.objects.filter(pk=fresh.pk, finished_at=None).update(finished_at=now)
        return 0
    require(fresh.by, Act.CLOSE, case.newsroom, case.article, case)
    _take_in(case, lot, fresh.by, now)
    Gathering.objects.filter(pk=fresh.pk).update(done=F("done") + len(lot))
    return len(lot)


def _locked_lot(case: Case, by: Person) -> list[Case]:
    numbers = list(alike(case, by).order_by("pk").values_list("pk", flat=True)[:A_LOT])
    return list(Case.objects.select_for_update().filter(pk__in=numbers, state__in=(State.OPEN, State.WAITING)))


def _take_in(case: Case, lot: list[Case], by: Person, now: datetime) -> None:
    numbers = [one.pk for one in lot]
    Report.objects.filter(case__in=numbers).update(case=case)
    earliest = min(lot, key=lambda one: (one.due_on is None, one.due_on))
    take_over(case, earliest)
    Deadline.objects.running().filter(case__in=numbers).delete()
    Transition.objects.bulk_create(
        one.row(Step.JOINED, at=now, by=by, before=one.state, after=State.CLOSED) for one in lot
    )
    Case.objects.filter(pk__in=numbers).update(state=State.CLOSED, joined_to=case, holder=None, due_on=None)
    case.record(Step.JOINED, by=by, at=now, why=str(len(lot)))
    keep_time(case, case.newsroom.day_of(now))
