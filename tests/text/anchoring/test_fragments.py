"""Links that open at a passage."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.anchoring import text_fragment

TEXT = (
    "افتتاح سوق الأربعاء\n"
    "قال المدير إن السوق يفتح غدًا. وأضاف التاجر إن السوق يفتح غدًا أيضًا.\n"
    "بلغت الكلفة 12-14 مليونًا، منها 3% للإنارة & الحراسة.\n"
    "سطر مكرر\nسطر مكرر\n" + "كلمة أولى ثم " + "حشو طويل يمتد " * 20 + "إلى كلمة أخيرة هنا."
)


def of(words: str, nth: int = 0) -> str:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return text_fragment(TEXT, start, start + len(words))


def test_words_that_stand_once_need_no_context() -> None:
    assert unquote(of("منها 3")) == ":~:text=منها 3"


def test_words_that_stand_twice_are_told_apart_by_their_neighbours() -> None:
    assert unquote(of("إن السوق يفتح غدًا")) == ":~:text=المدير-,إن السوق يفتح غدًا"
    assert unquote(of("إن السوق يفتح غدًا", 1)) == ":~:text=التاجر-,إن السوق يفتح غدًا"


def test_signs_of_the_directive_are_encoded_within_a_term() -> None:
    fragment = of("12-14 مليونًا، منها 3% للإنارة & الحراسة")
    assert "12%2D14" in fragment and "%26" in fragment and "3%25" in fragment
    assert not set(fragment.removeprefix(":~:text=")) & set("-,&")


def test_half_words_are_taken_whole() -> None:
    assert unquote(of("لغت الكل")) == ":~:text=بلغت الكلفة"


def test_lines_that_are_equal_have_no_link_of_their_own() -> None:
    assert of("سطر مكرر") == of("سطر مكرر", 1) == ""


def test_a_long_passage_is_told_by_its_ends() -> None:
    start = TEXT.index("كلمة أولى")
    told = unquote(text_fragment(TEXT, start, len(TEXT))).removeprefix(":~:text=").split(",")
    assert told == ["كلمة أولى ثم حشو", "إلى كلمة أخيرة هنا"]


def test_what_else_the_page_says_counts_too() -> None:
    start = TEXT.index("منها 3")
    assert "-," in unquote(text_fragment(TEXT, start, start + 6, beside=["منها 3"]))


def test_nothing_has_no_link_and_outside_the_text_is_an_error() -> None:
    assert text_fragment(TEXT, 3, 3) == text_fragment("… –", 0, 3) == ""
    with pytest.raises(IndexError):
        text_fragment(TEXT, 0, len(TEXT) + 1)


@given(st.text(st.sampled_from("اب ج-,&\n\u064e"), max_size=40), st.data())
def test_whatever_is_marked_gives_terms_that_stand_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    fragment = text_fragment(text, start, end)
    assert fragment == "" or fragment.startswith(":~:text=")
    for term in fragment.removeprefix(":~:text=").split(","):
        assert unquote(term.strip("-")) in " ".join(text.split())
