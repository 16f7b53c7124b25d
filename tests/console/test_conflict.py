"""Conflicts of interest and the rule of two, on the desk's pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.conflict_rules import ConflictRules
from taswib.desk.countersignature import Countersignature, Signed
from taswib.desk.countersigning import ask_to_look, ask_to_publish
from taswib.desk.decision import Outcome
from taswib.desk.notice import NoticeKind, Severity, Wording, draft_notice
from taswib.desk.recusal import Recusal
from taswib.desk.recusing import declare
from taswib.desk.report import Report
from taswib.ledger.entry import Entry
from taswib.people.person import Person
from taswib.people.person_event import PersonEvent
from tests import cast
from tests.console.staff import at, of, signed_in, text_of

CONTACT = "qari@reader.example"


@pytest.fixture
def report(article: Article) -> Report:
    return cast.write_report(article, contact=CONTACT).report


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


def policy() -> str:
    """What the public reads."""
    reader = Client()
    reader.cookies["language"] = "en"
    return text_of(reader.get("/policy"))


class TestWhoIsKeptOut:
    def test_works(self, desk: Client, report: Report, author: Person, second_editor: Person) -> None:
        case = report.case
        page = text_of(desk.get(of(case, "recusal")))
        assert author.name_en in page and "that can't be lifted" in page
        sent = {"person": second_editor.pk, "ground": "named", "why": "البلاغ عنه."}
        assert desk.post(of(case, "recusals"), sent).status_code == 303
        assert "البلاغ عنه." in text_of(desk.get(of(case, "recusal")))
        shut = signed_in(second_editor)
        assert shut.get(of(case, "recusal")).status_code == 403
        assert "A case that others handle" in text_of(shut.get(of(case)))
        assert desk.post(of(case, "lifting", person_id=second_editor.pk), {"why": "خطأ."}).status_code == 303
        assert signed_in(second_editor).get(of(case, "recusal")).status_code == 200

    def test_a_form_that_is_not_whole_changes_nothing(
        self, desk: Client, report: Report, second_editor: Person, author: Person
    ) -> None:
        case = report.case
        for sent in ({}, {"person": second_editor.pk, "ground": "named", "why": " "}, {"person": "x", "ground": "?"}):
            assert desk.post(of(case, "recusals"), sent).status_code == 422
        assert desk.post(of(case, "recusal"), {"why": ""}).status_code == 422
        assert desk.post(of(case, "lifting", person_id=author.pk), {"why": "x"}).status_code == 409
        assert not Recusal.objects.exists()

    def test_in_a_case_without_readers_nobody_is_named(
        self, desk: Client, report: Report, second_editor: Person
    ) -> None:
        Case.objects.filter(pk=report.case_id).update(kind="silent_edit")
        sent = {"person": second_editor.pk, "ground": "named", "why": "عنه."}
        assert desk.post(of(report.case, "recusals"), sent).status_code == 409
        assert not Recusal.objects.exists()

    def test_the_same_form_sent_again_leaves_one_row(
        self, desk: Client, report: Report, second_editor: Person, standards: Person
    ) -> None:
        for ground in ("edited", "named"):
            sent = {"person": second_editor.pk, "ground": ground, "why": "يعرفه."}
            assert [desk.post(of(report.case, "recusals"), sent).status_code for _again in "12"] == [303, 303]
        assert report.case.transitions.filter(step="recused").count() == 2

    def test_who_declares_a_conflict_finds_the_case_in_no_list(
        self, desk: Client, report: Report, editor: Person, standards: Person
    ) -> None:
        assert desk.post(of(report.case, "recusal"), {"why": "قريبي."}).status_code == 303
        assert f"/cases/{report.case_id}/" not in desk.get("/desk/?q=48").content.decode()
        row = text_of(signed_in(standards).get("/desk/?show=referred"))
        assert "referred to the standards editor" in row and cast.MISTAKE in row

    def test_what_nobody_may_judge_is_said_to_the_desk_and_to_the_public(
        self, desk: Client, report: Report, editor: Person
    ) -> None:
        declare(report.case, "قريبي.", by=editor, now=cast.NOW)
        assert "nobody of the desk is free of conflict" in text_of(desk.get("/desk/"))
        Case.objects.update(opened_at=cast.NOW - timedelta(days=60))  # the public is told of months that are over
        assert "wait because nobody here is free of conflict 1" in policy()


class TestTheSecondPerson:
    def test_is_asked_by_the_press_that_would_have_shown_the_contact(
        self, desk: Client, report: Report, editor: Person, second_editor: Person
    ) -> None:
        where = of(report.case, "contact", report_id=report.pk)
        assert desk.post(where, {"why": ""}).status_code == 409
        assert desk.post(where, {"why": "الوثيقة ناقصة"}).status_code == 303
        asked = Countersignature.objects.get()
        other = signed_in(second_editor)
        assert f"Your agreement is asked in case {report.case_id}" in text_of(other.get("/desk/"))
        assert "الوثيقة ناقصة" in text_of(other.get(of(report.case)))
        answer = of(report.case, "countersignature", request_id=asked.pk)
        assert desk.post(answer, {"answer": "agree"}).status_code == 409, "nobody agrees to what they asked"
        assert other.post(answer, {"answer": "decline"}).status_code == 409, "a refusal has its reason"
        assert other.post(answer, {"answer": "agree"}).status_code == 303
        shown = desk.post(where, {})
        assert CONTACT in shown.content.decode()
        assert CONTACT not in desk.get(of(report.case)).content.decode()

    def test_reads_the_whole_wording_also_where_they_may_not_draft(
        self, report: Report, editor: Person, reviewer: Person
    ) -> None:
        report.case.decide(Outcome.UPHELD, "صحيح.", by=editor, now=cast.NOW)
        kind, on_top = NoticeKind.PARTIAL_RETRACTION, Severity.SUBSTANTIVE
        wording = Wording(kind, on_top, "48 مليون ليرة", "84 مليون ليرة", "سُحبت الفقرة.", apology=True)
        notice = draft_notice(report.case, wording, by=editor, now=cast.NOW)
        ask_to_publish(notice, "خطأ جسيم.", by=editor, now=timezone.now())
        page = text_of(signed_in(reviewer).get(of(report.case)))
        second = page[page.index("What takes two persons") :]
        for says in ("Partial retraction", "Substantive", "With an apology", "48 مليون", "84 مليون", "سُحبت الفقرة."):
            assert says in second

    def test_may_refuse_with_a_reason_that_who_asked_reads(
        self, desk: Client, report: Report, editor: Person, second_editor: Person
    ) -> None:
        asked = ask_to_look(report, "سؤال", by=editor, now=cast.NOW)
        Countersignature.objects.update(until="2099-01-01T00:00Z")
        answer = of(report.case, "countersignature", request_id=asked.pk)
        signed_in(second_editor).post(answer, {"answer": "decline", "why": "اسألوه في الرسائل."})
        assert Countersignature.objects.get().state == Signed.DECLINED
        assert "اسألوه في الرسائل." in text_of(desk.get(of(report.case)))

    def test_is_not_somebody_who_is_recused(
        self, report: Report, editor: Person, second_editor: Person, case: Case
    ) -> None:
        asked = ask_to_look(report, "سؤال", by=editor, now=cast.NOW)
        declare(report.case, "قريبي.", by=second_editor, now=cast.NOW)
        shut = signed_in(second_editor)
        assert "Your agreement" not in text_of(shut.get("/desk/"))
        answer = of(report.case, "countersignature", request_id=asked.pk)
        assert shut.post(answer, {"answer": "agree"}).status_code == 403


class TestTheRules:
    def test_are_kept_by_the_standards_editor(self, standards: Person, editor: Person, second_editor: Person) -> None:
        rules = signed_in(standards)
        assert "takes two persons" in text_of(rules.get(at("conflicts")))
        without = rules.post(at("conflicts"), {"line": "editor"})
        assert without.status_code == 422 and "Say why" in text_of(without), "a reason is asked, nothing is kept"
        assert not ConflictRules.objects.exists()
        assert rules.post(at("conflicts"), {"line": "editor", "why": "نحن اثنان."}).status_code == 303
        kept = ConflictRules.objects.get()
        assert (kept.line, kept.two_persons) == ("editor", False)
        assert "one person decides alone" in text_of(rules.get(at("conflicts")))
        assert "is up to one person here" in policy()
        assert "نحن اثنان." in text_of(rules.get(at("conflicts")))
        assert rules.post(at("conflicts"), {"line": "editor", "two_persons": "on", "why": "عدنا."}).status_code == 303
        said = [(one.step, one.by, one.detail) for one in PersonEvent.objects.order_by("pk")]
        assert said == [
            ("one", standards, "نحن اثنان."),
            ("line", standards, "نحن اثنان."),
            ("two", standards, "عدنا."),
        ]
        assert [one.says["act"] for one in Entry.objects.order_by("index")] == ["off", "on"]
        reader = Client()
        reader.cookies["language"] = "en"
        assert "Retractions take one person from now on" in text_of(reader.get("/ledger"))
        assert rules.post(at("conflicts"), {"line": "nobody"}).status_code == 422

    def test_are_not_for_who_is_measured_by_them(self, editor: Person) -> None:
        assert signed_in(editor).get(at("conflicts")).status_code == 403
