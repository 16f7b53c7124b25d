"""What a correction asks of another text, and whether it stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.anchoring import Quote, describe
from taswib.text.mending import Stands, fitted, standing

pytestmark = pytest.mark.pure

BEFORE = "أقرّ مجلس بلدة وادي السرو خطة لترميم الجسر الحجري"
AFTER = "وقال رئيس المجلس إن الأعمال ستبدأ قبل منتصف كانون الأول."
WAS = "بكلفة 48 مليون ليرة تُدفع على مرحلتين"
NOW = "بكلفة 84 مليون ليرة تُدفع على مرحلتين"
PAGE = f"مجلس وادي السرو يقرّ ترميم الجسر\n{BEFORE}، {WAS}.\n{AFTER}"
_WORDS = ("قال", "الوزير", "إن", "الكلفة", "48", "84", "مليون", "ليرة")
MARKS = ("مجلس وادي السرو يقرّ ترميم الجسر", AFTER)


def quote(page: str = PAGE, was: str = WAS) -> Quote:
    start = page.index(was)
    return describe(page, start, start + len(was))


class TestFitting:
    @pytest.mark.parametrize(
        ("here", "expected"),
        [
            ("كلفة الترميم 48 مليون ليرة", "كلفة الترميم 84 مليون ليرة"),
            ("وبكلفة ٤٨ مليون ليرة", "وبكلفة ٨٤ مليون ليرة"),
            ("بكلفة «48» مليون ليرة، تُدفع على مرحلتين", "بكلفة «84» مليون ليرة، تُدفع على مرحلتين"),
        ],
    )
    def test_puts_what_is_right_into_the_copys_own_words(self, here: str, expected: str) -> None:
        assert fitted(here, WAS, NOW) == expected

    def test_leaves_a_wording_to_people_where_the_wrong_words_do_not_stand(self) -> None:
        assert fitted("بكلفة تقارب خمسين مليون ليرة", WAS, NOW) is None

    def test_adds_what_was_missing_and_leaves_out_what_was_too_much(self) -> None:
        assert (
            fitted("حضر الوزير الجلسة", "حضر الوزير الجلسة", "حضر الوزير السابق الجلسة") == "حضر الوزير السابق الجلسة"
        )
        assert (
            fitted("ثم حضر الوزير السابق الجلسة", "حضر الوزير السابق الجلسة", "حضر الوزير الجلسة")
            == "ثم حضر الوزير الجلسة"
        )
        assert fitted("the old minister came late", "minister came late", "minister came") == "the old minister came"

    @given(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=12))
    def test_what_it_fits_into_the_wrong_words_themselves_is_the_right_wording(self, words: list[str]) -> None:
        was = " ".join(words)
        now = was.replace("48", "96")
        assert fitted(was, was, now) == (now if now != was else None)


class TestStanding:
    def read(self, page: str, right: str = NOW) -> Stands:
        return standing(page, quote(), right, MARKS).stands

    def test_the_untouched_page_is_wrong_still(self) -> None:
        assert self.read(PAGE) is Stands.WRONG

    def test_another_layout_and_other_spelling_change_nothing(self) -> None:
        page = f"اقر مجلس بلدة وادي السرو خطة لترميم الجسر الحجري\nبكلفه ٤٨ مليون ليره، تدفع على مرحلتين\n\n{AFTER}"
        assert self.read(page) is Stands.WRONG

    def test_the_right_words_mend_it(self) -> None:
        assert self.read(PAGE.replace(WAS, NOW)) is Stands.MENDED
        assert self.read(PAGE.replace(WAS, "بكلفة ٨٤ مليون ليرة تدفع على مرحلتين")) is Stands.MENDED

    def test_a_correction_below_that_quotes_the_old_words_does_not_undo_it(self) -> None:
        page = PAGE.replace(WAS, NOW) + f"\nتصحيح: ورد في نسخة سابقة «{WAS}»، والصحيح ما ورد أعلاه."
        assert self.read(page) is Stands.MENDED

    def test_another_figure_is_neither(self) -> None:
        assert self.read(PAGE.replace("48", "74")) is Stands.OTHER

    def test_one_of_two_mistakes_mended_is_half(self) -> None:
        was, now = "زار 48 طبيبًا مدينة مرساة يوم الأحد الماضي", "زار 84 طبيبًا مدينة مرساة يوم الجمعة الماضي"
        page = PAGE.replace(WAS, was.replace("48", "84"))
        assert standing(page, quote(PAGE.replace(WAS, was), was), now, MARKS).stands is Stands.HALF

    def test_a_passage_that_was_taken_out_of_its_article(self) -> None:
        assert self.read(PAGE.replace(f"، {WAS}", "")) is Stands.TAKEN_OUT

    def test_a_page_of_something_else_says_nothing(self) -> None:
        page = "للمشتركين فقط\nاشتركوا الآن لمتابعة قراءة هذا المقال وجميع مقالات الصحيفة على الهاتف والحاسوب."
        assert self.read(page) is Stands.ANOTHER_TEXT

    def test_a_passage_to_be_left_out_is_wrong_while_it_stands(self) -> None:
        assert self.read(PAGE, right="") is Stands.WRONG
        assert self.read(PAGE.replace(f"، {WAS}", ""), right="") is Stands.TAKEN_OUT

    def test_shows_the_words_that_were_read(self) -> None:
        page = PAGE.replace(WAS, NOW)
        assert NOW in standing(page, quote(), NOW, MARKS).words(page)
        assert standing("", quote(), NOW, MARKS).words("") == ""

    @given(st.text(alphabet="ا48 م.\nب", max_size=200))
    def test_any_page_has_an_answer_inside_it(self, page: str) -> None:
        found = standing(page, quote(), NOW, MARKS)
        assert 0 <= found.start <= found.end <= len(page)
