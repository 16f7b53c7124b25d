"""What may come in, and in which shape."""

import re
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.characters import MARKS
from taswib.text.gate import Refusal, TextRefused, admit, admit_article, admit_public

FATHA, SHADDA, ZWNJ, ZWJ = "\u064e", "\u0651", "\u200c", "\u200d"
words = st.text(st.sampled_from("ابته وac.\n\r\t\x07\v" + FATHA + SHADDA + ZWNJ + ZWJ + "\u202e\u200f\ufeffe\u0301"))


def refusal_of(gate, raw, limit=100):
    with pytest.raises(TextRefused) as caught:
        gate(raw, limit=limit)
    return caught.value


def test_plain_words_pass_unchanged():
    assert admit("الرقم الصحيح 12 لا 21.", limit=100) == "الرقم الصحيح 12 لا 21."


def test_blank_space_around_is_trimmed_and_inner_lines_stay():
    assert admit("\ufeff \n أول\n\n ثانٍ \u00a0", limit=100) == "أول\n\n ثانٍ"


def test_every_kind_of_line_end_becomes_one_kind():
    assert admit("a\r\nb\rc\vd\u2028e", limit=100) == "a\nb\nc\nd\ne"


def test_browsers_line_ends_do_not_count_twice_against_the_limit():
    assert admit("ab\r\ncd", limit=5) == "ab\ncd"


def test_controls_are_dropped_but_tab_and_line_stay():
    assert admit("a\x07b\x1b\tc\x9f\nd\uffff", limit=100) == "ab\tc\nd"


def test_letters_are_composed():
    assert admit("ا\u0654مس", limit=100) == "أمس"


def test_joiners_stay_only_between_joining_letters():
    assert admit(f"می{ZWNJ}خواهم", limit=100) == f"می{ZWNJ}خواهم"
    assert admit(f"a{ZWNJ}b {ZWJ}ه", limit=100) == "ab ه"


def test_a_pile_of_joiners_between_letters_leaves_one():
    assert admit(f"می{ZWNJ * 9}خواهم", limit=100) == f"می{ZWNJ}خواهم"


def test_a_joiner_after_a_vowel_sign_is_between_letters():
    assert admit(f"کتابِ{ZWNJ}ما", limit=100) == f"کتابِ{ZWNJ}ما"


FAMILY, HEART, FLAG = "👨\u200d👩\u200d👧\u200d👦", "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏿", "🏳\ufe0f\u200d🌈"
JUDGE, WALK, CHAIN = "🧑🏾\u200d⚖\ufe0f", "🚶🏻\u200d♀\ufe0f\u200d➡\ufe0f", "⛓\ufe0f\u200d💥"
sequences = st.sampled_from(
    [FAMILY, HEART, FLAG, JUDGE, WALK, CHAIN, "🏳\ufe0f\u200d⚧\ufe0f", "🐻\u200d❄\ufe0f", "🙂\u200d↕\ufe0f"]
)


@given(st.lists(st.one_of(sequences, st.sampled_from("اب ه.a")), min_size=1).map("".join))
def test_an_emoji_that_joiners_make_of_several_stays_one(raw):
    assert admit(f"-{raw}-", limit=10_000) == f"-{raw}-"


@given(st.text(st.sampled_from("👨🏽❤\ufe0f🌈ab ه" + ZWNJ + ZWJ)))
def test_beside_emoji_too_a_joiner_stays_only_between_two(raw):
    once = admit(f"-{raw}-", limit=10_000)
    assert admit(once, limit=10_000) == once
    assert not re.search(f"(?<![هـ👨❤🌈🏽\ufe0f]){ZWJ}|{ZWJ}(?![ه👨❤🌈])|{ZWJ}{ZWJ}|[👨❤🌈]{ZWNJ}", once)


def test_direction_marks_and_controls_are_kept_to_be_shown():
    assert admit("قال \u202eabc\u202c\u200f", limit=100) == "قال \u202eabc\u202c\u200f"


@pytest.mark.parametrize("raw", ["", " \n\t", "\u200f\u200e", "\u2800\u200b\ufeff", ZWNJ * 4])
def test_text_in_which_nothing_is_visible_is_empty(raw):
    assert admit(raw, limit=10) == ""


