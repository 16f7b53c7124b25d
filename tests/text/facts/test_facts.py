"""The facts of a passage."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.dates import written
from taswib.text.facts import differences, facts
from tests.text.facts.spelled import spelled

pytestmark = pytest.mark.pure


def read(passage, kind):
    return [(one.value, passage[slice(*one.span)]) for one in facts(passage, date(2024, 9, 2)) if one.kind == kind]


@pytest.mark.parametrize(
    ("passage", "value"),
    [
        ("حضر 14 عضوًا", "14"),
        ("حضر ١٤ عضوًا", "14"),
        ("حضر ۱۴ عضوًا", "14"),
        ("حضر أربعة عشر عضوًا", "14"),
        ("حضرت أربع عشرة طالبة", "14"),
        ("حضر واحد وعشرون عضوًا", "21"),
        ("حضر مئتا عضو", "200"),
        ("حضر مائتي ألف", "200000"),
        ("كلّف 1,500 دولار", "1500 dollar"),
        ("كلّف ١٬٥٠٠ دولار", "1500 dollar"),
        ("كلّف 1500 دولارا", "1500 dollar"),
        ("كلّف $1500 كاملة", "1500 dollar"),
        ("كلّف مليونًا ونصف المليون", "1500000"),
        ("كلّف 1,5 مليون ليرة", "1500000 lira"),
        ("كلّف مليون و200 ألف ريال", "1200000 riyal"),
        ("كلّف ثلاثة آلاف ومئتين وخمسة وعشرين درهما", "3225 dirham"),
        ("زاد 3.5 في المئة", "3.5 percent"),
        ("زاد 3٫5٪", "3.5 percent"),
        ("زاد بنسبة 3.5 بالمائة", "3.5 percent"),
        ("وافق ثلثا الأعضاء", "2/3"),
        ("وافق ثلاثة أرباع الأعضاء", "0.75"),
        ("في القرن التاسع عشر", "19"),
        ("المادة الخامسة والعشرون", "25"),
        ("وسقط قتيلان", "2"),
        ("بعشرة قروش", "10"),
        ("والآلاف في الشوارع", "thousands"),
        ("مئات الآلاف في الشوارع", "hundreds thousands"),
        ("twenty-five members came", "25"),
        ("two hundred and five members came", "205"),
        ("it cost 3.5 million dollars", "3500000 dollar"),
    ],
)
def test_a_number_is_read_in_every_writing(passage, value):
    assert [value for value, _ in read(passage, "number")] == [value]


def test_a_number_stands_where_its_words_stand():
    assert read("كلّف البناءُ مليونًا ونصفَ المليون ريال.", "number") == [("1500000 riyal", "مليونًا ونصفَ المليون ريال")]


def test_a_point_before_three_digits_may_part_thousands_or_decimals():
    assert not differences("كلّف 1.500 ريال", "كلّف 1500 ريال") and not differences("كلّف 1.500 ريال", "كلّف 1.5 ريال")
    assert differences("كلّف 1.500 ريال", "كلّف 15 ريال")


@pytest.mark.parametrize("word", ["بستان", "الستار", "عشيرة", "الاثنين", "ألفة", "كتاب", "الأحد"])
def test_a_word_that_only_looks_like_a_number_is_none(word):
    assert read(f"زار {word} قديما", "number") == []


@pytest.mark.parametrize(
    ("passage", "value"),
    [
        ("بدأ في 5 آب 2024 صباحا", "2024-08-05"),
        ("بدأ في ٥ أغسطس ٢٠٢٤ صباحا", "2024-08-05"),
        ("بدأ الاثنين 5 آب (أغسطس) الماضي", "2024-08-05"),
        ("بدأ أمس في القاعة", "2024-09-01"),
        ("بدأ عام 2019 ببطء", "2019"),
        ("It began on 5 August 2024 at noon", "2024-08-05"),
        ("It began on August 5, 2024, at noon", "2024-08-05"),
    ],
)
def test_a_date_is_read_in_every_writing(passage, value):
    assert [value for value, _ in read(passage, "date")] == [value]
    assert read(passage, "number") == []


@pytest.mark.parametrize("passage", ["لم يحضر", "ولن يحضر", "ليس حاضرا", "من دون حضور", "نفى الحضور", "did not come"])
def test_a_negation_is_read(passage):
    assert [value for value, _ in read(passage, "negation")] == ["not"]


@pytest.mark.parametrize("passage", ["ولا سيما الحضور", "لا يزال حاضرا", "غير أنه حضر"])
def test_what_only_looks_like_a_negation_is_none(passage):
    assert read(passage, "negation") == []


def test_names_and_speakers_are_read():
    passage = "قال وزير المياه سامر الوادي إن محطة مدينة المرجان ستعمل."
    assert ("سامر الوادي", "سامر الوادي") in [
        (value, words.removeprefix("وزير المياه ")) for value, words in read(passage, "speaker")
    ]
    assert ("المرجان", "المرجان") in read(passage, "name")


@given(st.integers(1, 999_999_999_999))
def test_every_number_in_words_is_the_number(number):
    assert [value for value, _ in read(f"بلغ المجموع {spelled(number)}.", "number")] == [str(number)]


@given(
    st.dates(date(1950, 1, 1), date(2060, 1, 1)), st.sampled_from(["levant", "egypt", "tunisia", "morocco", "doubled"])
)
def test_every_day_is_read_in_every_naming(day, naming):
    found = read(f"بدأ في {written(day, naming, digits='arabic')}.", "date")
    assert [value for value, _ in found] == [day.isoformat()]


@given(st.text(st.sampled_from("قلت لم 15ألفمئةوب.,/%«»:\n 'aB") | st.characters(), max_size=80))
def test_facts_of_anything_stand_within_it(passage):
    for one in facts(passage):
        assert 0 <= one.span[0] < one.span[1] <= len(passage) and one.value
