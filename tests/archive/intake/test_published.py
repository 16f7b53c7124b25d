"""Dates as newsrooms write them, and refusals of those that can't be."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.article import Precision
from taswib.archive.intake.published import read_published
from taswib.archive.intake.unreadable import Reason, Unreadable

pytestmark = pytest.mark.pure
ZONE = ZoneInfo("Asia/Damascus")
NOW = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)  # 23 November, half past one at night in Damascus


def read(raw: str):
    return read_published(raw, zone=ZONE, now=NOW)


def reason(raw: str) -> Reason:
    with pytest.raises(Unreadable) as refused:
        read(raw)
    return refused.value.reason


def test_a_day_is_its_midnight_in_the_newsrooms_zone() -> None:
    found = read("2019-02-19")
    assert (found.at.isoformat(), found.precision) == ("2019-02-19T00:00:00+02:00", Precision.DAY)


@pytest.mark.parametrize(
    "raw", ["2026-11-20T07:05", "2026-11-20 07:05", "2026-11-20T07:05:00+03:00", "2026-11-20T04:05Z"]
)
def test_a_moment_without_an_offset_is_the_newsrooms(raw: str) -> None:
    found = read(raw)
    assert (found.at.astimezone(UTC), found.precision) == (datetime(2026, 11, 20, 4, 5, tzinfo=UTC), Precision.MINUTE)


def test_arabic_digits_are_digits() -> None:
    assert read("٢٠١٩-٠٢-١٩") == read("2019-02-19")


def test_today_in_the_newsroom_is_not_the_future_though_it_is_tomorrow_in_london() -> None:
    assert read("2026-11-23").precision == Precision.DAY


@pytest.mark.parametrize("raw", ["2026-11-24", "2026-11-22T22:36Z", "9999-12-31T23:59:59-12:00"])
def test_what_lies_ahead_is_refused(raw: str) -> None:
    assert reason(raw) in (Reason.FUTURE, Reason.DATE)


def test_a_clock_that_is_two_minutes_ahead_is_forgiven() -> None:
    assert read("2026-11-22T22:32Z").precision == Precision.MINUTE


@pytest.mark.parametrize(
    "raw", ["", "yesterday", "19/02/2019", "2019-02-30", "0001-01-01", "1066-10-14", "2019-02-19T25:00"]
)
def test_what_is_no_date_is_refused(raw: str) -> None:
    assert reason(raw) is Reason.DATE


@given(st.text(max_size=40))
def test_any_words_are_a_date_or_refused(raw: str) -> None:
    try:
        assert read(raw).at.tzinfo is not None
    except Unreadable as refused:
        assert refused.reason in (Reason.DATE, Reason.FUTURE)
