"""What a decision says beyond its outcome: its ground, what was found of each clause, what follows, how the author was heard.

`Case.decide` asks these rules while it holds the case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taswib.desk.admission import Admission
from taswib.desk.case_kind import CaseKind
from taswib.desk.clause import Clause
from taswib.desk.code_of_conduct import CodeOfConduct
from taswib.desk.decision import ENDING, Decision, Outcome
from taswib.desk.finding import Finding, Result
from taswib.desk.ground import OF_COMPLAINTS, Ground
from taswib.desk.refusals import (
    AlreadyAdmitted,
    AuthorUnheard,
    FindingsMissing,
    GroundMissing,
    NotAdmitted,
    SanctionUnfounded,
)
from taswib.desk.reply_rule import ReplyRule
from taswib.desk.sanction import Sanction

if TYPE_CHECKING:
    from taswib.desk.case import Case


@dataclass(frozen=True)
class Found:
    """Of one clause, by its number."""

    clause: int
    result: Result
    reasons: str
    reasons_en: str = ""


@dataclass(frozen=True)
class Ruling:
    """`unheard` says why the author was not asked; `publishes` that a notice follows though nothing was upheld."""

    ground: str = ""
    findings: tuple[Found, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    unheard: str = ""
    publishes: bool = False

    @property
    def columns(self) -> dict[str, object]:
        """What the decision's row keeps of it."""
        sanctions = [one.value for one in Sanction if one in self.sanctions]
        return {"ground": self.ground, "sanctions": sanctions, "unheard": self.unheard, "publishes": self.publishes}

    def entered(self) -> dict[str, object]:
        """What the ledger says of it, each clause by its place on the policy and its edition; nothing for a plain decision."""
        results = {one.clause: str(one.result) for one in self.findings}
        clauses = Clause.objects.filter(pk__in=results).select_related("code") if results else ()
        told = {
            "ground": str(self.ground),
            "findings": {f"{one.fragment}/{one.edition}": results[one.pk] for one in clauses},
            "sanctions": [one.value for one in Sanction if one in self.sanctions],
        }
        return {name: value for name, value in told.items() if value}

    def require(self, case: "Case", outcome: Outcome) -> None:
        """Asked of the locked case. A complaint is noted or turned away before it is admitted, a reply never without a ground.

        Raises GroundMissing, NotAdmitted, AlreadyAdmitted, FindingsMissing, SanctionUnfounded, AuthorUnheard.
        """
        if case.kind == CaseKind.COMPLAINT:
            self._of_complaint(case, outcome)
        elif outcome == Outcome.INADMISSIBLE:
            raise GroundMissing
        elif case.kind == CaseKind.REPLY and outcome in ENDING:
            _listed(self.ground, ReplyRule.of(case.newsroom).allowed)

    def keep(self, case: "Case", decision: Decision) -> None:
        """Write what was found into the case's findings and the decision, in the caller's transaction."""
        for one in self.findings:
            Finding.objects.filter(case=case, clause=one.clause).update(
                result=one.result, reasons=one.reasons, reasons_en=one.reasons_en
            )
        if self.findings:
            decision.found = [one.kept for one in case.findings.select_related("clause__code")]
            decision.save(update_fields=["found"])

    def _of_complaint(self, case: "Case", outcome: Outcome) -> None:
        admitted = Admission.objects.filter(case=case).exists()
        if outcome in (Outcome.INADMISSIBLE, Outcome.NOTED):
            if admitted:
                raise AlreadyAdmitted
            if outcome == Outcome.INADMISSIBLE:
                _listed(self.ground, OF_COMPLAINTS)
            return
        if not admitted:
            raise NotAdmitted
        self._of_findings(case, outcome)

    def _of_findings(self, case: "Case", outcome: Outcome) -> None:
        asked = set(Finding.objects.filter(case=case).values_list("clause_id", flat=True))
        if not asked or {one.clause for one in self.findings if one.reasons.strip()} != asked:
            raise FindingsMissing
        if outcome != outcome_of(one.result for one in self.findings):
            raise FindingsMissing
        if self.sanctions and (outcome == Outcome.REJECTED or not set(self.sanctions) <= _known(asked)):
            raise SanctionUnfounded
        if outcome != Outcome.REJECTED and not (self.unheard.strip() or was_asked(case)):
            raise AuthorUnheard


PLAIN = Ruling()


def outcome_of(results: Iterable[Result]) -> Outcome:
    """Upheld where every clause that was examined is breached, partly where some are, rejected where none is."""
    examined = [one for one in results if one != Result.NOT_EXAMINED]
    breached = examined.count(Result.BREACHED)
    if not breached:
        return Outcome.REJECTED
    return Outcome.UPHELD if breached == len(examined) else Outcome.PARTLY


def was_asked(case: "Case") -> bool:
    """Whether the article's author was asked, or explained unasked."""
    return bool(case.brief) or case.explanations.exists()


def _known(clauses: Iterable[int]) -> set[Sanction]:
    """What may follow from a breach of these."""
    codes = CodeOfConduct.objects.filter(clauses__in=clauses).distinct()
    return {sanction for code in codes for sanction in code.knows}


def _listed(ground: str, grounds: Iterable[Ground]) -> None:
    if ground not in [one.value for one in grounds]:
        raise GroundMissing
