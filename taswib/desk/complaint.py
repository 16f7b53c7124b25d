"""A complaint's way: admitted or not, examined by clauses, the author heard, then a finding for each.

The rules of a decision are held by Case.decide (ruling.py).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from taswib.desk.admission import Admission
from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.clause import Clause
from taswib.desk.decision import Decision, Outcome
from taswib.desk.finding import Finding
from taswib.desk.ground import Ground
from taswib.desk.permissions import Act
from taswib.desk.refusals import (
    AlreadyAdmitted,
    AlreadyDecided,
    ClausesMissing,
    NotAComplaint,
    NotAdmitted,
    ReasonsMissing,
)
from taswib.desk.ruling import Ruling, outcome_of
from taswib.desk.transition import Step
from taswib.people.person import Person

_ROW = 500  # code points of a row that names clauses


@transaction.atomic
def admit(
    case: Case,
    clauses: Iterable[Clause],
    words: str,
    *,
    by: Person,
    now: datetime,
    as_of: int | None = None,
    words_en: str = "",
) -> Admission:
    """It is examined by these clauses; the reader reads `words`.

    Raises NotPermitted, Recused, Closed, CaseChanged, AlreadyDecided, NotAComplaint, AlreadyAdmitted, ReasonsMissing and
    ClausesMissing.
    """
    here = _open(case, by, as_of)
    if Admission.objects.filter(case=here).exists():
        raise AlreadyAdmitted
    if not words.strip():
        raise ReasonsMissing
    chosen = _ours(here, clauses)
    made = Admission.objects.create(case=here, words=words, words_en=words_en, by=by, admitted_at=now)
    Finding.objects.bulk_create(Finding(case=here, clause=one) for one in chosen)
    here.record(Step.ADMITTED, by=by, at=now, why=_named(chosen))
    return made


def turn_away(
    case: Case,
    ground: Ground,
    reasons: str,
    *,
    by: Person,
    now: datetime,
    as_of: int | None = None,
    reasons_en: str = "",
) -> Decision:
    """It is not admitted, on this ground: the case closes with the reasons. Raises as Case.decide."""
    ruling = Ruling(ground=ground)
    return case.decide(Outcome.INADMISSIBLE, reasons, reasons_en=reasons_en, by=by, now=now, as_of=as_of, ruling=ruling)


@transaction.atomic
def examine_by(case: Case, clauses: Iterable[Clause], *, by: Person, now: datetime, as_of: int | None = None) -> None:
    """Other clauses than before; the same ones change nothing. Raises as `admit`, and NotAdmitted."""
    here = _open(case, by, as_of)
    if not Admission.objects.filter(case=here).exists():
        raise NotAdmitted
    chosen = {one.pk: one for one in _ours(here, clauses)}
    before = set(here.findings.values_list("clause_id", flat=True))
    if before == set(chosen):
        return
    here.findings.exclude(clause__in=chosen).delete()
    Finding.objects.bulk_create(Finding(case=here, clause=one) for pk, one in chosen.items() if pk not in before)
    here.record(Step.CLAUSES, by=by, at=now, why=_named(chosen.values()))


def rule(
    case: Case,
    ruling: Ruling,
    reasons: str,
    *,
    by: Person,
    now: datetime,
    as_of: int | None = None,
    reasons_en: str = "",
) -> Decision:
    """Decide by what was found of each clause: the outcome follows from it. Raises as Case.decide."""
    outcome = outcome_of(one.result for one in ruling.findings)
    return case.decide(outcome, reasons, reasons_en=reasons_en, by=by, now=now, as_of=as_of, ruling=ruling)


def _open(case: Case, by: Person, as_of: int | None) -> Case:
    here = case.open_for(by, Act.DECIDE, as_of)
    if here.kind != CaseKind.COMPLAINT:
        raise NotAComplaint
    if not here.is_unanswered:
        raise AlreadyDecided
    return here


def _ours(case: Case, clauses: Iterable[Clause]) -> list[Clause]:
    """Those of the newsroom's own codes, each once. Raises ClausesMissing where none is left."""
    wanted = {one.pk for one in clauses}
    found = list(Clause.objects.of(case.newsroom).filter(pk__in=wanted)) if wanted else []
    if not found:
        raise ClausesMissing
    return found


def _named(clauses: Iterable[Clause]) -> str:
    return ", ".join(one.fragment for one in clauses)[:_ROW]
