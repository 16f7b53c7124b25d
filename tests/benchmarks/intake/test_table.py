"""What a run says at its end: nothing when all is well, a sentence for each goal missed."""

from collections import Counter
from dataclasses import replace

import pytest

from benchmarks.intake import table
from benchmarks.intake.load import Outcome
from benchmarks.intake.measure import Window
from benchmarks.intake.readers import Crowd

pytestmark = pytest.mark.pure

OUTCOME = Outcome(5.0, 0, 0, 0, statuses=Counter({"201": 2000}), latencies=Counter({30_000: 1960, 90_000: 40}))
OURS = Window("Taswib", OUTCOME, acknowledged=2000, errors=0, stored=2032, server_seconds=5.08, database_seconds=None)
PEER = replace(OURS, side="django-helpdesk", acknowledged=900, stored=932)
CROWD = Crowd("Taswib", readers=1000, acknowledged=1000, receipts=1000, stored=1000, seconds=3.0, others={})


def test_a_run_that_meets_every_goal_says_nothing() -> None:
    assert table.shortfalls("SQLite", OURS, PEER, CROWD) == []


def test_less_than_twice_the_peer_is_said() -> None:
    found = table.shortfalls("SQLite", OURS, replace(PEER, acknowledged=1001), CROWD)
    assert found == ["SQLite: 1.998 times the peer, 2 wanted."]


def test_an_error_and_a_lost_report_are_said() -> None:
    found = table.shortfalls("SQLite", replace(OURS, errors=1, stored=1990), PEER, CROWD)
    assert ["1 errors" in found[0], "10 acknowledged" in found[1]] == [True, True]


def test_a_receipt_that_is_missing_in_a_crowd_is_said() -> None:
    found = table.shortfalls("SQLite", OURS, PEER, replace(CROWD, receipts=999))
    assert found == ["SQLite: 999 distinct receipts and 1000 rows for 1000 readers."]


def test_the_ratio_is_taken_over_all_rounds() -> None:
    slow = replace(OURS, acknowledged=1000)
    assert table.ratio(OURS + slow, PEER + replace(PEER, acknowledged=600)) == pytest.approx(2.0)


def test_the_table_shows_each_side_with_its_figures() -> None:
    shown = table.windows(OURS, replace(PEER, database_seconds=1.165)).splitlines()
    assert shown[1].split() == ["Taswib", "400.0", "30.0", "90.0", "0", "2000", "2032", "(+32)", "2.50", "in", "server"]
    assert shown[2].split()[-1] == "1.25"
    assert shown[3].split()[:2] == ["ratio", "2.22"]
