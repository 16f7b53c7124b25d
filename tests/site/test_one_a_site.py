"""Many sites are told at once, none of them twice at a time."""

from datetime import datetime, timedelta
from threading import Event, Lock

import pytest

from taswib.fediverse.parcel import Parcel
from taswib.people.newsroom import Newsroom
from taswib.site.one_a_site import one_a_site
from tests.cast import NOW

LONG, SHORT = "long.example", "short.example"


@pytest.fixture
def waiting(newsroom: Newsroom) -> None:
    """Many parcels for one server, and behind them one for another."""
    inboxes = [f"https://{LONG}/users/{number}/inbox" for number in range(70)] + [f"https://{SHORT}/inbox"]
    Parcel.objects.bulk_create(
        Parcel(newsroom=newsroom, inbox=inbox, body="{}", next_at=NOW - timedelta(minutes=5)) for inbox in inboxes
    )


def claim(one: Parcel) -> bool:
    return one.claim(NOW)


def test_a_site_with_a_long_queue_hides_no_other(waiting: None) -> None:
    heard = Event()

    def work(one: Parcel, at: datetime) -> None:
        if one.host == SHORT:
            heard.set()
        else:
            assert heard.wait(20), "the other site waits until the long queue is done"

    assert one_a_site(Parcel.objects.due(NOW), claim, work) == 71


def test_no_site_is_told_twice_at_a_time(waiting: None) -> None:
    busy, lock, doubled = set(), Lock(), []

    def work(one: Parcel, at: datetime) -> None:
        with lock:
            doubled.extend({one.host} & busy)
            busy.add(one.host)
        with lock:
            busy.discard(one.host)

    one_a_site(Parcel.objects.due(NOW), claim, work)
    assert doubled == []


def test_what_the_work_raises_is_raised(waiting: None) -> None:
    def work(one: Parcel, at: datetime) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        one_a_site(Parcel.objects.due(NOW), claim, work)
