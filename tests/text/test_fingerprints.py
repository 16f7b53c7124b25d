"""Fingerprints: what two writings of a word share, and one image of a text whichever way it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.fingerprints import letters, read, stem
from taswib.text.fingerprints.reading import Places, _bare_widely

pytestmark = pytest.mark.pure

CHARACTERS = st.sampled_from("أإآىؤئةابتثجلكمهوي ء،؛؟.,-–ـ\u064b\u0651\u200f\u200e\xa0\n٠٩09ZzéپﷺﻻßƏ中😀\u0378\x00")


@given(st.text(CHARACTERS, max_size=60))
def test_the_short_way_and_the_long_way_give_one_image(text: str) -> None:
    assert read(text).bare == _bare_widely(text)[0]


@given(st.text(CHARACTERS, min_size=1, max_size=60))
def test_each_word_stands_where_its_place_says(text: str) -> None:
    found = read(text)
    places = Places(text, found)
    for number, word in enumerate(found.words):
        start, end = places.span(number, number + 1)
        assert read(text[start:end]).bare.strip() == word


def test_signs_stay_where_only_the_spelling_is_folded() -> None:
    assert letters("قالَ: «أُغلقت المدرسةُ».") == "قال: «اغلقت المدرسه»."


@pytest.mark.parametrize(
    "forms",
    [
        ("الميزانية", "ميزانية", "بالميزانية", "وميزانية", "لميزانية", "بميزانية", "للميزانية"),
        ("برنامج", "البرنامج", "ببرنامج", "للبرنامج", "وبرنامجه"),
        ("لاعب", "اللاعب", "لاعبون", "لاعبين", "ولاعبان"),
    ],
)
def test_particles_and_endings_make_no_other_word(forms: tuple[str, ...]) -> None:
    assert len({stem("".join(read(form).words)) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("بنك", "نكد"), ("كتاب", "تاب"), ("لجنة", "جنة")])
def test_a_short_word_keeps_its_first_letter(one: str, other: str) -> None:
    assert stem("".join(read(one).words)) != stem("".join(read(other).words))
