"""The papers: real figures, set from right to left and from left to right, with tags, title and language."""

import re

import pypdfium2
import pytest
import time_machine
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from scripts.paper_signs import can_show
from taswib.archive.article import Article
from taswib.console.papers import PAPERS, printed
from taswib.console.papers.signs import covered, showable
from taswib.desk.notice import Notice, Severity
from taswib.desk.pictures import Period
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.console.staff import signed_in
from tests.desk.pictures.test_gallery import LATER, NOVEMBER
from tests.public.published_notice import publish_notice

MARKUP = '#read("/etc/passwd") *x* $y$ <script> \\ @z [ ]'
OVER = {"from": "2026-11-01", "to": "2026-11-30"}


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE)


def paper(newsroom: Newsroom, name: str, language: str, period: Period = NOVEMBER) -> pypdfium2.PdfDocument:
    with translation.override(language):
        now = LATER.replace(month=12)
        return pypdfium2.PdfDocument(printed(PAPERS[name](newsroom, period, now), now))


def words(document: pypdfium2.PdfDocument) -> str:
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_paper_is_tagged_titled_and_says_its_language(notice: Notice, name: str, language: str) -> None:
    document = paper(notice.newsroom, name, language)
    assert document.is_tagged()
    assert (
        document.get_metadata_dict()["Title"]
        == {
            ("yearly", "ar"): "التصويب: تقرير",
            ("yearly", "en"): "Corrections: a report",
            ("jti", "ar"): "أدلة البنود 14.1 و14.2 و14.3 من معيار JTI",
            ("jti", "en"): "Evidence for JTI 14.1 to 14.3",
        }[name, language]
    )
    assert ("/corrections/1" if language == "en" else "corrections") in words(document)


def test_arabic_is_read_out_of_it_as_it_was_written(notice: Notice) -> None:
    told = words(paper(notice.newsroom, "yearly", "ar"))
    assert "نُشر إشعار واحد" in told
    assert "البلاغات" in told
    assert "تشرين الثاني 2026" in told


def test_the_evidence_holds_the_ledgers_latest_note(notice: Notice) -> None:
    told = words(paper(notice.newsroom, "jti", "en"))
    assert "nahr.example/nahr/ledger" in told
    assert "14.3 Contact, and the process for complaints" in told


def test_no_word_of_a_notice_or_headline_is_markup(newsroom: Newsroom, editor: Person, author: Person) -> None:
    article = cast.publish_article(newsroom, author, text=MARKUP + "\n" + cast.PARAGRAPHS[0])
    publish_notice(article, editor)
    told = words(paper(newsroom, "yearly", "en"))
    assert '#read("/etc/passwd") *x* $y$ <script> \\ @z [ ]' in told


def test_a_headline_with_signs_that_no_face_has_is_a_paper_all_the_same(
    newsroom: Newsroom, editor: Person, author: Person
) -> None:
    article = cast.publish_article(newsroom, author, text="Bridge 🌉👨‍👩‍👧🇸🇾 中文 ﷺ\ufeff é Ж\n" + cast.PARAGRAPHS[0])
    publish_notice(article, editor)
    told = words(paper(newsroom, "yearly", "en"))
    assert "Bridge □ □" in told and "é Ж" in told


@pytest.mark.pure
def test_every_sign_that_is_counted_as_shown_is() -> None:
    assert can_show(sorted(covered() - {"\n", "\t"})[::8])
    assert not can_show("😀")


@pytest.mark.pure
@given(st.text())
def test_words_are_left_alone_or_made_showable(written: str) -> None:
    told = showable({"words": [written]})["words"][0]
    assert covered().issuperset(told)
    assert told == written or not covered().issuperset(written)


def test_a_newsroom_without_anything_has_papers_too(newsroom: Newsroom) -> None:
    assert "No notice was published in this period." in words(paper(newsroom, "yearly", "en"))
    assert len(paper(newsroom, "jti", "ar"))


def test_a_notice_that_was_withdrawn_is_named_so_and_counted_as_none(notice: Notice, editor: Person) -> None:
    assert "Substantive 1" in words(paper(notice.newsroom, "jti", "en"))
    notice.withdraw("لم يكن خطأ.", by=editor, now=cast.NOW)
    told = words(paper(notice.newsroom, "jti", "en"))
    assert "Substantive 0" in told
    assert "withdrawn" in told[told.index("Every notice") :][:300]


def test_a_paper_bears_the_name_of_the_months_that_it_tells(editor: Person, notice: Notice) -> None:
    with time_machine.travel(LATER.replace(month=12), tick=False):
        answer = signed_in(editor).get("/desk/exports/yearly.pdf", {"from": "2026-01-01", "to": "2026-12-31"})
    assert answer["Content-Disposition"] == 'attachment; filename="yearly-2026-01-01-2026-11-30.pdf"'


@pytest.mark.parametrize("name", PAPERS)
def test_the_desk_takes_them_away(editor: Person, notice: Notice, name: str) -> None:
    answer = signed_in(editor).get(f"/desk/exports/{name}.pdf", OVER)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert Client().get(f"/desk/exports/{name}.pdf").status_code == 302
