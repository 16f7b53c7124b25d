"""Where two readings of a passage part, and of which class each difference is."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taswib.text.dates import written
from taswib.text.facts import Wording, differences
from taswib.text.facts.comparing import _Comparison
from taswib.text.facts.wording import wording
from tests.text.facts.spelled import spelled

pytestmark = pytest.mark.pure

words = st.sampled_from(
    [
        "قال",
        "الوزير",
        "لم",
        "إن",
        "١٢",
        "15",
        "ألف",
        "مئة",
        "وعشرين",
        "في",
        "آب",
        "2024",
        "«",
        "»",
        "،",
        ".",
        "جسراً",
        "%",
        "\n",
    ]
)
passages = st.lists(words, max_size=14).map(" ".join)
joined = st.sampled_from(
    ("عبد الله", "عبدالله", "أبو بكر", "أبوبكر", "5", "6", "نوفمبر", "آب", "،", "(", "مليون", "في")
)
spaced = st.lists(joined, max_size=12).map(" ".join)


def told(before, after):
    return [(one.kind, one.stood, one.stands) for one in differences(before, after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قُتل ١٤ شخصًا في الحادث", "قتل أربعة عشر شخصا في الحادث"),
        ("أُنفق مئتا ألف دولار", "أنفق 200 ألف دولار"),
        ("بنسبة 5 في المئة", "بنسبة ٥٪"),
        ("افتُتح في 5 آب 2024", "افتتح في 5 أغسطس 2024"),
        ("يعقد في 3 تشرين الثاني (نوفمبر) المقبل", "يعقد في 3 تشرين الثاني المقبل"),
        ("وافق ثلثا الأعضاء", "وافق 2/3 الأعضاء"),
        ("أكّد الأمين، أمس، أنّ الإعلان قريب", "اكد الامين أمس ان الاعلان قريب."),
        ("قال: «نعم»", 'قال: "نعم"'),
        ("كتب عبد الله", "كتب عبدالله"),
        ("في القرن الـ19", "في القرن التاسع عشر"),
        ("twenty-five came on August 5", "25 came on 5 August"),
    ],
)
def test_the_same_fact_in_another_writing_is_no_difference(before, after):
    assert told(before, after) == [] == told(after, before)


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("قتل 14 شخصا", "قتل ١٧ شخصا", ("number", "14", "١٧")),
        ("قتل خمسة عمال", "قتل خمسة وعشرون عاملا", ("number", "خمسة", "خمسة وعشرون")),
        ("كلّف 3 ملايين دولار", "كلّف 3 ملايين ريال", ("number", "3 ملايين دولار", "3 ملايين ريال")),
        ("حضر العشرات", "حضر المئات", ("number", "العشرات", "المئات")),
        ("تأجل يومين", "تأجل ثلاثة أيام", ("number", "يومين", "ثلاثة أيام")),
        ("بدأ في 5 آب 2024", "بدأ في 6 آب 2024", ("date", "5 آب 2024", "6 آب 2024")),
        ("بدأ يوم الاثنين الماضي", "بدأ يوم الأحد الماضي", ("date", "يوم الاثنين الماضي", "يوم الأحد الماضي")),
        ("لا يلزم البلدية", "يلزم البلدية", ("negation", "لا", "")),
        ("ارتفعت الأسعار", "وانخفضت الأسعار", ("negation", "ارتفعت", "وانخفضت")),
        ("سقط سبعة قتلى", "سقط سبعة جرحى", ("negation", "قتلى", "جرحى")),
        ("قالت السيدة منى الوادي", "قالت السيدة هالة البحري", ("name", "منى الوادي", "هالة البحري")),
        ("في مدينة المرجان", "في مدينة الزيتون", ("name", "المرجان", "الزيتون")),
        ("الوفد التونسي", "الوفد اللبناني", ("name", "التونسي", "اللبناني")),
        ("قال: «لن نقبل هذا العرض»", "قال: «لن نقبل هذا الشرط»", ("quotation", "العرض", "الشرط")),
        ("المستشفى المركزي", "المستسفى المركزي", ("typography", "المستشفى", "المستسفى")),
        ("كان اللقاء طويلا", "كان الاجتماع طويلا", ("wording", "اللقاء", "الاجتماع")),
        ("He told Karim to go", "He told Samir to go", ("name", "Karim", "Samir")),
        ("It did not burn", "It did burn", ("negation", "not", "")),
    ],
)
def test_a_difference_has_its_class_and_its_two_readings(before, after, difference):
    assert difference in told(before, after)


def test_figures_that_changed_places_are_two_differences():
    assert told("قتل 5 وجرح 7", "قتل 7 وجرح 5") == [("number", "5", "7"), ("number", "7", "5")]


def test_a_fact_that_only_moved_within_the_passage_is_no_difference_of_facts():
    kinds = {
        kind for kind, *_ in told("افتتح المتحف في 5 آب 2024 بحضور الأهالي", "بحضور الأهالي افتتح في 5 آب 2024 المتحف")
    }
    assert kinds <= {"wording"}


def test_what_only_one_passage_says_replaces_nothing():
    (one,) = differences("حضر الحفل أعضاء", "حضر الحفل 12 أعضاء")
    assert one.kind == "number" and not one.is_replacement and one.before == (10, 10)


def test_the_word_of_a_named_source_is_an_attribution():
    before, after = "قال المدير سليم الوادي إن العمل انتهى", "قال المدير نبيل البحري إن العمل انتهى"
    (one,) = differences(Wording(before, sources=[(4, 22)]), Wording(after, sources=[(4, 22)]))
    assert (one.kind, one.stood, one.stands) == ("attribution", "سليم الوادي", "نبيل البحري")


@given(st.integers(1, 99_999_999), st.integers(1, 99_999_999))
def test_numbers_agree_across_writings_exactly_when_they_are_equal(one, other):
    assert told(f"بلغ {spelled(one)} هنا", f"بلغ {one:,} هنا") == []
    assume(one != other)
    assert [kind for kind, *_ in told(f"بلغ {spelled(one)} هنا", f"بلغ {other} هنا")] == ["number"]


@given(st.dates(date(1950, 1, 1), date(2060, 1, 1)), st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_days_agree_across_namings_exactly_when_they_are_equal(one, other):
    assert told(f"بدأ في {written(one, 'levant')} هنا", f"بدأ في {written(one, 'egypt', digits='arabic')} هنا") == []
    assume(one != other)
    assert [
        kind for kind, *_ in told(f"بدأ في {written(one, 'levant')} هنا", f"بدأ في {written(other, 'egypt')} هنا")
    ] == ["date"]


@given(passages, passages)
def test_each_reading_is_what_its_span_holds(before, after):
    for one in differences(before, after):
        assert (one.stood, one.stands) == (before[slice(*one.before)], after[slice(*one.after)])
        assert one.stood or one.stands
        assert one.before[0] <= one.before[1] and one.after[0] <= one.after[1]


@given(passages | st.text(max_size=60), passages | st.text(max_size=60))
def test_a_passage_differs_from_itself_nowhere_and_from_another_without_fault(before, after):
    assert differences(before, before) == []
    differences(before, after)


def test_what_stands_across_is_counted_past_names_that_only_are_written_otherwise():
    before, after = "التقى عبد الله أبو بكر عبد الله 6 مرات", "التقى عبدالله أبوبكر عبد الله 6 نوفمبر"
    comparison = _Comparison(wording(before), wording(after))
    assert [(one.i, one.j) for one in comparison.stretches] == [(7, 5)]
    assert told(before, after) == [("date", "", "6 نوفمبر"), ("number", "6", ""), ("wording", "مرات", "")]


@given(spaced, spaced)
def test_every_stretch_lies_within_both_passages(before, after):
    one, other = wording(before), wording(after)
    for stretch in _Comparison(one, other).stretches:
        assert 0 <= stretch.i <= stretch.i_end <= len(one.words)
        assert 0 <= stretch.j <= stretch.j_end <= len(other.words)
    for found in differences(before, after):
        assert found.stood == before[slice(*found.before)] and found.stands == after[slice(*found.after)]
