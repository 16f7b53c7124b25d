"""Spelling practice never breaks an anchor."""

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import taswib.site.demo as demo
from taswib.text.anchoring import anchor, describe
from taswib.text.folding import fold
from tests.text.respelling import respelled

TEXT = (Path(demo.__file__).parent / "articles" / "pipes-contract.txt").read_text("utf-8")
WORDS = [place for place, char in enumerate(TEXT) if char.isalnum() and not TEXT[place - 1 : place].isalnum()]


@given(st.integers(0, len(WORDS) - 2), st.integers(2, 40), st.integers(0, 10**6), st.sampled_from([0.1, 0.5, 1.0]))
def test_a_passage_in_another_spelling_is_exact_and_whole(first, count, seed, share):
    start = WORDS[first]
    end = len(TEXT[: WORDS[min(first + count, len(WORDS) - 1)]].rstrip())
    other, places = respelled(TEXT, random.Random(seed), share)
    found = anchor(other, describe(TEXT, start, end))
    assert found.outcome == "exact", (TEXT[start:end], found)
    assert abs(found.start - places[start]) <= 2
    assert fold(other[found.start : found.end]).text.strip() == fold(TEXT[start:end]).text.strip()


@given(st.integers(0, len(WORDS) - 2), st.integers(2, 40), st.integers(0, 10**6))
def test_the_old_text_at_hand_changes_nothing_of_that(first, count, seed):
    start = WORDS[first]
    end = len(TEXT[: WORDS[min(first + count, len(WORDS) - 1)]].rstrip())
    other, _ = respelled(TEXT, random.Random(seed), 0.5)
    found = anchor(other, describe(TEXT, start, end), old=TEXT)
    assert found.outcome == "exact"
    assert fold(other[found.start : found.end]).text.strip() == fold(TEXT[start:end]).text.strip()
