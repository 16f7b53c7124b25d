"""Tallies fill as reports come and run out again, and tell nobody who came."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.flood.tallies import SIZE, Tallies

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
CAFE = bytes([198, 51, 100, 0])

pytestmark = pytest.mark.pure


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0.25, 3)), max_size=20))
def test_a_tally_is_what_was_added_less_what_ran_out(visits: list[tuple[float, float]]) -> None:
    tallies, now, expected = Tallies(bytearray(SIZE)), MORNING, 0.0
    for pause, amount in visits:
        now += timedelta(seconds=pause)
        expected = max(0.0, expected - pause * 0.5 / 60) + amount
        assert tallies.add(CAFE, amount, 0.5, 900, now) == pytest.approx(expected, abs=0.05)
    assert tallies.level(CAFE, 0.5, now + timedelta(hours=9)) == 0


def test_others_are_not_counted_with_a_crowded_network() -> None:
    tallies = Tallies(bytearray(SIZE))
    for number in range(500):
        tallies.add(number.to_bytes(4), 1, 0.5, 900, MORNING)
    alone = [tallies.level((1 << 24 | number).to_bytes(4), 0.5, MORNING) for number in range(2000)]
    assert sum(level > 0 for level in alone) <= 8


def test_two_processes_count_together() -> None:
    memory = bytearray(SIZE)
    Tallies(memory).add(CAFE, 4, 0.5, 900, MORNING)
    assert Tallies(memory).add(CAFE, 3, 0.5, 900, MORNING) == 7


def test_a_new_day_knows_nothing_of_the_last_one_and_hashes_otherwise() -> None:
    memory = bytearray(SIZE)
    tallies = Tallies(memory)
    tallies.add(CAFE, 40, 0.5, 900, MORNING)
    before = bytes(memory)
    assert tallies.add(CAFE, 1, 0.5, 900, MORNING + timedelta(days=1)) == 1
    assert memory[4:20] != before[4:20]
    marked = {place for place in range(20, SIZE, 8) if before[place : place + 8] != bytes(8)}
    assert not marked & {place for place in range(20, SIZE, 8) if memory[place : place + 8] != bytes(8)}


def test_a_clock_that_jumps_back_empties_nothing_and_raises_nothing() -> None:
    tallies = Tallies(bytearray(SIZE))
    tallies.add(CAFE, 5, 0.5, 900, MORNING)
    assert tallies.level(CAFE, 0.5, MORNING - timedelta(hours=2)) == 5


def test_the_memory_holds_no_address() -> None:
    memory = bytearray(SIZE)
    Tallies(memory).add(CAFE, 1, 0.5, 900, MORNING)
    assert CAFE not in bytes(memory)


def test_a_tally_is_full_at_some_point_so_that_the_flood_is_forgotten_soon() -> None:
    tallies = Tallies(bytearray(SIZE))
    for _ in range(200):
        tallies.add(CAFE, 1, 0.5, 20, MORNING)
    assert tallies.level(CAFE, 0.5, MORNING) == 20
    assert tallies.level(CAFE, 0.5, MORNING + timedelta(minutes=40)) == 0


def test_threads_that_count_in_the_same_instant_lose_nothing_and_take_no_more_than_there_is() -> None:
    tallies = Tallies(bytearray(SIZE))
    with ThreadPoolExecutor(16) as many:
        taken = list(many.map(lambda _: tallies.take(CAFE, 0.5, 100, MORNING), range(400)))
        assert sum(one is not None for one in taken) == 100 and tallies.level(CAFE, 0.5, MORNING) == 100
        list(many.map(lambda _: tallies.give_back(CAFE, 0.5, MORNING), range(40)))
    assert tallies.level(CAFE, 0.5, MORNING) == 60


def test_one_who_shares_a_place_with_another_never_makes_the_others_tally_lower() -> None:
    tallies = Tallies(bytearray(SIZE))
    for _ in range(50):
        tallies.add(CAFE, 1, 0.5, 900, MORNING)
    for number in range(40_000):
        tallies.add(number.to_bytes(4), 1, 0.5, 900, MORNING)
    assert tallies.level(CAFE, 0.5, MORNING) >= 50
