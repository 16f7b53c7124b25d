"""What stood there and what stands now, in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.design.differences import pieces

pytestmark = pytest.mark.pure
_texts = st.lists(st.sampled_from(["المياه", "62", "42", "%", " ", "، ", "قبل"]), max_size=12).map("".join)


def test_only_the_words_that_changed_are_marked() -> None:
    was, now = pieces("سجّل عمر الطبّاخ هدف الفوز", "سجّل يامن الجوخدار هدف الفوز")
    assert was == [(False, "سجّل "), (True, "عمر الطبّاخ"), (False, " "), (False, "هدف الفوز")]
    assert now == [(False, "سجّل "), (True, "يامن الجوخدار"), (False, " "), (False, "هدف الفوز")]


@given(_texts, _texts)
def test_the_pieces_of_each_side_are_its_whole_text(was: str, now: str) -> None:
    for text, side in zip((was, now), pieces(was, now), strict=True):
        assert "".join(words for _, words in side) == text


@given(_texts, _texts)
def test_no_line_runs_through_the_blank_after_a_word(was: str, now: str) -> None:
    for side in pieces(was, now):
        assert not [words for changed, words in side if changed and words.strip() and words != words.rstrip()]
