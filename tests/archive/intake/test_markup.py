"""Markup from a newsroom's own system: its paragraphs, whatever it is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.intake.markup import paragraphs_of, words_of

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("", []),
        ("words alone", ["words alone"]),
        ("<p>one <b>bold</b> word</p><p>two</p>", ["one bold word", "two"]),
        ("one<br>two<br/>three", ["one", "two", "three"]),
        ("<ul><li>a</li><li>b</li></ul>tail", ["a", "b", "tail"]),
        ("<p>قبل<script>track()</script> بعد</p><style>p{}</style>", ["قبل بعد"]),
        ("<figure><img alt='x'><figcaption>الجسر</figcaption></figure><p>نص</p>", ["الجسر", "نص"]),
        ("<!-- wp:paragraph --><p>a&nbsp;&amp; b</p><!-- /wp -->", ["a & b"]),
        ("<blockquote><p>قال</p><cite>فلان</cite></blockquote>", ["قال", "فلان"]),
        ("<p>unclosed <i>and nested<p>further words", ["unclosed and nested", "further words"]),
        ("<p></p><p> \n </p>", []),
    ],
)
def test_each_block_is_a_paragraph(markup: str, paragraphs: list[str]) -> None:
    assert paragraphs_of(markup) == paragraphs


def test_a_title_is_one_line() -> None:
    assert words_of("«سرو» &amp; <em>جسر</em>") == "«سرو» & جسر"


@given(st.text())
def test_no_markup_breaks_it(markup: str) -> None:
    assert all(one == one.strip() and one for one in paragraphs_of(markup))


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<p>a", "<table><tr><td>", "&#x0;", "<![CDATA[", "<script>", "</p>"])
def test_hostile_markup_is_read_without_harm(piece: str) -> None:
    assert len(paragraphs_of(piece * (60_000 // len(piece)))) <= 10_000
