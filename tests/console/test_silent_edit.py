"""A silent edit on its case's page: both readings, and three answers of one step each."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import State
from taswib.desk.notice import Notice
from taswib.desk.silent_edit import Answer, SilentEdit
from taswib.people.person import Person
from tests import cast
from tests.console.staff import at, of, signed_in, text_of
from tests.desk.test_silent_edits import edit

WORDS = "تغيّر الرقم بعد الجلسة الثانية."
NOTICE = {
    "kind": "correction",
    "severity": "limited",
    "was": "48 مليون ليرة",
    "now": "84 مليون ليرة",
    "words": "الكلفة 84 مليونًا.",
    "language": "ar",
}


@pytest.fixture
def silent(article: Article) -> SilentEdit:
    edit(article, "48 مليون", "84 مليون")
    return SilentEdit.objects.get()


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


def test_the_queue_shows_what_stood_what_stands_and_that_no_reader_waits(desk: Client, silent: SilentEdit) -> None:
    page = text_of(desk.get(at("queue")))
    assert "48 مليون ليرة is now 84 مليون ليرة" in page and "no reader" in page and "Silent edit" in page
    assert f"/desk/cases/{silent.case_id}/" in desk.get(at("queue"), {"kind": "silent_edit"}).content.decode()
    assert "No case answers to this filter" in text_of(desk.get(at("queue"), {"kind": "error"}))


def test_the_page_names_both_readings_and_holds_a_notice_that_says_so(desk: Client, silent: SilentEdit) -> None:
    answer = desk.get(of(silent.case))
    page = text_of(answer)
    assert "What changed without a notice" in page and "found by the guard" in page
    assert "From revision 1 to revision 2" in page
    assert "What the readers say" not in page and "Record the decision" not in page and "Close the case" not in page
    form = answer.content.decode()
    assert 'id="announcement-was"' in form and form.count("48 مليون ليرة") >= 2 and "84 مليون ليرة" in form


def test_a_notice_is_published_in_one_step(desk: Client, silent: SilentEdit) -> None:
    page = text_of(desk.post(of(silent.case, "edit-announcement"), NOTICE, follow=True))
    assert "The notice is public" in page and "Notice 1" in page
    assert (Notice.objects.get().number, SilentEdit.objects.get().answer) == (1, Answer.NOTICE)


@pytest.mark.parametrize(("name", "answer"), [("edit-update", Answer.UPDATE), ("edit-dismissal", Answer.DISMISSED)])
def test_an_update_and_a_dismissal_take_one_step_and_a_reason(
    desk: Client, silent: SilentEdit, name: str, answer: Answer
) -> None:
    assert desk.post(of(silent.case, name), {"words": " "}).status_code == 422
    page = text_of(desk.post(of(silent.case, name), {"words": WORDS}, follow=True))
    assert "The case is closed." in page and WORDS in page
    silent.refresh_from_db()
    assert (silent.answer, silent.case.state) == (answer, State.CLOSED)


def test_a_second_answer_is_refused_and_its_words_stay(desk: Client, silent: SilentEdit, second_editor: Person) -> None:
    silent.dismiss(WORDS, by=second_editor, now=silent.after.seen_at)
    answer = desk.post(of(silent.case, "edit-update"), {"words": "كلام لا يضيع"})
    assert answer.status_code == 409 and "كلام لا يضيع" in answer.content.decode()


def test_a_notice_that_lacks_words_is_not_published(desk: Client, silent: SilentEdit) -> None:
    assert desk.post(of(silent.case, "edit-announcement"), NOTICE | {"words": ""}).status_code == 422
    assert desk.post(of(silent.case, "edit-announcement"), NOTICE | {"was": ""}).status_code == 409
    assert not Notice.objects.exists()


def test_it_can_be_written_with_a_preview_too(desk: Client, silent: SilentEdit) -> None:
    page = desk.get(of(silent.case, "notice")).content.decode()
    assert "48 مليون ليرة" in page and "84 مليون ليرة" in page
    desk.post(of(silent.case, "notice"), NOTICE | {"publish": "1", "edition": ""})
    assert "The case closes." in text_of(desk.get(of(silent.case, "publication")))


def test_a_case_that_readers_opened_has_no_such_answers(desk: Client, case: object) -> None:
    for name in ("edit-announcement", "edit-update", "edit-dismissal"):
        assert desk.post(of(case, name), NOTICE).status_code == 404


def test_the_author_sees_the_passage_and_no_answer(writing_editor: Person, newsroom: object) -> None:
    own = cast.publish_article(newsroom, writing_editor)
    edit(own, "48 مليون", "84 مليون")
    case = SilentEdit.objects.get().case
    client = signed_in(writing_editor)
    page = text_of(client.get(of(case)))
    assert "A case on your article" in page and "Silent edit" in page and "Publish a notice" not in page
    assert client.post(of(case, "edit-dismissal"), {"words": WORDS}).status_code == 403
    assert not SilentEdit.objects.answered().exists()
