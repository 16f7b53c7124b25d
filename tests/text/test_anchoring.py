"""A quotation's place, kept and found again."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.anchoring import Quote, anchor, describe, locate

TEXT = "افتتح الجسر أمس.\nقال رئيس البلدية إن الكلفة 12 مليوناً.\nوقال المقاول إن الكلفة 12 مليوناً ونصف."
texts = st.text(st.sampled_from("ab اأـ\u064e\n"), max_size=60)


def quote_of(words, text=TEXT, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return describe(text, start, start + len(words))


def test_a_quote_keeps_the_words_their_neighbours_and_their_place():
    assert describe("abcdefg", 2, 4, context=1) == Quote("cd", "b", "e", 2, 4)
    assert describe("abc", 0, 3) == Quote("abc", "", "", 0, 3)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 4)])
def test_a_span_that_is_not_in_the_text_cannot_be_quoted(start, end):
    with pytest.raises(IndexError):
        describe("abc", start, end)


def test_words_that_did_not_move_are_where_they_were():
    quote = quote_of("12 مليوناً", nth=1)
    assert locate(TEXT, quote) == (quote.start, quote.end)


def test_words_that_moved_are_found_by_their_context():
    second = quote_of("12 مليوناً", nth=1)
    later = "تحديث: " * 30 + TEXT
    assert locate(later, second) == (second.start + 210, second.end + 210)


def test_between_equal_contexts_the_nearest_to_the_old_place_wins():
    text = "-x x- -x x- -x x-"
    assert locate("!" + text, describe(text, 6, 11)) == (7, 12)


def test_without_context_two_places_are_no_answer():
    assert locate("..x..x", Quote("x", "", "", 0, 1)) is None
    assert locate(".....x", Quote("x", "", "", 0, 1)) == (5, 6)


def test_words_that_went_are_not_found():
    assert locate(TEXT, Quote("الكلفة 14 مليوناً", "إن ", ".", 30, 47)) is None


def test_another_spelling_is_found_and_given_as_it_stands_there():
    quote = quote_of("قال رئيس البلدية")
    respelt = TEXT.replace("قال رئيس البلدية", "قَالَ رئيس البلديّـه")
    found = locate("!" + respelt, quote)
    assert found and respelt[found[0] - 1 : found[1] - 1] == "قَالَ رئيس البلديّـه"


def test_among_other_spellings_context_decides_too():
    text = "في المدرسة الأولى ثم في المدرسة الثانية"
    quote = quote_of("المدرسة", text, nth=1)
    respelt = "!" + text.replace("المدرسة", "المدرسه")
    assert locate(respelt, quote) == (quote.start + 1, quote.end + 1)


def test_nothing_is_nowhere():
    assert locate("abc", Quote("", "", "", 0, 0)) is None
    assert locate("a b", Quote(" ", "a", "b", 1, 2)) is None
    assert locate("", Quote("a", "", "", 0, 1)) is None
    assert locate("ab", Quote("\u064e", "", "", 0, 1)) is None


def test_a_quote_with_senseless_offsets_is_still_found():
    for start, end in ((-5, -3), (10**9, 10**9 + 1), (2, 1)):
        assert locate("abc", Quote("c", "b", "", start, end)) == (2, 3)


def test_of_thousands_of_places_a_far_one_with_its_whole_context_is_found():
    text = "a " * 5_000 + "the a of it " + "a " * 50
    start = text.index("the a") + 4
    quote = describe(text, start, start + 1)
    assert locate(text, quote._replace(start=1, end=2)) == (start, start + 1)


@pytest.mark.drill
@pytest.mark.parametrize("exact", ["a", "a" * 50_000, "a" * 99_999 + "b"])
def test_a_hostile_text_takes_no_long_time(exact):
    started = time.process_time()
    locate("a" * 200_000, Quote(exact, "b" * 100_000, "c" * 100_000, 300_000, 300_001))
    assert time.process_time() - started < 0.25


@given(texts, st.data())
def test_words_that_were_not_touched_are_found_after_an_addition_before_them(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = describe(text, start, end, context=60)
    found = locate(text, quote)
    assert found == ((start, end) if quote.exact.strip() else None)
    moved = locate("ة" + text, quote)
    assert moved is None or ("ة" + text)[slice(*moved)] == quote.exact


@given(texts, texts, texts, texts, st.integers(-9, 99), st.integers(-9, 99))
def test_whatever_is_sought_the_answer_lies_in_the_text(text, exact, prefix, suffix, start, end):
    found = locate(text, Quote(exact, prefix, suffix, start, end))
    assert found is None or 0 <= found[0] < found[1] <= len(text)


PARAGRAPHS = TEXT.split("\n")


@given(st.integers(0, len(TEXT) - 2), st.integers(1, 40))
def test_what_was_described_is_exactly_where_it_was(start, length):
    end = min(len(TEXT), start + length)
    found = anchor(TEXT, describe(TEXT, start, end))
    assert (found.outcome, found.start, found.end) == ("exact", start, end)


def test_text_that_grows_above_does_not_move_a_passage():
    found = anchor("خبر عاجل.\n" + TEXT, quote_of(PARAGRAPHS[1]))
    assert (found.outcome, found.start) == ("exact", len("خبر عاجل.\n") + TEXT.index(PARAGRAPHS[1]))


def test_a_passage_among_other_neighbours_has_moved():
    story = [
        "أعلنت مديرية الزراعة بدء موسم قطاف الزيتون في قرى الوادي الشرقية.",
        "وتوقعت جمعية المزارعين إنتاج أربعة آلاف طن من الزيت هذا العام.",
        "وطالب أصحاب المعاصر بتخفيض سعر الوقود قبل نهاية الشهر الجاري.",
        "وختمت المديرية بيانها بدعوة السكان إلى حماية الأشجار المعمّرة.",
    ]
    text = "\n".join([story[1], story[2], story[3], story[0]])
    found = anchor(text, quote_of(story[0], "\n".join(story)))
    assert (found.outcome, text[found.start : found.end]) == ("moved", story[0])


def test_another_figure_is_a_change_and_a_deleted_sentence_is_removed():
    changed = anchor(TEXT.replace("الكلفة 12 مليوناً.", "الكلفة 21 مليوناً."), quote_of(PARAGRAPHS[1]))
    assert changed.outcome == "changed"
    gone = anchor("\n".join([PARAGRAPHS[0], PARAGRAPHS[2]]), quote_of(PARAGRAPHS[1]), old=TEXT)
    assert (gone.outcome, gone.start, gone.end) == ("removed", None, None)


@given(texts, texts, st.integers(-1, 70), st.integers(-1, 70))
def test_whatever_is_asked_is_answered_within_the_text(text, exact, start, end):
    found = anchor(text, Quote(exact, text[:3], text[-3:], start, end))
    assert found.outcome in ("exact", "moved", "changed", "removed") and 0 <= found.certainty <= 1
    assert (found.outcome == "removed") == (found.start is None)
    if found.start is not None:
        assert 0 <= found.start <= found.end <= len(text)
