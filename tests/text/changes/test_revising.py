"""What changed from one revision to the next, and whether a reader was told otherwise before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.changes import Dated, revised

pytestmark = pytest.mark.pure

HEADLINE = "وزارة المياه تبدأ إصلاح شبكة مدينة المرجان"
FIRST = "قال وزير المياه سامر الوادي إن الإصلاح يكلّف 14 مليون ليرة وينتهي في 5 آب 2024."
SECOND = "وأضاف: «لن نقطع المياه عن أي حي من أحياء المدينة في أثناء العمل»."
TEXT = "\n".join((HEADLINE, FIRST, SECOND))


def told(before, after, **days):
    found = revised(Dated(before, days.get("was")), Dated(after, days.get("now")))
    return [(one.kind, one.stood, one.stands) for one in found]


def of_fact(before, after):
    return [one.kind for one in revised(Dated(before), Dated(after)) if one.is_of_fact]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("14 مليون", "41 مليون", "number"),
        ("5 آب", "6 آب", "date"),
        ("سامر الوادي", "نبيل البحري", "attribution"),
        ("لن نقطع", "نقطع", "negation"),
        ("أثناء العمل", "أثناء التجارب", "quotation"),
        ("المرجان", "الزيتون", "name"),
    ],
)
def test_a_fact_that_was_replaced_is_a_change_of_fact(old, new, kind):
    assert kind in of_fact(TEXT, TEXT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14", "١٤"),
        ("14", "أربعة عشر"),
        ("آب", "أغسطس"),
        ("إصلاح", "اصلاح"),
        ("«", '"'),
        ("المياه", "المياة"),
        ("يكلّف", "تبلغ كلفته"),
        (" وينتهي", "، وينتهي"),
        (".\n", ".\n\n"),
    ],
)
def test_writing_and_wording_are_none(old, new):
    assert of_fact(TEXT, TEXT.replace(old, new)) == []


def test_other_words_in_the_headline_are_of_their_own_class():
    assert told(TEXT, TEXT.replace("تبدأ إصلاح", "تباشر ترميم"))[0][0] == "headline"


def test_a_paragraph_more_or_less_is_added_or_removed():
    more = f"{TEXT}\nويعمل في المشروع مهندسون من ثلاث محافظات."
    assert [kind for kind, *_ in told(TEXT, more)] == ["added"]
    assert [kind for kind, *_ in told(more, TEXT)] == ["removed"]
    assert of_fact(TEXT, more) == [] == of_fact(more, TEXT)


def test_yesterday_said_a_day_later_is_the_same_day():
    before = TEXT.replace("وأضاف:", "وأضاف اليوم:")
    after = TEXT.replace("وأضاف:", "وأضاف أمس:")
    assert told(before, after, was=date(2024, 8, 1), now=date(2024, 8, 2)) == []
    assert [kind for kind, *_ in told(before, after, was=date(2024, 8, 1), now=date(2024, 8, 1))] == ["date"]


def test_a_change_stands_where_its_words_stand():
    after = TEXT.replace("14", "١٧")
    (one,) = revised(Dated(TEXT), Dated(after))
    assert TEXT[slice(*one.before)] == one.stood == "14 مليون ليرة"
    assert after[slice(*one.after)] == one.stands == "١٧ مليون ليرة"


def test_paragraphs_that_are_joined_change_nothing():
    assert told(TEXT, f"{HEADLINE}\n{FIRST} {SECOND}") == []
    assert told(f"{HEADLINE}\n{FIRST} {SECOND}", TEXT) == []


lines = st.sampled_from([HEADLINE, FIRST, SECOND, "", "وقتل 5 وجرح 7.", "لم يحضر أحد", FIRST.replace("14", "15")])
texts = st.lists(lines, max_size=5).map("\n".join) | st.text(max_size=60)


@given(texts, texts)
def test_every_change_is_what_its_spans_hold(before, after):
    for one in revised(Dated(before), Dated(after)):
        assert (one.stood, one.stands) == (before[slice(*one.before)], after[slice(*one.after)])


@given(texts)
def test_a_text_differs_from_itself_nowhere(text):
    assert revised(Dated(text), Dated(text)) == []
