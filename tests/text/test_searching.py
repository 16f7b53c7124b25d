"""What is looked for when somebody types some words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.folding import fold
from taswib.text.searching import MOST, sought

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("المستشفى", ["مستشفي"]),
        ("والمستشفى بالمدينة للقمح", ["مستشفي", "مدينه", "قمح"]),
        ("الله والد لله", ["الله", "والد", "لله"]),
        ("  وِزَارَةُ   الصحّة ", ["وزاره", "صحه"]),
        ("رمال", ["رمال"]),
        ("The Council", ["the", "council"]),
        ("", []),
    ],
)
def test_the_article_is_left_out_of_a_word_that_stays_one(typed: str, words: list[str]) -> None:
    assert sought(typed) == words


@given(st.text())
def test_every_word_sought_is_part_of_what_was_typed(typed: str) -> None:
    words = sought(typed)
    assert len(words) <= MOST
    assert all(word and word in fold(typed).text for word in words)
