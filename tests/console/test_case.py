"""The case page: what stands on it, and each of its presses."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.desk.case import Case
from taswib.desk.confirming import add_by_hand
from taswib.desk.copy import Copy
from taswib.desk.decision import Outcome
from taswib.desk.message import Message
from taswib.desk.notice_mark import mark_notices
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.desk.transition import Step, Transition
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.console.staff import as_of, at, of, signed_in, text_of
from tests.public.published_notice import publish_notice


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


def revise(article: Article, before: str, after: str) -> None:
    changed = Incoming(article.identity, cast.TEXT.replace(before, after), article.identity)
    take_in(article.newsroom, changed, now=datetime(2026, 11, 23, tzinfo=UTC))


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


class TestThePage:
    def test_shows_the_passage_marked_between_its_neighbours(self, desk: Client, case: Case) -> None:
        page = desk.get(of(case)).content.decode()
        assert f"<mark>{cast.MISTAKE}</mark>" in page
        assert cast.HEADLINE in page
        assert cast.PARAGRAPHS[1] in page
        assert cast.PARAGRAPHS[2] not in page
        assert f"/a/{case.article.slug}/revisions/1" in page

    def test_shows_what_the_reader_wrote(self, desk: Client, case: Case) -> None:
        page = text_of(desk.get(of(case)))
        for words in ("الكلفة المعلنة في الجلسة 84 مليونًا", "84 مليون ليرة", "حضرت الجلسة"):
            assert words in page

    def test_shows_a_report_on_the_whole_article(self, desk: Client, article: Article) -> None:
        page = text_of(desk.get(of(cast.write_report(article, exact="").report.case)))
        assert "the whole of revision 1" in page

    def test_hidden_controls_and_tags_of_a_reader_are_shown_never_obeyed(self, desk: Client, article: Article) -> None:
        case = cast.write_report(article, wrong="نص \u202e مقلوب <script>alert(1)</script>").report.case
        page = desk.get(of(case)).content.decode()
        assert "U+202E" in page
        assert "\u202e" not in page
        assert "<script>alert" not in page

    def test_says_whether_the_words_still_stand(self, desk: Client, case: Case, article: Article) -> None:
        revise(article, "قبل الشتاء", "قبل شتاء قاسٍ")
        assert "in revision 2 these words still stand" in text_of(desk.get(of(case)))

    def test_says_when_the_words_are_gone(self, desk: Client, case: Case, article: Article) -> None:
        revise(article, cast.PARAGRAPHS[0] + "\n", "")
        assert "in revision 2 these words no longer stand" in text_of(desk.get(of(case)))

    def test_tells_the_history_by_name(self, desk: Client, case: Case, editor: Person) -> None:
        case.take(by=editor, now=cast.NOW)
        page = text_of(desk.get(of(case)))
        assert "report received" in page
        assert "case taken · Hala Murad" in page

    def test_shows_neighbours_that_can_be_handled_together(self, desk: Client, case: Case, article: Article) -> None:
        other = cast.write_report(article, exact="").report.case
        page = desk.get(of(case)).content.decode()
        assert "Handle together" in page
        assert of(other) in page

    @pytest.mark.parametrize("number", ["0", "99", "9" * 30])
    def test_a_case_that_is_not_there_is_not_found(self, desk: Client, number: str) -> None:
        assert desk.get(f"/desk/cases/{number}/").status_code == 404

    def test_another_newsrooms_case_is_not_found(self, desk: Client, editor: Person) -> None:
        other = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
        Membership.objects.create(newsroom=other, person=editor, role=Role.EDITOR)
        theirs = cast.write_report(cast.publish_article(other)).report.case
        assert desk.get(of(theirs)).status_code == 404
        assert desk.post(of(theirs, "holder")).status_code == 404

    def test_the_number_of_queries_does_not_grow_with_reports(
        self, desk: Client, case: Case, article: Article, editor: Person, django_assert_max_num_queries: Callable
    ) -> None:
        for each in range(6):
            other = cast.write_report(article, wrong=f"بلاغ {each}").report
            other.case.write(other, "وصل.", by=editor, now=cast.NOW)
            case.join(other.case, by=editor, now=cast.NOW)
        with django_assert_max_num_queries(50):
            assert desk.get(of(case)).status_code == 200

    def test_an_outside_reviewer_reads_and_decides_and_no_more(self, article: Article, reviewer: Person) -> None:
        sent = cast.write_report(article, contact="qari@reader.example").report
        client = signed_in(reviewer)
        page = client.get(of(sent.case)).content.decode()
        assert of(sent.case, "decision") in page
        for name in ("holder", "brief", "closure", "joins"):
            assert of(sent.case, name) not in page
            assert client.post(of(sent.case, name), {"words": "x", "why": "x", "other": 1}).status_code == 403
        assert client.post(of(sent.case, "contact", report_id=sent.pk)).status_code == 403


class TestTaking:
    def test_works(self, desk: Client, case: Case, editor: Person) -> None:
        answer = desk.post(of(case, "holder"))
        assert (answer.status_code, answer["Location"]) == (303, of(case))
        assert fresh(case).holder == editor

    def test_needs_the_pages_own_token(self, editor: Person, case: Case) -> None:
        assert signed_in(editor, enforce_csrf_checks=True).post(of(case, "holder")).status_code == 403
        assert fresh(case).holder is None


class TestWriting:
    def test_a_question_waits_for_the_answer(self, desk: Client, case: Case, report: Report) -> None:
        answer = desk.post(of(case, "messages", report_id=report.pk), {"words": "من أين الرقم؟", "waits": "on"})
        assert answer.status_code == 303
        assert fresh(case).state == State.WAITING
        assert Message.objects.get().is_question

    def test_a_message_waits_for_nothing(self, desk: Client, case: Case, report: Report) -> None:
        desk.post(of(case, "messages", report_id=report.pk), {"words": "وصل بلاغكم."})
        assert fresh(case).state == State.OPEN

    @pytest.mark.parametrize("words", ["", "   ", "\x00", "ط" * 8001])
    def test_rejects_what_is_no_message_and_keeps_it(
        self, desk: Client, case: Case, report: Report, words: str
    ) -> None:
        answer = desk.post(of(case, "messages", report_id=report.pk), {"words": words})
        assert answer.status_code == 422
        assert not Message.objects.exists()
        assert words.strip("\x00 ") in answer.content.decode()

    def test_keeps_the_words_when_the_case_was_closed_meanwhile(
        self, desk: Client, case: Case, report: Report, second_editor: Person
    ) -> None:
        case.decide(Outcome.REJECTED, "النص صحيح.", by=second_editor, now=cast.NOW)
        answer = desk.post(of(case, "messages", report_id=report.pk), {"words": "سؤال كتبته هالة"})
        assert answer.status_code == 409
        assert "This case is closed" in text_of(answer)
        assert "سؤال كتبته هالة" in answer.content.decode()

    def test_rejects_a_report_of_another_case(self, desk: Client, case: Case, article: Article) -> None:
        other = cast.write_report(article, exact="").report
        assert desk.post(of(case, "messages", report_id=other.pk), {"words": "إلى غيره"}).status_code == 404

    def test_follows_a_report_whose_case_was_joined_meanwhile(
        self, desk: Client, case: Case, article: Article, second_editor: Person
    ) -> None:
        other = cast.write_report(article, exact="").report
        case.join(other.case, by=second_editor, now=cast.NOW)
        answer = desk.post(of(other.case, "messages", report_id=other.pk), {"words": "وصل."})
        assert (answer.status_code, answer["Location"]) == (303, of(case))


class TestContact:
    @pytest.fixture
    def reachable(self, article: Article) -> Report:
        return cast.write_report(article, contact="qari@reader.example").report

    def test_is_not_on_the_page(self, desk: Client, reachable: Report) -> None:
        page = desk.get(of(reachable.case)).content.decode()
        assert "Show how to reach the reader" in page
        assert "qari@reader.example" not in page

    def test_is_shown_once_on_a_press_and_leaves_a_row(self, desk: Client, reachable: Report) -> None:
        answer = desk.post(of(reachable.case, "contact", report_id=reachable.pk), {"why": "سؤال عن الوثيقة"})
        assert "qari@reader.example" in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"
        assert Transition.objects.filter(step=Step.SEEN).count() == 1
        assert "qari@reader.example" not in desk.get(of(reachable.case)).content.decode()

    @pytest.mark.parametrize("why", ["", "  ", "\x00"])
    def test_without_a_reason_nothing_is_shown(self, desk: Client, reachable: Report, why: str) -> None:
        answer = desk.post(of(reachable.case, "contact", report_id=reachable.pk), {"why": why})
        assert answer.status_code == 409 and "qari@reader.example" not in answer.content.decode()
        assert not Transition.objects.filter(step=Step.SEEN).exists()

    def test_the_reason_stands_in_the_history(self, desk: Client, reachable: Report) -> None:
        desk.post(of(reachable.case, "contact", report_id=reachable.pk), {"why": "نحتاج نسخة من العقد"})
        assert "نحتاج نسخة من العقد" in text_of(desk.get(of(reachable.case)))

    def test_opening_its_address_shows_nothing_and_leaves_no_row(self, desk: Client, reachable: Report) -> None:
        answer = desk.get(of(reachable.case, "contact", report_id=reachable.pk))
        assert answer["Location"] == of(reachable.case)
        assert not Transition.objects.filter(step=Step.SEEN).exists()


class TestTheAuthorIsAsked:
    def test_works(self, desk: Client, case: Case) -> None:
        assert desk.post(of(case, "brief"), {"words": "ما مصدر الرقم؟"}).status_code == 303
        assert fresh(case).brief == "ما مصدر الرقم؟"

    def test_rejects_nothing(self, desk: Client, case: Case) -> None:
        assert desk.post(of(case, "brief"), {"words": ""}).status_code == 422


class TestHandlingTogether:
    def test_works_and_the_joined_case_leads_to_the_other(self, desk: Client, case: Case, article: Article) -> None:
        other = cast.write_report(article, exact="").report.case
        assert desk.post(of(case, "joins"), {"other": other.pk}).status_code == 303
        assert desk.get(of(other))["Location"] == of(case)
        assert "2 reports" in text_of(desk.get(of(case)))

    @pytest.mark.parametrize("other", ["", "x", "-1", "0"])
    def test_rejects_what_is_no_case(self, desk: Client, case: Case, other: str) -> None:
        assert desk.post(of(case, "joins"), {"other": other}).status_code == 422

    def test_rejects_a_case_on_another_article(self, desk: Client, case: Case, newsroom: Newsroom) -> None:
        stranger = cast.write_report(cast.publish_article(newsroom, text=cast.ENGLISH, name="en"), exact="").report
        answer = desk.post(of(case, "joins"), {"other": stranger.case.pk})
        assert answer.status_code == 409
        assert "Only cases on the same article" in text_of(answer)


class TestClosing:
    def test_works_once_every_reader_withdrew(self, desk: Client, case: Case, report: Report) -> None:
        cast.reread(report).withdraw(now=cast.NOW)
        assert desk.post(of(case, "closure"), {"why": "سُحب البلاغ."}).status_code == 303
        assert fresh(case).is_closed

    def test_rejects_while_a_reader_waits_and_keeps_the_words(self, desk: Client, case: Case) -> None:
        answer = desk.post(of(case, "closure"), {"why": "سبب كتبته هالة"})
        assert answer.status_code == 409
        assert "سبب كتبته هالة" in answer.content.decode()
        assert not fresh(case).is_closed


@pytest.mark.parametrize("name", ["holder", "brief", "explanation", "decision", "closure", "joins", "preview"])
def test_merely_opening_the_address_of_a_press_changes_nothing(desk: Client, case: Case, name: str) -> None:
    rows = Transition.objects.count()
    assert desk.get(of(case, name))["Location"] == of(case)
    assert Transition.objects.count() == rows


@pytest.mark.parametrize("name", ["queue", "notices"])
def test_every_list_opens_in_both_languages(desk: Client, case: Case, name: str) -> None:
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        page = desk.get(at(name) + f"?lang={language}").content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in page


def test_words_of_someone_whose_role_was_taken_away_are_shown_to_them(
    case: Case, editor: Person, administrator: Person
) -> None:
    client = signed_in(editor)
    Membership.objects.filter(person=editor).update(role=Role.AUTHOR)
    answer = client.post(of(case, "decision"), {"outcome": "upheld", "reasons": "كلام لا يضيع", "as_of": as_of(case)})
    assert answer.status_code == 403
    assert "كلام لا يضيع" in answer.content.decode()


class TestWhatWasCorrectedBefore:
    def test_a_notice_on_the_same_statement_in_another_article_is_beside_the_case(
        self, desk: Client, newsroom: Newsroom, article: Article, editor: Person
    ) -> None:
        elsewhere = cast.publish_article(newsroom, text="كلفة الجسر\n" + cast.PARAGRAPHS[0], name="cost")
        publish_notice(elsewhere, editor)
        mark_notices(newsroom)
        page = text_of(desk.get(of(cast.write_report(article).report.case)))
        assert "The same statement, corrected elsewhere Notice 1, 2026 · Correction كلفة الجسر" in page
        other = cast.write_report(article, exact="وجود خلاف مع المجلس").report
        assert "corrected elsewhere" not in text_of(desk.get(of(other.case)))

    def test_the_copies_of_its_notice_stand_beside_a_closed_case(
        self, desk: Client, article: Article, editor: Person
    ) -> None:
        notice = publish_notice(article, editor)
        add_by_hand(notice, Copy(address="https://mada.example/bridge", outlet="مدى"), by=editor, now=cast.NOW)
        assert "Copies elsewhere Fixed in 0 of 1 place" in text_of(desk.get(of(notice.case)))
