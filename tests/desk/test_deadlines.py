"""The promise is counted in the newsroom's working days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.deadlines import due_on, working_days_after
from taswib.people.newsroom import Newsroom

pytestmark = pytest.mark.pure
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1))
FRIDAY_SATURDAY = {4, 5}


def test_friday_and_saturday_are_skipped() -> None:
    wednesday = date(2026, 11, 18)
    assert working_days_after(wednesday, 2, FRIDAY_SATURDAY) == date(2026, 11, 22)


def test_a_report_just_before_midnight_in_damascus_counts_from_that_day() -> None:
    newsroom = Newsroom(time_zone="Asia/Damascus", promise_days=1)
    assert due_on(newsroom, datetime(2026, 11, 22, 20, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert due_on(newsroom, datetime(2026, 11, 22, 21, 1, tzinfo=UTC)) == date(2026, 11, 24)


@given(days, st.integers(0, 60))
def test_a_deadline_is_a_working_day_and_the_right_number_of_them_away(day: date, count: int) -> None:
    due = working_days_after(day, count, FRIDAY_SATURDAY)
    between = [day + timedelta(days=i) for i in range(1, (due - day).days + 1)]
    assert sum(one.weekday() not in FRIDAY_SATURDAY for one in between) == count
    assert count == 0 or due.weekday() not in FRIDAY_SATURDAY
