"""A draft is compared with what was corrected and retracted before; what it has right passes."""

import pytest

from taswib.archive.article import Article
from taswib.desk.draft_check import Why, check_draft, wrong_figures
from taswib.desk.notice import Notice, NoticeKind
from taswib.desk.notice_mark import NoticeMark
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.desk.test_finding_copies import NEAR, OTHER_FACT
from tests.public.published_notice import publish_notice

OPENING = "عقد المجلس جلسته الأسبوعية"
ANEW = "تبلغ كلفة ترميم الجسر الحجري في وادي السرو ٤٨ مليون ليرة، بحسب المجلس."


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


def test_a_sentence_that_says_the_error_again_is_marked_with_the_right_wording(
    notice: Notice, newsroom: Newsroom
) -> None:
    draft = f"{OPENING}\n{NEAR}"
    (remark,) = check_draft(newsroom, draft)
    assert (remark.notice, remark.why) == (notice, Why.REPEATED)
    assert "٤٨ مليون" in draft[remark.start : remark.end]
    assert "٨٤ مليون" in remark.stands


def test_the_figure_is_marked_in_a_new_sentence_on_the_same_matter(notice: Notice, newsroom: Newsroom) -> None:
    draft = f"{OPENING}\n{ANEW}"
    (remark,) = check_draft(newsroom, draft)
    assert remark.why is Why.FIGURE
    assert draft[remark.start : remark.end] == "٤٨ مليون ليرة"


@pytest.mark.parametrize(
    "line",
    [
        OTHER_FACT,
        "افتُتح معرض للكتب المستعملة بكلفة 48 مليون ليرة.",
        "ترميم الجسر الحجري في وادي السرو ينتهي قريبًا.",
        "",
    ],
)
def test_what_is_right_and_what_is_another_matter_pass(notice: Notice, newsroom: Newsroom, line: str) -> None:
    assert check_draft(newsroom, f"{OPENING}\n{line}") == []


def test_passages_of_a_retracted_article_are_marked(article: Article, editor: Person, newsroom: Newsroom) -> None:
    publish_notice(article, editor, kind=NoticeKind.RETRACTION, was="", now_says="", words="سحبنا المقال.")
    remarks = check_draft(newsroom, f"{OPENING}\n{cast.PARAGRAPHS[1]}\n{cast.PARAGRAPHS[2]}")
    assert [one.why for one in remarks] == [Why.REPEATED, Why.REPEATED]


def test_marks_of_passages_that_a_notice_no_longer_has_break_nothing(notice: Notice, newsroom: Newsroom) -> None:
    draft = f"{OPENING}\n{NEAR}"
    check_draft(newsroom, draft)
    NoticeMark.objects.update(passage=7)
    assert all(one.why is Why.FIGURE for one in check_draft(newsroom, draft))


def test_a_notice_that_was_withdrawn_marks_nothing(notice: Notice, newsroom: Newsroom, editor: Person) -> None:
    notice.withdraw("نُشر خطأً.", by=editor, now=cast.NOW)
    assert check_draft(newsroom, f"{OPENING}\n{NEAR}\n{ANEW}") == []


def test_a_figure_counts_as_wrong_only_where_it_stands_no_longer() -> None:
    assert wrong_figures("قتل 12 شخصًا في 5 آب 2025", "قتل 21 شخصًا في 5 آب 2025") == {"12"}
    assert wrong_figures("اثنا عشر", "12") == frozenset()
