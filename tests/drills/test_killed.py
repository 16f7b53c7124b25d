"""The whole server killed with SIGKILL under load: nothing acknowledged is lost, nothing is stored twice."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import override_settings

from taswib.desk.receipt import lookup_of
from taswib.site.environment import secret
from tests.drills.installation import Installation, running

pytestmark = pytest.mark.pure
READERS = 8


class Load:
    """Readers who report without end, and keep the form of which they don't know whether it arrived."""

    def __init__(self, server: Installation) -> None:
        self.server, self.over = server, threading.Event()
        self.receipts: dict[str, str] = {}
        self.unacknowledged: list[dict[str, str]] = []
        self.refused: list[int] = []
        self._threads = [threading.Thread(target=self._read) for _ in range(READERS)]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, receipts: int) -> None:
        """Until so many were acknowledged, or for thirty seconds."""
        patience = time.monotonic() + 30
        while len(self.receipts) < receipts and time.monotonic() < patience:
            time.sleep(0.001)

    def _read(self) -> None:
        while not self.over.is_set():
            form = self.server.form()
            if form is None:
                time.sleep(0.02)
            elif not self.send(form):
                self.unacknowledged.append(form)

    def send(self, form: dict[str, str]) -> bool:
        answer = self.server.report(form)
        if answer.status == 201:
            known = self.receipts.setdefault(form["submission"], answer.receipt)
            return known == answer.receipt != ""
        if answer.status:
            self.refused.append(answer.status)
        return False


def assert_pressing_often_sends_once(server: Installation, load: Load) -> None:
    """The same form from eight connections at once, forty times."""
    form = server.form()
    with ThreadPoolExecutor(READERS) as hands:
        assert all(hands.map(lambda _: load.send(form), range(40)))


def kill_again_and_again(data: Path, kills: int, between: int) -> Load:
    """Kill under load, at a random moment after each `between` acknowledged reports; then let every reader who got
    no answer send their form again."""
    with running(data) as server:
        with Load(server) as load:
            for round_ in range(1, kills + 1):
                load.wait_for(round_ * between)
                time.sleep(random.uniform(0.0, 0.1))
                server.kill()
                server.start()
            time.sleep(0.2)
        assert_pressing_often_sends_once(server, load)
        stranded = list(load.unacknowledged)
        assert all(load.send(form) for form in stranded)
        stored = [row[0] for row in server.rows("SELECT lookup FROM desk_report")]
        with override_settings(RECEIPT_KEY=secret(data / "secrets", "receipt.key")):
            kept = {lookup_of(receipt) for receipt in load.receipts.values()}
        assert len(kept) == len(load.receipts) and kept <= set(stored), "an acknowledged report is lost"
        assert len(stored) == len(load.receipts), "a report is stored twice, or unacknowledged"
        words = server.rows("SELECT count(*), count(DISTINCT sealed) FROM desk_testimony")
        assert words == [(len(stored), len(stored))], "a report is stored without its words, or words twice"
        assert server.rows("PRAGMA integrity_check") == [("ok",)]
    assert not set(load.refused) - {503}, f"it answered {set(load.refused)}"
    return load


def test_a_server_that_is_killed_twice_under_load_loses_and_doubles_nothing(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path / "data", kills=2, between=5).receipts


@pytest.mark.drill
def test_a_server_that_is_killed_two_hundred_times_loses_and_doubles_nothing(tmp_path: Path) -> None:
    load = kill_again_and_again(tmp_path / "data", kills=200, between=25)
    print(f"{len(load.receipts)} acknowledged, {len(load.unacknowledged)} sent again, 0 lost, 0 doubled")
    assert len(load.receipts) >= 5000