def test_nul_is_refused_with_its_place():
    refused = refusal_of(admit, "ab\0c")
    assert (refused.reason, refused.found) == (Refusal.NUL, 2)


def test_half_a_surrogate_pair_is_refused_with_its_place():
    refused = refusal_of(admit, "a\ud83d")
    assert (refused.reason, refused.found) == (Refusal.SURROGATE, 1)


def test_a_long_text_is_refused_with_both_figures():
    refused = refusal_of(admit, "ا" * 11, limit=10)
    assert (refused.reason, refused.limit, refused.found) == (Refusal.TOO_LONG, 10, 11)


def test_length_is_looked_at_again_after_composing():
    # U+0958 is excluded from composition: NFC makes two code points of one.
    refused = refusal_of(admit, "\u0958" * 6, limit=10)
    assert (refused.reason, refused.found) == (Refusal.TOO_LONG, 12)


def test_marks_beyond_thirty_in_a_row_are_cut():
    assert admit("ب" + FATHA * 500 + "ت", limit=100) == "ب" + FATHA * 30 + "ت"


def test_a_dropped_character_cannot_join_two_runs_into_a_long_one():
    raw = "ب" + (FATHA * 30 + ZWNJ + "\x07") * 5
    assert admit(raw, limit=100) == "ب" + FATHA * 30


@pytest.mark.drill
def test_two_hundred_thousand_alternating_diacritics_take_no_time():
    raw = "ب" + (FATHA + SHADDA) * 100_000
    started = time.process_time()
    assert len(admit(raw, limit=200)) == 31
    assert refusal_of(admit_article, raw, limit=300_000).reason is Refusal.MARKS
    assert time.process_time() - started < 0.1


@pytest.mark.parametrize("control", ["\u202a", "\u202e", "\u2066", "\u2069", "\U000e0041"])
def test_words_to_be_published_may_not_hide_their_direction(control):
    refused = refusal_of(admit_public, f"ab{control}c")
    assert (refused.reason, refused.found) == (Refusal.HIDDEN_DIRECTION, 2)


def test_words_to_be_published_may_carry_direction_marks():
    assert admit_public(" ب\u200f. ", limit=10) == "ب\u200f."


def test_words_to_be_published_pass_the_same_gate():
    assert refusal_of(admit_public, "a" * 11, limit=10).reason is Refusal.TOO_LONG


def test_an_article_is_kept_code_point_for_code_point():
    raw = "\ufeff عنوان\r\nنص\x07 \u202eا\u0654" + ZWNJ + "\u2028 "
    assert admit_article(raw, limit=100) == raw


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("a\0", Refusal.NUL),
        ("\udc00", Refusal.SURROGATE),
        ("a" * 101, Refusal.TOO_LONG),
        ("ب" + FATHA * 31, Refusal.MARKS),
    ],
)
def test_an_article_is_refused_only_for_what_would_do_harm(raw, reason):
    assert refusal_of(admit_article, raw).reason is reason


def test_the_set_of_marks_is_all_of_unicode():
    a_mark = re.compile(f"[{MARKS}]")
    every = {c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c)[0] == "M"}
    assert all(map(a_mark.match, every)) and len(a_mark.findall("".join(every))) == len(every)


@given(words)
def test_what_was_admitted_is_admitted_again_unchanged(raw):
    once = admit(raw, limit=10_000)
    assert admit(once, limit=10_000) == once


@given(st.text(max_size=200))
def test_whatever_comes_the_gate_answers_with_a_text_or_a_refusal(raw):
    try:
        text = admit(raw, limit=50)
    except TextRefused as refused:
        assert refused.reason in Refusal
    else:
        assert len(text) <= 50 and unicodedata.is_normalized("NFC", text) and "\0" not in text


def test_no_mark_of_unicode_is_taken_for_a_letter_a_digit_or_a_blank() -> None:
    """On which the fast search for surplus marks rests."""
    marks = re.compile(f"[{MARKS}]")
    assert not [mark for mark in map(chr, range(sys.maxunicode + 1)) if marks.match(mark) and re.match(r"[\w\s]", mark)]
