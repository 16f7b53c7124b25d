"""What differs between two texts, word by word."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.changes import word_changes
from taswib.text.changes import words as wordwise
from taswib.text.changes.words import words

texts = st.text(st.sampled_from("ابت\u064e ab.،1 \n\u00a0"), max_size=60)
sentences = st.lists(st.sampled_from(["قال", "الوزير", "إن", "12", "جسراً", "،", ".\n", "في"])).map(" ".join)


def shown(before, after):
    """The differences as one reads them."""
    return [
        (c.kind, before[slice(*c.before)].strip() or after[slice(*c.after)].strip())
        for c in word_changes(before, after)
        if c.kind != "same"
    ]


def read(text):
    return [text[slice(*word)].strip() for word in words(text)]


def assert_whole(before, after, found):
    assert "".join(before[slice(*c.before)] for c in found) == before
    assert "".join(after[slice(*c.after)] for c in found) == after
    for change in found:
        old, new = before[slice(*change.before)], after[slice(*change.after)]
        if change.kind == "same":
            assert read(old) == read(new) != []
        else:
            assert (change.kind == "removed", change.kind == "added") == (bool(old), bool(new))


def test_words_signs_and_figures_are_told_apart_and_nothing_falls_between():
    text = "  قَالَ: «1,500 جسر»\nثم 3.5."
    assert [text[a:b] for a, b in words(text)] == ["  قَالَ", ": ", "«", "1,500 ", "جسر", "»\n", "ثم ", "3.5", "."]
    assert words("") == []
    assert words(" \n") == [(0, 2)]


def test_a_changed_figure_is_shown_as_just_that():
    assert shown("قتل 14 شخصاً أمس.", "قتل 10 أشخاص أمس.") == [("removed", "14 شخصاً"), ("added", "10 أشخاص")]


@pytest.mark.parametrize("sign", "%٪")
def test_a_figure_keeps_its_per_cent_sign(sign):
    assert shown(f"بلغ 91{sign}.", f"بلغ 84{sign}.") == [("removed", f"91{sign}"), ("added", f"84{sign}")]


def test_a_comma_that_came_is_shown_alone():
    assert shown("قال الوزير إن", "قال الوزير، إن") == [("added", "،")]


def test_a_word_that_went_leaves_its_place():
    found = word_changes("ليس صحيحاً", "صحيحاً")
    assert [(c.kind, c.before, c.after) for c in found] == [("removed", (0, 4), (0, 0)), ("same", (4, 10), (0, 6))]


def test_a_vowel_sign_does_not_part_a_word():
    assert shown("كتابٌ جديد", "كتابٍ جديد") == [("removed", "كتابٌ"), ("added", "كتابٍ")]


def test_other_blanks_between_the_same_words_are_no_change():
    assert shown("قال\nالوزير إن", "قال  الوزير\u00a0إن") == []


def test_a_short_word_amid_replaced_ones_is_not_picked_out():
    assert shown("أكد المدير في بيان طويل", "نفت الوزارة في تصريح قصير") == [
        ("removed", "أكد المدير في بيان طويل"),
        ("added", "نفت الوزارة في تصريح قصير"),
    ]


def test_nothing_and_something_differ_by_all_of_it():
    assert word_changes("", "") == []
    assert shown("", "كلمة") == [("added", "كلمة")] and shown("كلمة", "") == [("removed", "كلمة")]


def test_what_cannot_be_compared_at_once_is_compared_line_by_line(monkeypatch):
    monkeypatch.setattr(wordwise, "_CELLS", 30)
    before = "one two three\nfour five six\nseven eight nine\n"
    after = "one two 3\nfour five six\nnew\nseven eight nine\n"
    assert shown(before, after) == [("removed", "three"), ("added", "3"), ("added", "new")]


def test_what_cannot_be_compared_at_all_is_shown_as_replaced(monkeypatch):
    monkeypatch.setattr(wordwise, "_CELLS", 3)
    assert shown("a b c d e", "a c b d e") == [("removed", "b c"), ("added", "c b")]


@pytest.mark.drill
@pytest.mark.parametrize("line_end", ["\n", " "])
def test_half_a_megabyte_is_compared_in_less_than_a_second(line_end):
    chance = random.Random(7)
    pool = ["".join(chance.choices("ابتثجحخدذر", k=5)) for _ in range(3_000)]
    before = [chance.choice(pool) + (line_end if n % 40 == 0 else " ") for n in range(83_000)]
    after = [chance.choice(pool) + " " if chance.random() < 0.05 else word for word in before]
    before, after = "".join(before), "".join(after)
    started = time.process_time()
    found = word_changes(before, after)
    assert time.process_time() - started < 1
    assert_whole(before, after, found)


@given(texts | sentences, texts | sentences)
def test_both_texts_come_back_whole(before, after):
    assert_whole(before, after, word_changes(before, after))


@given(sentences, sentences, st.sampled_from([3, 12, 40]))
def test_both_texts_come_back_whole_at_any_size_limit(before, after, cells):
    kept, wordwise._CELLS = wordwise._CELLS, cells
    try:
        assert_whole(before, after, word_changes(before, after))
    finally:
        wordwise._CELLS = kept


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert {c.kind for c in word_changes(text, text)} <= {"same"}


@given(texts)
def test_words_cover_a_text_from_end_to_end(text):
    assert "".join(text[a:b] for a, b in words(text)) == text
