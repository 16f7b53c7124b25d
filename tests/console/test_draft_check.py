"""The page on which a draft is checked before it is published."""

from django.test import Client

from taswib.archive.article import Article
from taswib.console.draft_check import lines_of
from taswib.desk.case import Case
from taswib.desk.draft_check import LONGEST, Remark, Why
from taswib.desk.notice import Notice
from taswib.people.person import Person
from tests.console.staff import at, signed_in, text_of
from tests.desk.test_finding_copies import NEAR
from tests.public.published_notice import publish_notice


def test_marks_the_words_and_leads_to_the_notice(article: Article, editor: Person, author: Person) -> None:
    notice = publish_notice(article, editor)
    answer = signed_in(author).post(at("draft-check"), {"draft": f"عنوان\n{NEAR}"})
    page = answer.content.decode()
    assert "1 place to look at" in text_of(answer)
    assert "says again what was corrected" in text_of(answer)
    assert f'href="/corrections/{notice.number}"' in page
    assert page.count("<mark>") == 1


def test_a_draft_with_nothing_corrected_in_it_is_told_so_and_stays_in_the_form(editor: Person) -> None:
    answer = signed_in(editor).post(at("draft-check"), {"draft": "افتتاح معرض للكتب"})
    assert "Nothing in it was corrected before" in text_of(answer)
    assert "افتتاح معرض للكتب</textarea>" in answer.content.decode()


def test_an_empty_draft_and_one_too_long_are_refused_in_words(editor: Person) -> None:
    client = signed_in(editor)
    assert client.post(at("draft-check"), {"draft": " "}).status_code == 422
    answer = client.post(at("draft-check"), {"draft": "ا" * (LONGEST + 1)})
    assert answer.status_code == 422
    assert "at most" in text_of(answer)


def test_whoever_has_no_part_in_the_desk_is_not_let_in(db: None) -> None:
    assert Client().get(at("draft-check")).status_code == 302


def test_the_draft_is_cut_wherever_a_remark_begins_or_ends() -> None:
    draft = "عنوان\n\nواحد اثنان ثلاثة"
    remarks = [Remark(Notice(case=Case()), Why.FIGURE, 7, 15, ""), Remark(Notice(), Why.FIGURE, 12, 16, "")]
    lines = [[(one.words, one.points) for one in line] for line in lines_of(draft, remarks)]
    assert lines[0] == [("عنوان", ())]
    assert lines[1] == [("واحد ", (1,)), ("اثن", (1, 2)), ("ا", (2,)), ("ن ثلاثة", ())]
