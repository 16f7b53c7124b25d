"""A complaint on its case's page: what bears on whether it is admitted, then its clauses, then the findings."""

from dataclasses import dataclass

from django import forms
from django.utils import timezone

from taswib.console.complaint_forms import AdmissionForm, ClausesForm, RulingForm
from taswib.desk.admission import Admission
from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.clause import Clause
from taswib.desk.code_library import clauses_to_cite
from taswib.desk.code_of_conduct import CodeOfConduct, WhoMay
from taswib.desk.concern import MAY_REPLY, Who
from taswib.desk.finding import Finding
from taswib.desk.published_ruling import ShownRuling, ruling_of, shown_ruling
from taswib.desk.ruling import was_asked

_EARLIER = 5


@dataclass(frozen=True)
class Limit:
    """A code's time limit against this complaint: `over` days too late, 0 in time."""

    code: CodeOfConduct
    over: int


@dataclass(frozen=True)
class Standing:
    """Who complains: what each of the readers said that they are to the matter, "" where one did not say.

    `only_concerned` are the codes by which nobody else may complain.
    """

    said: list[str]
    only_concerned: list[CodeOfConduct]

    @property
    def is_given(self) -> bool:
        """Whether one of them is concerned, or acts for somebody who is."""
        return any(one in MAY_REPLY for one in self.said)

    @property
    def is_open(self) -> bool:
        """Whether it depends on what somebody did not say."""
        return not self.is_given and "" in self.said

    @property
    def told(self) -> list[str]:
        return [str(Who(one).label) for one in self.said if one]


@dataclass(frozen=True)
class ComplaintShown:
    """`cited` are the clauses that readers named; `earlier` other complaints on the article that were decided."""

    cited: list[Clause]
    standing: Standing
    limits: list[Limit]
    earlier: list[Case]
    admission: Admission | None
    findings: list[Finding]
    ruling: ShownRuling
    heard: bool
    admit: AdmissionForm | None
    examine: ClausesForm | None
    rule: RulingForm | None


def complaint_shown(case: Case, as_of: int, kept: dict[str, forms.Form]) -> ComplaintShown | None:
    """None for a case of another kind. `kept` holds a form that could not be sent, by its name."""
    if case.kind != CaseKind.COMPLAINT:
        return None
    cited = list(Clause.objects.of(case.newsroom).filter(citations__report__case=case).distinct())
    admission = Admission.objects.filter(case=case).select_related("by").first()
    findings = list(case.findings.select_related("clause__code"))
    undecided = case.is_unanswered
    known = clauses_for(case, cited) if undecided else []
    as_read: dict[str, object] = {"as_of": as_of}
    ticked = [str(one.pk) for one in cited] if admission is None else [str(one.clause_id) for one in findings]
    blank = as_read | {"clauses": ticked}
    open_, examined = undecided and admission is None, undecided and admission is not None
    return ComplaintShown(
        cited=cited,
        standing=_standing(case, known),
        limits=_limits(case, known),
        earlier=_earlier(case) if open_ else [],
        admission=admission,
        findings=findings,
        ruling=shown_ruling(ruling_of(case)),
        heard=was_asked(case),
        admit=kept.get("admission") or (AdmissionForm(known, initial=blank) if open_ else None),  # type: ignore[arg-type]
        examine=kept.get("clauses") or (ClausesForm(known, initial=blank) if examined else None),  # type: ignore[arg-type]
        rule=kept.get("ruling") or (RulingForm(findings, initial=as_read) if examined else None),  # type: ignore[arg-type]
    )


def clauses_for(case: Case, cited: list[Clause] | None = None) -> list[Clause]:
    """Those that this complaint can be examined by: in force, or cited or examined in an edition that is over."""
    known = {one.pk: one for one in clauses_to_cite(case.newsroom, timezone.now())}
    of_case = Clause.objects.of(case.newsroom).filter(findings__case=case)
    for one in (*(cited if cited is not None else _cited(case)), *of_case):
        known.setdefault(one.pk, one)
    return list(known.values())


def _cited(case: Case) -> list[Clause]:
    return list(Clause.objects.of(case.newsroom).filter(citations__report__case=case).distinct())


def _standing(case: Case, clauses: list[Clause]) -> Standing:
    said = case.reports.filter(withdrawn_at=None).values_list("concern__who", flat=True).distinct().order_by()
    codes = {one.code_id: one.code for one in clauses if one.code.standing == WhoMay.CONCERNED}
    return Standing(sorted({one or "" for one in said}), list(codes.values()))


def _limits(case: Case, clauses: list[Clause]) -> list[Limit]:
    """Of each code that has one, where the day of publication is known."""
    published = case.article.published_at
    if published is None:
        return []
    codes = {one.code_id: one.code for one in clauses if one.code.within_days}
    days = case.newsroom.day_of(published), case.newsroom.day_of(case.opened_at)
    return [Limit(one, one.days_over(*days)) for one in codes.values()]


def _earlier(case: Case) -> list[Case]:
    decided = Case.objects.of(case.newsroom).filter(article=case.article_id, kind=CaseKind.COMPLAINT)
    return list(decided.exclude(decision=None).exclude(pk=case.pk).select_related("decision").newest_first()[:_EARLIER])
