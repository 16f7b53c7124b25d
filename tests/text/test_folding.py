"""What two spellings share, with offsets back."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.folding import fold

texts = st.text(st.one_of(st.sampled_from("اأىةلا ـ\u064e\u0651\u200f\n\u00a0ﻻﷺßAé«٣x"), st.characters()))


def test_two_spellings_of_a_sentence_fold_alike():
    carefully = "قَالَ المسؤولُ: «إنّ المدرسةَ أُغلِقت»، ٣٥٪ – أمس"
    hastily = 'قال  المسوول: "ان المدرسه اغلقت", 35% - امس'
    assert fold(carefully).text == fold(hastily).text


def test_letters_composed_and_in_parts_fold_alike():
    assert fold("سأل مؤمن").text == fold("سا\u0654ل مو\u0654من").text


def test_any_run_of_blanks_is_one_space():
    assert fold("a \n\u00a0\u200f\t b").text == "a b"


def test_a_found_word_comes_back_with_its_marks_and_no_more():
    original = "هذا كِتـَـابٌ جديد"
    folded = fold(original)
    start = folded.text.index("كتاب")
    assert slice(*folded.span(start, start + 4)) == slice(4, original.index(" جديد"))


def test_a_blank_comes_back_as_the_whole_run():
    folded = fold("a \n\n b")
    assert folded.span(1, 2) == (1, 5) and folded.span(2, 3) == (5, 6)


def test_half_a_ligature_comes_back_as_the_ligature():
    assert fold("xﻻy").span(2, 3) == (1, 2)


def test_places_in_the_original_are_found_in_the_fold():
    folded = fold("كَت  ﻻب")
    assert [folded.at(index) for index in range(8)] == [0, 1, 1, 2, 3, 3, 5, 6]


def test_outside_the_text_there_is_nothing():
    folded = fold("abc")
    for start, end in ((-1, 2), (2, 1), (0, 4)):
        with pytest.raises(IndexError):
            folded.span(start, end)
    for index in (-1, 4):
        with pytest.raises(IndexError):
            folded.at(index)


def test_an_empty_span_is_empty_in_the_original_too():
    assert fold("بَ").span(1, 1) == (2, 2) and fold("").span(0, 0) == (0, 0)


@pytest.mark.drill
def test_a_megabyte_of_vowelled_text_folds_well_under_a_second():
    text = "قَالَ الوَزيرُ «نَعَم»،  " * 45_000
    started = time.process_time()
    folded = fold(text)
    assert time.process_time() - started < 0.5
    assert folded.span(0, len(folded.text)) == (0, len(text))
    assert time.process_time() - started < 1.5


def test_a_text_of_very_many_letters_folds_as_each_of_them_does():
    text = "".join(map(chr, range(0xA0, 0x3000)))
    assert fold(text).text.replace(" ", "") == "".join(fold(char).text for char in text).replace(" ", "")


@given(texts)
def test_folding_a_fold_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_a_place_is_as_far_in_as_what_is_before_it_folds_to(text):
    folded = fold(text)
    assert [folded.at(i) for i in range(len(text) + 1)] == [len(fold(text[:i]).text) for i in range(len(text) + 1)]


@given(texts, st.data())
def test_every_span_leads_back_to_what_folds_to_it(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last]).text


@given(texts)
def test_spans_follow_each_other_in_order_and_lose_nothing(text):
    folded = fold(text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    for (start, end), (next_start, next_end) in pairwise(spans):
        assert (next_start, next_end) == (start, end) or next_start == end
    if spans:
        assert fold(text[: spans[0][0]]).text == "" and spans[-1][1] == len(text)
