"""The notice from draft to publication and withdrawal, on the page."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.concern import Who
from taswib.desk.decision import Decision, Outcome
from taswib.desk.notice import Notice, NoticeKind, NoticeState, Severity, Wording, draft_notice
from taswib.desk.report import Kind, Report
from taswib.desk.reporting import Concerned, Meant, Words, new_submission, send_report
from taswib.people.person import Person
from tests import cast
from tests.console.staff import as_of, at, of, signed_in, text_of


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


@pytest.fixture
def decided(case: Case, editor: Person) -> Case:
    case.decide(Outcome.UPHELD, "المحضر واضح.", by=editor, now=cast.NOW)
    return Case.objects.get(pk=case.pk)


def filled(**other: str) -> dict[str, str]:
    return {
        "kind": "correction",
        "severity": "substantive",
        "was": "بكلفة 48 مليون ليرة",
        "now": "بكلفة 84 مليون ليرة",
        "words": "قُلب رقما الكلفة عند النقل عن المحضر.",
        "language": "ar",
        "edition": "",
    } | other


def drafted(case: Case, by: Person, words: str = "قُلب رقما الكلفة.") -> Notice:
    wording = Wording(NoticeKind.CORRECTION, Severity.LIMITED, "48 مليون", "84 مليون", words)
    return draft_notice(case, wording, by=by, now=cast.NOW)


class TestTheEditor:
    def test_opens_with_the_marked_words(self, desk: Client, decided: Case) -> None:
        page = desk.get(of(decided, "notice")).content.decode()
        assert f">\n{cast.MISTAKE}</textarea>" in page

    def test_keeps_a_draft(self, desk: Client, decided: Case, editor: Person) -> None:
        assert desk.post(of(decided, "notice"), filled(apology="on"))["Location"] == of(decided, "notice")
        notice = Notice.objects.get()
        assert (notice.state, notice.now, notice.apology) == (NoticeState.DRAFT, "بكلفة 84 مليون ليرة", True)
        assert notice.drafted_by == editor

    def test_leads_on_to_the_last_look(self, desk: Client, decided: Case) -> None:
        answer = desk.post(of(decided, "notice"), filled(publish="on"))
        assert answer["Location"] == of(decided, "publication")
        assert Notice.objects.get().is_draft

    def test_previews_without_keeping(self, desk: Client, decided: Case) -> None:
        answer = desk.post(of(decided, "notice"), filled(preview="on"))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert 'class="notice notice-substantive"' in page
        assert "<del>" in page
        assert "<ins>" in page
        assert not Notice.objects.exists()

    @pytest.mark.parametrize(
        ("severity", "place"),
        [("substantive", "On top of the article"), ("limited", "At the foot"), ("minor", "A line under the article")],
    )
    def test_the_live_preview_stands_where_its_severity_puts_it(
        self, desk: Client, decided: Case, severity: str, place: str
    ) -> None:
        fragment = desk.post(of(decided, "preview"), filled(severity=severity))
        assert place in text_of(fragment)
        assert f"notice-{severity}" in fragment.content.decode()
        assert "<html" not in fragment.content.decode()
        assert not Notice.objects.exists()

    def test_the_preview_shows_the_article_with_the_notice_in_both_places_the_chosen_one_first(
        self, desk: Client, decided: Case
    ) -> None:
        page = desk.post(of(decided, "preview"), filled(severity="substantive")).content.decode()
        top, foot = page.split('class="preview-article"')[1:]
        assert top.index("notice-substantive") < top.index(cast.MISTAKE) < top.index("preview-other")
        assert foot.index('class="preview-body"') < foot.index("notice-limited")
        assert page.count('id="notice-preview-') == 4

    def test_the_preview_of_half_a_notice_says_what_is_missing(self, desk: Client, decided: Case) -> None:
        assert "once the notice has its words" in text_of(desk.post(of(decided, "preview"), {"words": ""}))

    def test_published_words_are_never_markup(self, desk: Client, decided: Case) -> None:
        fragment = desk.post(of(decided, "preview"), filled(words="<img src=x onerror=alert(1)>")).content.decode()
        assert "<img" not in fragment

    @pytest.mark.parametrize(
        "wrong",
        [
            {"words": ""},
            {"words": "خفي \u2067 هنا"},
            {"now": "\u202e"},
            {"was": "\x00"},
            {"kind": "gossip"},
            {"severity": ""},
            {"language": "xx"},
            {"words": "ط" * 8001},
        ],
    )
    def test_rejects_what_cannot_be_published(self, desk: Client, decided: Case, wrong: dict[str, str]) -> None:
        answer = desk.post(of(decided, "notice"), filled(**wrong))
        assert answer.status_code == 422
        assert not Notice.objects.exists()
        if "words" not in wrong:
            assert "قُلب رقما الكلفة عند النقل عن المحضر." in answer.content.decode()

    def test_two_editors_never_overwrite_each_other_unseen(
        self, desk: Client, decided: Case, second_editor: Person
    ) -> None:
        drafted(decided, second_editor, "صيغة كريم")
        answer = desk.post(of(decided, "notice"), filled(words="صيغة هالة"))
        page = text_of(answer)
        assert answer.status_code == 409
        assert "صيغة كريم" in page
        assert "صيغة هالة" in page
        edition = Notice.objects.get().edition
        assert f'name="edition" value="{edition}"' in answer.content.decode()
        assert desk.post(of(decided, "notice"), filled(words="صيغة هالة", edition=edition)).status_code == 303
        assert Notice.objects.get().words == "صيغة هالة"

    def test_before_the_decision_there_is_no_editor(self, desk: Client, case: Case) -> None:
        assert desk.get(of(case, "notice"))["Location"] == of(case)
        answer = desk.post(of(case, "notice"), filled())
        assert answer.status_code == 409
        assert "This case has no decision yet" in text_of(answer)
        assert "قُلب رقما الكلفة عند النقل عن المحضر." in answer.content.decode()

    def test_rejects_the_author(self, decided: Case, author: Person) -> None:
        client = signed_in(author)
        for name in ("notice", "preview", "publication"):
            assert client.post(of(decided, name), filled()).status_code == 403
        assert client.get(of(decided, "notice")).status_code == 403


class TestPublishing:
    def test_the_last_look_says_what_will_happen(self, desk: Client, decided: Case, editor: Person) -> None:
        drafted(decided, editor)
        page = text_of(desk.get(of(decided, "publication")))
        assert "At the foot of the article" in page
        assert "1 reader finds it in their thread." in page
        assert Notice.objects.get().is_draft

    def test_works(self, desk: Client, decided: Case, editor: Person) -> None:
        edition = drafted(decided, editor).edition
        answer = desk.post(of(decided, "publication"), {"edition": edition}, follow=True)
        assert Notice.objects.get().number == 1
        assert "Notice 1 is public" in text_of(answer)

    def test_pressing_twice_publishes_once(self, desk: Client, decided: Case, editor: Person) -> None:
        edition = drafted(decided, editor).edition
        desk.post(of(decided, "publication"), {"edition": edition})
        again = desk.post(of(decided, "publication"), {"edition": edition})
        assert again.status_code == 409
        assert "published already" in text_of(again)
        assert Notice.objects.get().number == 1

    def test_rejects_another_wording_than_the_one_that_was_read(
        self, desk: Client, decided: Case, editor: Person, second_editor: Person
    ) -> None:
        edition = drafted(decided, editor).edition
        drafted(decided, second_editor, "صيغة لم تُقرأ")
        answer = desk.post(of(decided, "publication"), {"edition": edition})
        assert answer.status_code == 409
        assert "صيغة لم تُقرأ" in text_of(answer)
        assert Notice.objects.get().is_draft

    def test_rejects_half_a_correction(self, desk: Client, decided: Case) -> None:
        desk.post(of(decided, "notice"), filled(now=""))
        edition = Notice.objects.get().edition
        answer = desk.post(of(decided, "publication"), {"edition": edition})
        assert answer.status_code == 409
        assert "The notice is not complete" in text_of(answer)

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_without_a_draft_it_leads_to_the_case(self, desk: Client, decided: Case, method: str) -> None:
        assert getattr(desk, method)(of(decided, "publication"))["Location"] == of(decided)


class TestAReply:
    """A right of reply on its way to the public: granted or refused, then its own words as they were read."""

    @pytest.fixture
    def asked(self, article: Article) -> Report:
        words, concern = Words(wrong="لم أقل ذلك.", signed="سامر الحلو"), Concerned(Who.PERSON, consents=True)
        meant = Meant(article, article.current, Kind.REPLY, concern=concern)
        return send_report(meant, words, submission=new_submission(), now=cast.NOW).report

    def test_is_refused_with_its_ground_also_where_it_is_noted(self, desk: Client, asked: Report) -> None:
        said = {"outcome": "noted", "reasons": "نُشر تصحيحه.", "as_of": as_of(asked.case)}
        assert desk.post(of(asked.case, "decision"), said).status_code == 409
        assert desk.post(of(asked.case, "decision"), said | {"ground": "no_facts"}).status_code == 303
        assert Decision.objects.get().ground == "no_facts"

    def test_goes_out_in_the_words_that_were_read_and_in_no_later_ones(
        self, desk: Client, asked: Report, editor: Person
    ) -> None:
        asked.case.decide(Outcome.UPHELD, "ننشر ردكم.", by=editor, now=cast.NOW)
        wording = Wording(NoticeKind.REPLY, Severity.SUBSTANTIVE, "", "", "ردّ.", carries_reply=True)
        draft_notice(asked.case, wording, by=editor, now=cast.NOW)
        read = {"edition": hidden(desk.get(of(asked.case, "publication")), "edition")}
        cast.reread(asked).add("بل قلت نصفه.", now=cast.NOW, is_wording=True)
        answer = desk.post(of(asked.case, "publication"), read)
        assert answer.status_code == 409 and "بل قلت نصفه." in text_of(answer)
        assert desk.post(of(asked.case, "publication"), {"edition": hidden(answer, "edition")}).status_code == 303
        assert Notice.objects.get().reply == "بل قلت نصفه."


def hidden(answer: HttpResponse, name: str) -> str:
    """What the page holds in a field that nobody sees."""
    return re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1]


class TestTheList:
    def test_holds_drafts_and_what_is_public(self, desk: Client, decided: Case, editor: Person) -> None:
        notice = drafted(decided, editor)
        assert of(decided, "notice") in desk.get(at("notices")).content.decode()
        notice.publish(by=editor, now=cast.NOW)
        page = desk.get(at("notices")).content.decode()
        assert at("withdrawal", notice_id=notice.pk) in page
        assert of(decided, "notice") not in page

    def test_offers_an_outside_reviewer_no_draft_and_no_withdrawal(
        self, decided: Case, editor: Person, reviewer: Person
    ) -> None:
        notice = drafted(decided, editor)
        client = signed_in(reviewer)
        assert of(decided, "notice") not in client.get(at("notices")).content.decode()
        notice.publish(by=editor, now=cast.NOW)
        page = client.get(at("notices")).content.decode()
        assert notice.words in page
        assert at("withdrawal", notice_id=notice.pk) not in page

    def test_is_not_for_authors(self, author: Person, decided: Case) -> None:
        assert signed_in(author).get(at("notices"))["Location"] == at("my-articles")


class TestWithdrawing:
    @pytest.fixture
    def published(self, decided: Case, editor: Person) -> Notice:
        notice = drafted(decided, editor)
        notice.publish(by=editor, now=cast.NOW)
        return notice

    def test_works(self, desk: Client, published: Notice) -> None:
        address = at("withdrawal", notice_id=published.pk)
        assert desk.get(address).status_code == 200
        assert desk.post(address, {"why": "لم يكن النص خاطئًا."})["Location"] == at("notices")
        assert Notice.objects.get().withdrawal == "لم يكن النص خاطئًا."

    @pytest.mark.parametrize("why", ["", " ", "خفي \u202e"])
    def test_rejects_what_is_no_reason(self, desk: Client, published: Notice, why: str) -> None:
        assert desk.post(at("withdrawal", notice_id=published.pk), {"why": why}).status_code == 422
        assert not Notice.objects.get().is_withdrawn

    def test_a_second_time_is_refused_and_the_words_kept(
        self, desk: Client, published: Notice, second_editor: Person
    ) -> None:
        published.withdraw("سبب كريم", by=second_editor, now=cast.NOW)
        answer = desk.post(at("withdrawal", notice_id=published.pk), {"why": "سبب هالة"})
        assert answer.status_code == 409
        assert "سبب هالة" in answer.content.decode()

    def test_a_draft_cannot_be_withdrawn(self, desk: Client, decided: Case, editor: Person) -> None:
        assert desk.get(at("withdrawal", notice_id=drafted(decided, editor).pk)).status_code == 404

    def test_rejects_the_author(self, published: Notice, author: Person) -> None:
        assert signed_in(author).post(at("withdrawal", notice_id=published.pk), {"why": "لا"}).status_code == 403
