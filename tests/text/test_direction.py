"""Which way a text runs, its language, and what is hidden in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.direction import direction, language, reveal


@pytest.mark.parametrize(
    ("text", "runs", "spoken"),
    [
        ("افتتاح الجسر", "rtl", "ar"),
        ("Bridge opened", "ltr", "en"),
        ("BBC: افتتاح الجسر الثالث", "rtl", "ar"),
        ("الجسر was opened by the council", "ltr", "en"),
        ("12 – 14 «…»", "rtl", "ar"),
        ("", "rtl", "ar"),
        ("اب ab", "rtl", "ar"),
        ("ab اب", "ltr", "ar"),
        ("پیشخوان گفت", "rtl", "ar"),
        ("ראש העיר", "rtl", "en"),
    ],
)
def test_direction_and_language_go_by_the_letters(text, runs, spoken):
    assert (direction(text), language(text)) == (runs, spoken)


def test_only_the_beginning_decides():
    assert direction("a" * 200 + "ب" * 900) == "ltr" and language("ب" * 200 + "a" * 900) == "ar"


def test_hidden_controls_become_names():
    assert reveal("ab\u202ecd\u2069\U000e0041") == [
        (False, "ab"),
        (True, "U+202E"),
        (False, "cd"),
        (True, "U+2069"),
        (True, "U+E0041"),
    ]


def test_a_text_with_nothing_hidden_is_one_piece():
    assert reveal("قال\u200f أحمد\n") == [(False, "قال\u200f أحمد\n")]
    assert reveal("") == []


@given(st.text(st.sampled_from("aب\u202a\u202e\u2066\u2069\U000e0020\u200f")))
def test_what_is_revealed_is_the_text_and_hides_nothing(text):
    pieces = reveal(text)
    assert "".join(chr(int(piece[2:], 16)) if hidden else piece for hidden, piece in pieces) == text
    assert not any(set(piece) & set("\u202a\u202e\u2066\u2069\U000e0020") for _, piece in pieces)
