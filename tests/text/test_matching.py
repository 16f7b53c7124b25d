"""Matching: where in a text a passage stands, and whether the text says another thing in its words."""

import pytest

from taswib.text.matching import LEAST, Match, Sought, match
from taswib.text.matching.nearing import to_the_letter

pytestmark = pytest.mark.pure

SENTENCE = "قالت بلدية وادي السرو إن ترميم الجسر الحجري انتهى بنسبة 6.14% وإن السوق القديم يُفتح أمام الزوار بنسبة 9.75%"


def found(wanted: str, text: str) -> Match:
    sought = Sought(wanted)
    made = match(sought, sought.weigh({}, frozenset(), 2_000), text, LEAST)
    assert made is not None
    return made


@pytest.mark.parametrize("before", ["وكانت الأعمال قد بدأت بنسبة 24.92%.\n", "تراجع السوق القديم. ", "الزوار بنسبة."])
@pytest.mark.parametrize("after", ["", ".\nقالت البلدية إن الترميم تأخر.", " بنسبة جديدة"])
def test_words_that_stand_beside_it_once_more_do_not_move_the_place(before: str, after: str) -> None:
    made = found(SENTENCE, before + SENTENCE + after)
    assert (made.start, made.kind) == (len(before), "verbatim")
    assert made.end in (len(before + SENTENCE), len(before + SENTENCE) - 1)  # the sign of the per cent may be left out


@pytest.mark.parametrize("mark", ["", "\u064b"])
@pytest.mark.parametrize("sign", [" ", "\n", "، ", "» ", " - "])
def test_what_stands_to_the_letter_is_found_as_what_a_vowel_sign_makes_differ(mark: str, sign: str) -> None:
    words = SENTENCE.removesuffix(" بنسبة 9.75%")
    text = (
        f"وكانت الأعمال قد بدأت قبل عام{sign}{words.replace('قالت', f'قالت{mark}')}{sign}وأضافت البلدية أن الأعمال تستمر "
        * 9
    )
    made = found(words, text)
    assert (made.theirs.replace(mark, ""), made.kind, made.mine) == (words, "verbatim", words)
    assert made.evidence == found(words, words).evidence


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("بنسبة 6", 0),
        ("بنسبة 6.", 0),
        ("بنسبة 6.14", -1),
        ("وبنسبة 6", -1),
        ("3.بنسبة 6", -1),
        ("بنسبة 61، بنسبة 6،", 10),
        ("", -1),
    ],
)
def test_letters_stand_somewhere_only_as_whole_words_and_figures(text: str, place: int) -> None:
    assert to_the_letter("بنسبة 6", text) == place


@pytest.mark.parametrize(
    ("stood", "stands"),
    [("6.14%", "9.14%"), ("9.75%", "6.75%"), ("9.75%", "6.14%")],
)
def test_a_figure_is_another_though_its_digits_stand_elsewhere(stood: str, stands: str) -> None:
    assert found(SENTENCE, SENTENCE.replace(stood, stands)).kind == "changed-fact"


def test_a_day_whose_number_is_that_of_the_month_is_another_day() -> None:
    words = "وأوضحت الجامعة أن اختبارات اللغة العربية ستُجرى يوم الخميس الموافق 14 / 10 / 1436 هـ"
    assert found(words, words.replace("14 /", "10 /")).kind == "changed-fact"


@pytest.mark.parametrize(("stood", "stands"), [("الجمعة", "الأربعاء"), ("1436هـ", "1397هـ")])
def test_a_fact_in_the_last_word_counts(stood: str, stands: str) -> None:
    words = f"قال صاحب المتجر القديم في السوق الشرقي إنه لا يحب العمل يوم {stood}"
    text = f"{words.replace(stood, stands)}.\nوأضاف أن الزوار كثر."
    assert found(words, text).kind == "changed-fact"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("انخفاض أسعار الخبز في أسواق المدينة القديمة", "changed-fact"),
        ("ارتفاع أسعار الخبز في أسواق المدينة القديمة", "verbatim"),
        ("انخفاض\nأسعار الخبز في أسواق المدينة القديمة", "near"),
        ("أسعار الخبز في أسواق المدينة القديمة", "near"),
    ],
)
def test_the_first_word_of_a_headline_is_compared_with_that_in_its_own_line(line: str, kind: str) -> None:
    assert found("ارتفاع أسعار الخبز في أسواق المدينة القديمة", f"{line}\nقال التجار إن الطحين تأخر.").kind == kind


@pytest.mark.parametrize(
    ("stood", "stands"),
    [("نجاح", "فشل"), ("استمرار", "تأجيل"), ("دعم", "انتقاد"), ("السماح", "حظر"), ("تخفيض", "رفع")],
)
def test_contraries_make_another_fact(stood: str, stands: str) -> None:
    words = "أعلنت بلدية وادي السرو مساء الأحد {} مشروع السوق الجديد قرب الجسر الحجري"
    assert found(words.format(stood), words.format(stands)).kind == "changed-fact"


def test_clauses_that_changed_places_are_near_and_no_other_fact() -> None:
    moved = "انتهى ترميم الجسر الحجري بنسبة 6.14% كما قالت بلدية وادي السرو"
    assert found("قالت بلدية وادي السرو: انتهى ترميم الجسر الحجري بنسبة 6.14%", moved).kind == "near"


def test_what_stands_word_for_word_is_carried_however_common_its_words_are() -> None:
    sought = Sought("وقالت الوكالة في بيانها الصباحي إن تفاصيل أخرى ستعلن")
    weights = sought.weigh(dict.fromkeys(sought.hashes, 1_900), frozenset(), 2_000)
    made = match(sought, weights, f"أُغلقت الطريق. {sought.text} لاحقا.", LEAST)
    assert made is not None and (made.kind, made.certainty >= 0.5) == ("verbatim", True)
