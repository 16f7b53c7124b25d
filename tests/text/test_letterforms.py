"""What one character folds to."""

import pytest

from taswib.text.letterforms import image


@pytest.mark.parametrize(
    ("char", "folded"),
    [
        ("أ", "ا"),
        ("إ", "ا"),
        ("آ", "ا"),
        ("ٱ", "ا"),
        ("ؤ", "و"),
        ("ئ", "ي"),
        ("ى", "ي"),
        ("ة", "ه"),
        ("ی", "ي"),
        ("ک", "ك"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("\u064e", ""),
        ("ـ", ""),
        ("\u0670", ""),
        ("٣", "3"),
        ("۳", "3"),
        ("»", '"'),
        ("’", '"'),
        ("„", '"'),
        ("—", "-"),
        ("−", "-"),
        ("،", ","),
        ("؛", ";"),
        ("؟", "?"),
        ("٪", "%"),
        ("٫", "."),
        ("\u00a0", " "),
        ("\n", " "),
        ("\u200f", ""),
        ("\u200c", ""),
        ("\u2067", ""),
        ("A", "a"),
        ("É", "e"),
        ("ß", "ss"),
        ("İ", "i"),
        ("ﬁ", "fi"),
        ("…", "..."),
        ("\ufeff", ""),
        ("\x07", ""),
    ],
)
def test_each_form_folds_to_what_its_spellings_share(char, folded):
    assert image(char) == folded


@pytest.mark.parametrize("char", ["ء", "پ", "چ", "ڤ", "گ", "و", "z", "7", ".", "@", "한", "か", "が", "\ud800"])
def test_letters_that_mean_something_else_stay_apart(char):
    assert image(char) == char


def test_in_all_alphabets_a_fold_folds_to_itself():
    # Left out are the large plain blocks: Han, Hangul, private use, and what is not assigned.
    codes = [*range(0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x14000), *range(0x1B000, 0x20000)]
    images = {image(chr(code)) for code in codes}
    assert all(image(char) == char for char in set("".join(images)))
    assert all(folded == " " or folded == folded.strip() for folded in images)
