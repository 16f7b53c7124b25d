"""The days that figures are about: what an address may ask for, and what of it is over."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taswib.desk.pictures.period import (
    NoPeriod,
    Period,
    asked_period,
    chosen_period,
    finished,
    presets,
    public_presets,
    year_over,
)

TODAY = date(2026, 11, 24)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2200, 1, 1))

pytestmark = pytest.mark.pure


def test_an_address_that_asks_for_nothing_means_the_last_twelve_months() -> None:
    assert asked_period({}, TODAY) == Period(date(2025, 12, 1), date(2026, 11, 30))


def test_one_end_is_enough() -> None:
    assert asked_period({"from": "2026-02-03"}, TODAY) == Period(date(2026, 2, 3), TODAY)
    assert asked_period({"to": "2026-03-31"}, TODAY) == Period(date(2025, 4, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-02-30", ""),
        ("soon", "2026-01-01"),
        ("2026-03-01", "2026-02-01"),
        ("1990-01-01", "2026-01-01"),
        ("0001-01-01", "0001-02-01"),
        ("9999-12-01", "9999-12-31"),
        ("", "0001-01-01"),
    ],
)
def test_what_makes_no_period_is_refused_and_the_usual_one_shown(first: str, last: str) -> None:
    with pytest.raises(NoPeriod):
        asked_period({"from": first, "to": last}, TODAY)
    assert chosen_period({"from": first, "to": last}, TODAY)[0] == asked_period({}, TODAY)


@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_is_a_period_or_refused(first: str, last: str) -> None:
    period, refused = chosen_period({"from": first, "to": last}, TODAY)
    assert period.first <= period.last
    assert refused is None or str(refused)


@given(DAYS, st.integers(0, 365 * 19))
def test_its_spans_begin_with_it_follow_each_other_and_are_few(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    spans = period.spans
    assert spans[0] == first
    assert spans == sorted(set(spans))
    assert all(first <= one <= period.last for one in spans)
    assert len(spans) <= 24


@given(DAYS, st.integers(0, 4000), DAYS)
def test_what_is_told_in_public_is_whole_months_that_are_over(first: date, days: int, today: date) -> None:
    over = finished(Period(first, first + timedelta(days=days)), today)
    assert over.first.day == 1
    assert (over.last + timedelta(days=1)).day == 1
    assert over.last < today.replace(day=1)


@given(DAYS, st.integers(0, 4000), DAYS, st.integers(0, 27))
def test_no_day_of_this_month_changes_what_is_told_in_public(first: date, days: int, today: date, later: int) -> None:
    period, month = Period(first, first + timedelta(days=days)), today.replace(day=1)
    assert finished(period, month) == finished(period, month + timedelta(days=later))


@given(DAYS)
def test_a_preset_is_offered_in_public_only_where_a_month_of_it_is_over(today: date) -> None:
    assume(today.year > 1952)
    for name, over in public_presets(today).items():
        assert over.first >= presets(today)[name].first or over == year_over(today)
        assert over.last < today.replace(day=1)


def test_the_bounds_are_the_newsrooms_midnights() -> None:
    first, after = Period(date(2026, 1, 1), date(2026, 1, 31)).bounds(ZoneInfo("Asia/Damascus"))
    assert (first.isoformat(), after.isoformat()) == ("2026-01-01T00:00:00+03:00", "2026-02-01T00:00:00+03:00")
