"""Recusing: by oneself, by a colleague who knows, or by the reader who says whom a report is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from taswib.archive.authorship import people_meant, staff_of
from taswib.desk.case import Case
from taswib.desk.permissions import Act, require
from taswib.desk.recusal import Ground, Recusal, conflicted
from taswib.desk.referring import refer
from taswib.desk.refusals import ConflictUnsaid, NobodyLeft, NotOfStaff, NotRecused
from taswib.desk.report import Report
from taswib.desk.transition import Actor, Step, Transition
from taswib.desk.two_persons import free_to_agree
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person


@transaction.atomic
def declare(case: Case, why: str, *, by: Person, now: datetime) -> None:
    """`by` keeps out of everything on the case's article from now on; only somebody else can lift that.

    Raises NotPermitted, Recused, ConflictUnsaid.
    """
    _asked(case, Act.SEE_CASE, why, by)
    Recusal.objects.create(person=by, article=case.article, ground=Ground.DECLARED, why=why[:_WHY], by=by, made_at=now)
    _recused(case, by, why, by, now)


@transaction.atomic
def say_edited(case: Case, person: Person, why: str, *, by: Person, now: datetime) -> None:
    """`person` edited the article. Raises NotPermitted, Recused, ConflictUnsaid, NotOfStaff, NobodyLeft."""
    _asked(case, Act.RECUSE, why, by, person)
    if case.article.editors.filter(pk=person.pk).exists():
        return
    _leaves_somebody(case, person, by)
    case.article.editors.add(person)
    _recused(case, person, why, by, now)


@transaction.atomic
def say_named(report: Report, person: Person, why: str, *, by: Person, now: datetime) -> None:
    """The report is about `person`. Raises NotPermitted, Recused, ConflictUnsaid, NotOfStaff, NobodyLeft."""
    case = report.case
    _asked(case, Act.RECUSE, why, by, person)
    known = Recusal.objects.standing().of(person).filter(report=report, ground=Ground.NAMED)
    if known.exists():
        return
    _leaves_somebody(case, person, by)
    Recusal.objects.create(
        person=person, article=case.article, report=report, ground=Ground.NAMED, why=why[:_WHY], by=by, made_at=now
    )
    _recused(case, person, why, by, now, report)


@transaction.atomic
def lift(case: Case, person: Person, why: str, *, by: Person, now: datetime) -> None:
    """Another than `person` says that they may judge after all; what a byline says stands, whatever is lifted.

    Raises NotPermitted, Recused, ConflictUnsaid, NotRecused.
    """
    _asked(case, Act.RECUSE, why, by)
    theirs = Recusal.objects.touching(case).of(person)
    lifted = (
        theirs.update(lifted_at=now)
        + case.article.editors.through.objects.filter(article=case.article_id, person=person).delete()[0]
    )
    if not lifted:
        raise NotRecused
    case.record(Step.LIFTED, by=by, at=now, person=person, why=why[:_WHY])
    refer(case.newsroom, now, Q(article=case.article_id))


@transaction.atomic
def named_by_readers(sent: Sequence[tuple[str, Report]], now: datetime) -> None:
    """Whoever of the staff a reader's line of names means is recused, in the transaction that stores the report.

    Nobody is told whether a name was found: neither the reader nor who is named.
    """
    staff = {report.newsroom_id: staff_of(report.newsroom) for _line, report in sent}
    there = Recusal.objects.standing().filter(report__in=[report.pk for _line, report in sent])
    known = set(there.values_list("report", "person"))
    rows = [
        Recusal(person=one, article=report.article, report=report, ground=Ground.NAMED, made_at=report.received_at)
        for line, report in sent
        for one in people_meant(line, staff[report.newsroom_id])
        if (report.pk, one.pk) not in known
    ]
    Recusal.objects.bulk_create(rows)
    Transition.objects.bulk_create(
        one.report.case.row(Step.RECUSED, actor=Actor.READER, at=one.made_at, person=one.person, report=one.report)
        for one in rows
        if one.report
    )
    cases: dict[Newsroom, list[int]] = defaultdict(list)
    for one in rows:
        if one.report:
            cases[one.report.newsroom].append(one.report.case_id)
    for newsroom, numbers in cases.items():
        refer(newsroom, now, Q(pk__in=numbers))


@dataclass(frozen=True)
class KeptOut:
    """Somebody who is recused in a case: why, what was said of it, and whether that can be lifted."""

    person: Person
    grounds: tuple[Ground, ...]
    said: tuple[str, ...]
    can_be_lifted: bool


def kept_out(case: Case) -> list[KeptOut]:
    """Everybody who is kept out of the case, in the order of the grounds."""
    rows = list(Recusal.objects.touching(case).select_related("person"))
    found: dict[Person, list[tuple[Ground, str]]] = {}
    for person in case.article.authors.all():
        found.setdefault(person, []).append((Ground.WROTE, ""))
    for person in case.article.editors.all():
        found.setdefault(person, []).append((Ground.EDITED, ""))
    for row in rows:
        found.setdefault(row.person, []).append((Ground(row.ground), row.why))
    return [_kept_out(person, why) for person, why in found.items()]


def _kept_out(person: Person, why: list[tuple[Ground, str]]) -> KeptOut:
    grounds = tuple(dict.fromkeys(ground for ground, _said in why))
    return KeptOut(person, grounds, tuple(said for _ground, said in why if said), Ground.WROTE not in grounds)


_WHY = 500  # code points of a reason


def _asked(case: Case, act: Act, why: str, by: Person, person: Person | None = None) -> None:
    """The article's cases are held first, in one order, for they are referred anew: of two who say the same at once, the
    second finds it said.
    """
    cases = Case.objects.filter(article=case.article_id).order_by("pk")
    list(cases.select_for_update().values_list("pk"))
    require(by, act, case.newsroom, case.article, case)
    if not why.strip():
        raise ConflictUnsaid
    if person and not person.memberships.filter(newsroom=case.newsroom_id).exists():
        raise NotOfStaff


def _leaves_somebody(case: Case, person: Person, by: Person) -> None:
    """Nobody keeps out one colleague after another until the case is theirs alone. Raises NobodyLeft."""
    free = free_to_agree(case, by)
    if person not in free or len(free) > 1:
        return
    said = Transition.objects.filter(case__article=case.article_id, step=Step.RECUSED, by=by)
    if said.exclude(person=by).exists():
        raise NobodyLeft


def _recused(case: Case, person: Person, why: str, by: Person, now: datetime, report: Report | None = None) -> None:
    """They hold nothing of it any more, and the next in line is found."""
    case.record(Step.RECUSED, by=by, at=now, person=person, report=report, why=why[:_WHY])
    held = Case.objects.of(case.newsroom).still_open().filter(holder=person)
    held.filter(conflicted(person)).update(holder=None)
    refer(case.newsroom, now, Q(article=case.article_id))
