"""When something is read again: hourly for a day, then 2-hourly, 4-hourly, daily, weekly, and later after failures."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.schedule import DAY, HOUR, SELDOM, interval, next_reading, next_try

pytestmark = pytest.mark.pure
NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
ages = st.timedeltas(timedelta(), timedelta(days=4000))
failures = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("age", "pause"),
    [
        (timedelta(), HOUR), (DAY - timedelta(seconds=1), HOUR), (DAY, 2 * HOUR), (2 * DAY, 4 * HOUR),
        (7 * DAY, DAY), (29 * DAY, DAY), (30 * DAY, SELDOM), (4000 * DAY, SELDOM), (-DAY, HOUR),
    ],
)  # fmt: skip
def test_the_older_a_page_the_more_seldom_it_is_read(age: timedelta, pause: timedelta) -> None:
    assert interval(age) == pause


@given(ages, ages)
def test_what_is_older_is_never_read_more_often(one: timedelta, other: timedelta) -> None:
    assert interval(min(one, other)) <= interval(max(one, other))


@given(ages)
def test_the_next_reading_lies_ahead_and_within_a_week(age: timedelta) -> None:
    assert NOW + HOUR <= next_reading(NOW - age, NOW) <= NOW + SELDOM


@given(failures, failures)
def test_more_failures_never_mean_sooner_and_never_longer_than_a_day(one: int, other: int) -> None:
    sooner, later = next_try(min(one, other), NOW), next_try(max(one, other), NOW)
    assert NOW < sooner <= later <= NOW + DAY


@given(failures, st.timedeltas(timedelta(), DAY))
def test_nothing_is_tried_before_the_site_wants_it(count: int, pause: timedelta) -> None:
    assert next_try(count, NOW, not_before=NOW + pause) >= NOW + pause


def test_a_year_of_one_page_is_a_hundred_and_some_readings() -> None:
    """24 + 12 + 30 + 23 + 48: what a guest may ask of a site."""
    seen = now = NOW
    count = 0
    while now < seen + 365 * DAY:
        now, count = next_reading(seen, now), count + 1
    assert 100 < count < 150
