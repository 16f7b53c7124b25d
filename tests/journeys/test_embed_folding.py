"""The widget folds, counts and finds as the product does: what it sends is looked for there."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from taswib.text.folding import fold
from taswib.text.letterforms import image
from taswib.text.marks import mark_of
from tests import cast

_PARTS = Path(__file__).parents[2] / "taswib/public/static/public/embed"
_LETTERS = [
    chr(code)
    for code in (*range(0x20, 0x2500), *range(0x3000, 0x3100), *range(0xFB50, 0xFF00))
    if chr(code).isprintable()
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    opened = browser.new_page()
    parts = "".join((_PARTS / f"{name}.js").read_text() for name in ("folding", "page", "anchoring"))
    opened.add_script_tag(
        content=f"Object.assign(window, (() => {{ {parts}; return {{ image, fold, markOf, placeOf }}; }})())"
    )
    return opened


def test_every_letter_folds_alike(page: Page) -> None:
    folded = page.evaluate("letters => letters.map((one) => image(one))", _LETTERS)
    apart = [
        (char, hex(ord(char)), ours, image(char))
        for char, ours in zip(_LETTERS, folded, strict=True)
        if ours != image(char)
    ]
    assert [
        one for one in apart if "\u0600" <= one[0] <= "\u06ff" or "\ufb50" <= one[0] <= "\ufeff" or one[0] <= "\u024f"
    ] == []
    assert [one for one in apart if not "\u13a0" <= one[0] <= "\u13ff"][12:] == [], (
        "Cherokee folds to capitals in Python"
    )


@settings(max_examples=40)
@given(st.text(st.sampled_from("ابأإآةهىيكﻻ ـًٌٍّ٠١٢3«»“”\"'،.-–\n\u00a0\u200c\u200fAaÉß"), max_size=60))
def test_a_passage_has_the_same_number_on_both_sides(page: Page, text: str) -> None:
    assert page.evaluate("text => [fold(text).text, markOf(fold(text).text.trim())]", text) == [
        fold(text).text,
        mark_of(fold(text).text),
    ]


@settings(max_examples=40)
@given(st.data())
def test_words_are_found_where_they_stand_and_nowhere_else(page: Page, data: st.DataObject) -> None:
    text = cast.TEXT
    words = [at for at, char in enumerate(text) if char in " \n"]
    start = data.draw(st.sampled_from(words[:-6])) + 1
    end = next(at for at in words if at > start + data.draw(st.integers(4, 40)) or at == words[-1])
    quote = {"exact": text[start:end], "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}
    found = page.evaluate("([text, quote]) => placeOf({ text, folded: fold(text) }, quote)", [text, quote])
    assert found and text[found["start"] : found["end"]] == text[start:end]
    assert found["start"] == start
