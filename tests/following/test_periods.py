"""Digests are due each morning or after each week's rest, by the newsroom's clock: no moment falls between, none into two."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.following.choice import Rhythm, fastest
from taswib.following.periods import last_due

pytestmark = pytest.mark.pure

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(["Asia/Damascus", "Africa/Cairo", "Africa/Casablanca", "Europe/London"]).map(ZoneInfo)
WEEKENDS = st.sampled_from([{4, 5}, {5, 6}, {6}, set()])
DIGESTS = st.sampled_from([Rhythm.DAILY, Rhythm.WEEKLY])


@given(DIGESTS, MOMENTS, ZONES, WEEKENDS)
def test_every_moment_lies_in_one_period(rhythm: Rhythm, now: datetime, zone: ZoneInfo, weekend: set[int]) -> None:
    begun = last_due(rhythm, now, zone, weekend)
    assert begun <= now
    assert last_due(rhythm, begun, zone, weekend) == begun
    assert last_due(rhythm, begun - timedelta(seconds=1), zone, weekend) < begun
    longest = timedelta(days=1 if rhythm == Rhythm.DAILY else 7, hours=2)  # an hour is put in once a year, where it is
    assert now - begun < longest
    assert begun.astimezone(zone).hour == 7


def test_a_week_begins_after_its_rest() -> None:
    zone, wednesday = ZoneInfo("Asia/Damascus"), datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert last_due(Rhythm.WEEKLY, wednesday, zone, {4, 5}).astimezone(zone).isoformat() == "2026-11-22T07:00:00+03:00"
    assert last_due(Rhythm.WEEKLY, wednesday, zone, {5, 6}).astimezone(zone).isoformat() == "2026-11-23T07:00:00+03:00"


def test_whoever_chose_a_thing_twice_hears_of_it_as_the_quicker_choice_says() -> None:
    assert fastest(["weekly", "once", "daily"]) == Rhythm.ONCE
    assert fastest(["weekly", "daily"]) == Rhythm.DAILY
