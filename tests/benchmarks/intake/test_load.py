"""wrk is driven so that every post is different, and what it saw is what the server did."""

import os
import shutil
from collections import Counter

import pytest

from benchmarks.intake.load import CLIENTS, Outcome, OutOfEndings, drive
from tests.benchmarks.intake.desk_in_memory import DeskInMemory

pytestmark = [
    pytest.mark.pure,
    pytest.mark.skipif(
        shutil.which("wrk") is None and os.environ.get("CI") != "true",
        reason="wrk is not installed: run `apt-get install wrk` as root",
    ),
]


def test_no_ending_is_posted_twice_and_every_acknowledged_one_was_kept() -> None:
    desk = DeskInMemory()
    with desk.serving() as server:
        form = desk.form(server)
        outcome = drive(server.port, form, desk.endings(50_000), seconds=1)
    assert outcome.errors(form) == 0
    assert 0 < outcome.acknowledged(form) <= len(desk.kept) <= outcome.acknowledged(form) + CLIENTS
    assert max(Counter(desk.kept).values()) == 1
    assert 0 < outcome.latency_ms(0.5) <= outcome.latency_ms(0.99) < 1000


def test_latencies_of_two_windows_are_taken_together() -> None:
    fast = Outcome(2.0, 0, 0, 0, Counter({"201": 3}), Counter({1000: 3}))
    slow = Outcome(3.0, 1, 0, 0, Counter({"201": 1, "500": 1}), Counter({9000: 2}))
    both = fast + slow
    assert (both.seconds, both.socket_errors, both.statuses) == (5.0, 1, {"201": 4, "500": 1})
    assert [both.latency_ms(share) for share in (0.5, 0.6, 0.99)] == [1, 1, 9]


def test_an_answer_that_does_not_acknowledge_is_an_error() -> None:
    desk = DeskInMemory(refused=frozenset(range(7)))
    with desk.serving() as server:
        form = desk.form(server)
        outcome = drive(server.port, form, desk.endings(50_000), seconds=1)
    assert outcome.statuses["503"] == outcome.errors(form)
    assert 6 <= outcome.errors(form) <= 7  # wrk asks for one post to look at, and never sends it


def test_running_out_of_endings_is_said_rather_than_measured() -> None:
    desk = DeskInMemory()
    with desk.serving() as server, pytest.raises(OutOfEndings):
        drive(server.port, desk.form(server), [f"number={number}" for number in range(3)], seconds=1)
