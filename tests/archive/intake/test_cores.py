"""Work spread over cores: the same results in the same order, whatever happens to the processes."""

import os
from collections.abc import Iterator

import pytest

from taswib.archive.intake.cores import on_all_cores
from taswib.archive.intake.unreadable import Reason, Unreadable

pytestmark = pytest.mark.pure


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def deadly(number: int) -> int:
    if number == 7 and os.environ.get("HOME_PROCESS") != str(os.getpid()):
        os._exit(9)
    return number


def refusing(number: int) -> Unreadable:
    return Unreadable(Reason.LONG_TEXT, number)


def test_it_begins_here_and_goes_on_in_other_processes_in_order() -> None:
    made = list(on_all_cores(squared, range(40), alone=0, cores=2))
    assert [number for number, _process in made] == [number * number for number in range(40)]
    processes = [process for _number, process in made]
    assert processes[0] == os.getpid()
    assert os.getpid() not in processes[1:]


def test_what_is_soon_done_starts_no_process() -> None:
    assert {process for _, process in on_all_cores(squared, range(40), alone=60, cores=2)} == {os.getpid()}


def test_it_takes_no_more_than_it_can_hold_and_refusals_travel_whole() -> None:
    taken: list[int] = []

    def coming() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    made = on_all_cores(refusing, coming(), alone=0, cores=2)
    refusals = [next(made) for _ in range(3)]
    assert [(one.reason, one.detail) for one in refusals] == [(Reason.LONG_TEXT, str(number)) for number in range(3)]
    assert len(taken) < 12
    made.close()


def test_a_process_that_dies_costs_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME_PROCESS", str(os.getpid()))
    assert list(on_all_cores(deadly, range(20), alone=0, cores=2)) == list(range(20))
