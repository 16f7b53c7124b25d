"""Dates in words, in every calendar and naming."""

from datetime import date, timedelta

import pytest

from taswib.text.dates import NAMINGS, read_expression, written
from taswib.text.dates.months import in_hijri
from taswib.text.lexicons import folded
from taswib.text.tokens import cut

TUESDAY = date(2024, 3, 5)
FIRST, LAST = date(1925, 1, 1), date(2077, 12, 31)


def iso(text, published=TUESDAY):
    words = cut(text, folded).words
    found = read_expression(words, published)
    return found and found.iso


@pytest.mark.parametrize("naming", [*NAMINGS, "doubled"])
def test_every_day_of_a_century_and_a_half_comes_back(naming):
    day, known = FIRST, {}
    while day <= LAST:
        if naming != "hijri" or in_hijri(day):
            text = written(day, naming)
            words = [
                known[w] if w in known else known.setdefault(w, folded(w))
                for w in text.replace("(", "( ").replace(")", " )").split()
            ]
            found = read_expression(words, None)
            assert found is not None and (found.iso, found.end) == (day.isoformat(), len(words)), text
        day += timedelta(1)


@pytest.mark.parametrize("digits", ["western", "arabic", "persian"])
def test_every_kind_of_digit_is_read(digits):
    assert iso(written(date(2015, 7, 18), "doubled", digits=digits)) == "2015-07-18"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("أمس", "2024-03-04"),
        ("أمس الاثنين", "2024-03-04"),
        ("اليوم الثلاثاء", "2024-03-05"),
        ("مساء أول من أمس", "2024-03-03"),
        ("أول أمس", "2024-03-03"),
        ("أمس الأول", "2024-03-03"),
        ("البارحة", "2024-03-04"),
        ("الاثنين", "2024-03-04"),
        ("الثلاثاء", "2024-03-05"),
        ("الثلاثاء الماضي", "2024-02-27"),
        ("يوم الأربعاء المقبل", "2024-03-06"),
        ("اليوم (الاثنين)", "2024-03-04"),
        ("الاثنين 4 من آذار", "2024-03-04"),
        ("مساء الخميس، 29 من شباط", "2024-02-29"),
        ("قبل يومين", "2024-03-03"),
        ("قبل ثلاثة أيام", "2024-03-02"),
        ("18/3/2011", "2011-03-18"),
        ("٢٠١١-٠٣-١٨", "2011-03-18"),
        ("الثامن عشر من آذار 2011", "2011-03-18"),
        ("آذار 2011", "2011-03"),
        ("كانون الأول الماضي", "2023-12"),
        ("18 غشت 2011", "2011-08-18"),
        ("18 جويلية 2011", "2011-07-18"),
        ("15 رمضان 1445 هـ", "2024-03-25"),
        ("1/9/1445 هـ", "2024-03-11"),
        ("العام الماضي", "2023"),
        ("عام 1962", "1962"),
        ("الشهر الماضي", "2024-02"),
        ("20 كانون الأول", "2023-12-20"),
        ("25 شوال 1436هـ", "2015-08-10"),
        ("الـ16 من الشهر الجاري", "2024-03-16"),
        ("16 من الشهر الماضي", "2024-02-16"),
        ("غدًا الأربعاء", "2024-03-06"),
        ("5 جويلية 1962", "1962-07-05"),
        ("6 دجنبر 2022", "2022-12-06"),
    ],
)
def test_an_expression_is_counted_from_the_publication(text, day):
    assert iso(text) == day


@pytest.mark.parametrize("text", ["مؤخرًا", "في وقت سابق", "الأسبوع الماضي"])
def test_a_vague_time_stays_open(text):
    found = read_expression(cut(text, folded).words, TUESDAY)
    assert found is not None
    assert found.iso is None


@pytest.mark.parametrize(
    ("text", "month"), [("3 - 5 آب 2014", "2014-08"), ("3 إلى 5 آب 2014", "2014-08"), ("3 و5 آب 2014", "2014-08")]
)
def test_a_range_settles_only_its_month(text, month):
    assert iso(text) == month


def test_without_a_publication_a_relative_time_stays_open():
    assert iso("أمس", None) is None


@pytest.mark.parametrize("text", ["31 شباط 2014", "30 صفر 1600 هـ"])
def test_a_day_that_no_calendar_has_stays_open(text):
    assert iso(text) is None


@pytest.mark.parametrize("text", ["الكتاب", "في المدينة", "قبل", "12", ""])
def test_what_is_no_time_is_none(text):
    assert read_expression(cut(text, folded).words, TUESDAY) is None
