"""The same page in the other language."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import desk
from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

PUBLIC = [
    "home",
    "article with a substantive notice",
    "revision",
    "changes side by side",
    "form",
    "receipt",
    "search in the log",
    "notice",
    "policy",
    "follow",
]
DESK = ["queue of overdue cases", "open case", "notice editor", "notices"]
_DATES = {"ar": re.compile(r"\d{1,2} (تشرين|كانون|أيلول|آب|تموز)"), "en": re.compile(r"\d{1,2} [A-Z][a-z]+ 20\d\d")}


def test_switching_the_language_keeps_the_page(visit: Visit, book: Book) -> None:
    someone = visit()
    for name in PUBLIC:
        _switch_and_back(someone.go(book.paths[name]))


def test_switching_the_language_keeps_the_desks_page(visit: Visit, book: Book) -> None:
    editor = desk.sign_in(visit(), "hala")
    for name in DESK:
        _switch_and_back(editor.go(book.paths[name]))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_dates_are_written_in_the_language_of_the_page(visit: Visit, book: Book, language: str) -> None:
    someone = visit(language)
    for name in ("home", "article with a substantive notice", "notice", "search in the log"):
        dates = someone.go(book.paths[name]).find("main time").all_inner_texts()
        assert dates
        assert [date for date in dates if not _DATES[language].search(date)] == []


def test_digits_are_western_in_both_languages(visit: Visit, book: Book) -> None:
    someone = visit()
    for name in ("home", "article with a substantive notice", "policy", "search in the log"):
        assert not re.search("[٠-٩۰-۹]", someone.go(book.paths[name]).find("body").inner_text())


def _switch_and_back(someone: Visitor) -> None:
    before = _place(someone)
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        someone.click(someone.find(".lang"))
        html = someone.find("html")
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", direction)
        assert _place(someone) == before


def _place(someone: Visitor) -> tuple[str, frozenset[str]]:
    """Path and query, without the language that was chosen."""
    path, _, query = someone.path.partition("?")
    return path, frozenset(pair for pair in query.split("&") if pair and not pair.startswith("lang="))
