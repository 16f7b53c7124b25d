"""A complaint's way: admitted, examined by clauses, the author heard, a finding for each, and what the public reads."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.citation import Citation
from taswib.desk.clause import Clause
from taswib.desk.code_library import clauses_to_cite
from taswib.desk.complaint import admit, examine_by, rule, turn_away
from taswib.desk.decision import Decision, Outcome
from taswib.desk.finding import Result
from taswib.desk.gathering import alike
from taswib.desk.ground import OF_COMPLAINTS, Ground
from taswib.desk.notice import NoticeKind, Severity, Wording, draft_notice
from taswib.desk.published_ruling import shown_ruling
from taswib.desk.refusals import (
    AlreadyAdmitted,
    AlreadyDecided,
    AuthorUnheard,
    CaseChanged,
    ClausesMissing,
    FindingsMissing,
    GroundMissing,
    NotAComplaint,
    NotAdmitted,
    NothingRuled,
    NothingToPublish,
    NotPermitted,
    Recused,
    SanctionUnfounded,
)
from taswib.desk.report import Kind
from taswib.desk.reporting import Meant, Words, new_submission, send_report
from taswib.desk.ruling import Found, Ruling, outcome_of
from taswib.desk.sanction import Sanction
from taswib.desk.transition import Step
from taswib.ledger.entry import Entry
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.cast import NOW

LATER = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def clauses(newsroom: Newsroom) -> list[Clause]:
    return clauses_to_cite(newsroom, NOW)


@pytest.fixture
def complaint(article: Article) -> Case:
    return cast.write_report(article, kind=Kind.COMPLAINT).report.case


def admitted(case: Case, clauses: list[Clause], editor: Person) -> Case:
    admit(case, clauses, "ننظر في شكواكم.", by=editor, now=NOW)
    return Case.objects.get(pk=case.pk)


def found(clauses: list[Clause], *results: Result) -> tuple[Found, ...]:
    pairs = zip(clauses, results, strict=True)
    return tuple(Found(one.pk, result, f"سبب {one.anchor}") for one, result in pairs)


def test_a_reader_cites_clauses_in_the_edition_that_they_read(article: Article, clauses: list[Clause]) -> None:
    words = Words(wrong="لم يُسأل من اتُّهم.")
    meant = Meant(article, article.current, Kind.COMPLAINT, cited=tuple(clauses[:2]))
    sent = send_report(meant, words, submission=new_submission(), now=NOW)
    assert [one.clause for one in Citation.objects.filter(report=sent.report)] == clauses[:2]


def test_a_decided_complaint_keeps_the_words_of_its_clauses(
    complaint: Case, clauses: list[Clause], editor: Person, standards: Person
) -> None:
    case = admitted(complaint, clauses[:1], editor)
    case.ask_author("ما مصدر الرقم؟", by=editor, now=NOW)
    before = clauses[0].words_ar
    rule(case, Ruling(findings=found(clauses[:1], Result.BREACHED)), "نعم.", by=editor, now=NOW)
    clauses[0].reword(clauses[1].says, by=standards, now=LATER)
    assert complaint.findings.get().clause.words_ar == before


def test_a_breach_is_found_only_once_the_author_was_asked_or_it_is_said_why_not(
    complaint: Case, clauses: list[Clause], editor: Person
) -> None:
    case = admitted(complaint, clauses[:1], editor)
    findings = found(clauses[:1], Result.BREACHED)
    with pytest.raises(AuthorUnheard):
        rule(case, Ruling(findings=findings), "نعم.", by=editor, now=NOW)
    rule(case, Ruling(findings=findings, unheard="ترك المؤسسة ولم يُعثر عليه."), "نعم.", by=editor, now=NOW)
    assert Decision.objects.get(case=case).outcome == Outcome.UPHELD


def test_no_breach_needs_no_hearing_and_closes_the_case(complaint: Case, clauses: list[Clause], editor: Person) -> None:
    case = admitted(complaint, clauses[:2], editor)
    rule(case, Ruling(findings=found(clauses[:2], Result.KEPT, Result.NOT_EXAMINED)), "لا.", by=editor, now=NOW)
    case.refresh_from_db()
    assert case.is_closed and case.decision.outcome == Outcome.REJECTED
    with pytest.raises(NothingToPublish):
        draft_notice(case, wording(), by=editor, now=NOW)


def test_a_decision_without_breach_can_be_published_too(complaint: Case, clauses: list[Clause], editor: Person) -> None:
    case = admitted(complaint, clauses[:1], editor)
    ruling = Ruling(findings=found(clauses[:1], Result.KEPT), publishes=True)
    rule(case, ruling, "لا.", by=editor, now=NOW)
    notice = draft_notice(Case.objects.get(pk=case.pk), wording(), by=editor, now=NOW)
    notice.publish(by=editor, now=NOW)
    assert notice.number == 1 and shown_ruling(notice.ruling).findings[0].result == Result.KEPT


def wording(kind: NoticeKind = NoticeKind.DECISION) -> Wording:
    return Wording(kind, Severity.LIMITED, "", "", "نظر مكتب التصويب في شكوى على هذا المقال.")


def test_what_is_published_is_a_copy_that_names_nobody(complaint: Case, clauses: list[Clause], editor: Person) -> None:
    case = admitted(complaint, clauses[:2], editor)
    ruling = Ruling(
        findings=found(clauses[:2], Result.BREACHED, Result.KEPT),
        sanctions=(Sanction.CORRECTION, Sanction.WARNING),
        unheard="مقال وكالة.",
    )
    rule(case, ruling, "شكرًا لكم.", by=editor, now=NOW)
    notice = draft_notice(Case.objects.get(pk=case.pk), wording(), by=editor, now=NOW)
    assert notice.ruling == {}
    notice.publish(by=editor, now=NOW)
    shown = shown_ruling(notice.ruling)
    assert [one.result for one in shown.findings] == [Result.BREACHED, Result.KEPT]
    assert shown.sanctions == (Sanction.WARNING, Sanction.CORRECTION) and shown.unheard == "مقال وكالة."
    record = notice.records.get().body
    assert "سبب accuracy" in record and "شكرًا لكم." not in record
    (entry,) = [one.body for one in Entry.objects.all() if '"decision"' in one.body]
    assert '"house-accuracy/1":"breached"' in entry and '["warning","correction"]' in entry


def test_a_decision_is_no_kind_for_a_case_without_findings(case: Case, editor: Person) -> None:
    case.decide(Outcome.UPHELD, "نعم.", by=editor, now=NOW)
    notice = draft_notice(case, wording(), by=editor, now=NOW)
    with pytest.raises(NothingRuled):
        notice.publish(by=editor, now=NOW)


@pytest.mark.parametrize("ground", OF_COMPLAINTS)
def test_what_is_not_admitted_closes_with_its_ground(complaint: Case, editor: Person, ground: Ground) -> None:
    turn_away(complaint, ground, "لأن…", by=editor, now=NOW)
    complaint.refresh_from_db()
    assert complaint.is_closed and (complaint.decision.outcome, complaint.decision.ground) == ("inadmissible", ground)


def test_only_listed_grounds_turn_a_complaint_away_and_only_a_complaint(
    complaint: Case, case: Case, editor: Person
) -> None:
    with pytest.raises(GroundMissing):
        turn_away(complaint, Ground.NO_FACTS, "لأن…", by=editor, now=NOW)
    with pytest.raises(GroundMissing):
        case.decide(Outcome.INADMISSIBLE, "لأن…", by=editor, now=NOW)


def test_a_complaint_is_not_decided_before_it_is_admitted_and_each_clause_has_its_finding(
    complaint: Case, clauses: list[Clause], editor: Person
) -> None:
    with pytest.raises(NotAdmitted):
        complaint.decide(Outcome.UPHELD, "نعم.", by=editor, now=NOW)
    case = admitted(complaint, clauses[:2], editor)
    for findings in ((), found(clauses[:1], Result.KEPT), found(clauses[1:3], Result.KEPT, Result.KEPT)):
        with pytest.raises(FindingsMissing):
            rule(case, Ruling(findings=findings), "لا.", by=editor, now=NOW)
    with pytest.raises(FindingsMissing):
        case.decide(
            Outcome.UPHELD,
            "نعم.",
            by=editor,
            now=NOW,
            ruling=Ruling(findings=found(clauses[:2], Result.KEPT, Result.KEPT)),
        )
    assert not Decision.objects.exists()


def test_the_desk_sets_other_clauses_and_leaves_a_row(complaint: Case, clauses: list[Clause], editor: Person) -> None:
    with pytest.raises(NotAdmitted):
        examine_by(complaint, clauses[:1], by=editor, now=NOW)
    case = admitted(complaint, clauses[:2], editor)
    examine_by(case, clauses[1:3], by=editor, now=NOW)
    assert [one.clause for one in case.findings.all()] == clauses[1:3]
    rows = case.transitions.filter(step=Step.CLAUSES)
    assert rows.get().why == ", ".join(one.fragment for one in clauses[1:3])
    examine_by(case, clauses[1:3], by=editor, now=NOW)
    assert rows.count() == 1
    with pytest.raises(ClausesMissing):
        examine_by(case, [], by=editor, now=NOW)


def test_admission_is_refused_to_who_may_not_and_when_it_is_too_late(
    complaint: Case, case: Case, clauses: list[Clause], editor: Person, author: Person, administrator: Person
) -> None:
    for person, refusal in ((author, Recused), (administrator, NotPermitted)):
        with pytest.raises(refusal):
            admit(complaint, clauses[:1], "نعم.", by=person, now=NOW)
    with pytest.raises(NotAComplaint):
        admit(case, clauses[:1], "نعم.", by=editor, now=NOW)
    with pytest.raises(CaseChanged):
        admit(complaint, clauses[:1], "نعم.", by=editor, now=NOW, as_of=0)
    admitted(complaint, clauses[:1], editor)
    with pytest.raises(AlreadyAdmitted):
        admit(complaint, clauses[:1], "نعم.", by=editor, now=NOW)
    with pytest.raises(AlreadyAdmitted):
        turn_away(complaint, Ground.LATE, "لا.", by=editor, now=NOW)


def test_once_admitted_it_is_neither_noted_nor_turned_away_nor_joined_to_another(
    complaint: Case, clauses: list[Clause], editor: Person
) -> None:
    case, other = admitted(complaint, clauses[:1], editor), cast.write_report(complaint.article, kind=Kind.COMPLAINT)
    for outcome in (Outcome.NOTED, Outcome.INADMISSIBLE):
        with pytest.raises(AlreadyAdmitted):
            case.decide(outcome, "رأي.", by=editor, now=NOW, ruling=Ruling(ground=Ground.LATE))
    with pytest.raises(AlreadyAdmitted):
        other.report.case.join(case, by=editor, now=NOW)
    assert case not in alike(other.report.case, editor) and other.report.case in alike(case, editor)
    case.join(other.report.case, by=editor, now=NOW)


def test_what_follows_is_what_its_codes_know_and_follows_from_a_breach(
    complaint: Case, clauses: list[Clause], editor: Person
) -> None:
    case, code = admitted(complaint, clauses[:1], editor), clauses[0].code
    code.sanctions = [Sanction.CORRECTION.value]
    code.save()
    for result, sanction in ((Result.BREACHED, Sanction.NAMING), (Result.KEPT, Sanction.CORRECTION)):
        ruling = Ruling(findings=found(clauses[:1], result), sanctions=(sanction,), unheard="مقال وكالة.")
        with pytest.raises(SanctionUnfounded):
            rule(case, ruling, "…", by=editor, now=NOW)
    ruling = Ruling(findings=found(clauses[:1], Result.BREACHED), sanctions=(Sanction.CORRECTION,), unheard="وكالة.")
    rule(case, ruling, "نعم.", by=editor, now=NOW)


def test_what_is_decided_is_not_examined_again(complaint: Case, clauses: list[Clause], editor: Person) -> None:
    case = admitted(complaint, clauses[:1], editor)
    rule(case, Ruling(findings=found(clauses[:1], Result.KEPT), publishes=True), "لا.", by=editor, now=NOW)
    with pytest.raises(AlreadyDecided):
        examine_by(case, clauses[:2], by=editor, now=NOW)


def test_anothers_clauses_are_no_clauses_here(complaint: Case, editor: Person) -> None:
    other = Newsroom.objects.create(slug="other", name_ar="أخرى")
    with pytest.raises(ClausesMissing):
        admit(complaint, clauses_to_cite(other, NOW), "نعم.", by=editor, now=NOW)


@pytest.mark.pure
@given(st.lists(st.sampled_from(Result)))
def test_the_outcome_follows_from_the_findings(results: list[Result]) -> None:
    breached, kept = Result.BREACHED in results, Result.KEPT in results
    expected = Outcome.PARTLY if breached and kept else Outcome.UPHELD if breached else Outcome.REJECTED
    assert outcome_of(results) == expected
