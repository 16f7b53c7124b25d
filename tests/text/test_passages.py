"""Where the headline and the paragraphs stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from taswib.text.passages import Passage, joined, passages

lines = st.lists(st.text(st.sampled_from("اب c.\t\u00a0\u200f\r"), max_size=9), min_size=1, max_size=9)


def test_the_first_line_is_the_headline_and_the_others_are_paragraphs():
    assert passages("عنوان\nأول\nثانٍ") == [Passage(0, 0, 5), Passage(1, 6, 9), Passage(2, 10, 14)]


def test_blank_lines_are_no_passages_and_take_no_number():
    assert [p.position for p in passages("عنوان\n\n \u00a0\nأول\n\u200f\nثان\n")] == [0, 1, 2]


def test_blank_edges_are_left_out_of_a_passage():
    text = "\ufeff عنوان \r\n\tأول\u00a0"
    assert [text[p.start : p.end] for p in passages(text)] == ["عنوان", "أول"]


def test_without_a_headline_paragraphs_still_count_from_one():
    assert passages("\nأول\nثان")[0] == Passage(1, 1, 4)
    assert passages("") == passages("\n \n") == []


def test_a_joined_article_is_its_lines_and_nothing_else():
    assert joined("عنوان", ["أول", " ثان"]) == "عنوان\nأول\n ثان"
    assert joined("عنوان", []) == "عنوان"


@given(lines)
def test_passages_are_the_visible_lines_in_their_order(written):
    text = joined(written[0], written[1:])
    found = passages(text)
    shown = [line.strip(" \t\r\u00a0\u200f") for line in written]
    assert [text[p.start : p.end] for p in found] == [line for line in shown if line]
    assert all(a.end < b.start and a.position < b.position for a, b in pairwise(found))
