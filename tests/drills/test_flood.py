"""A flood of hostile reports, and readers in the middle of it: every reader gets through, and none waits for the server.

Hostile ones come without a form's token, with one token again and again, with fresh forms from a few networks and from
many, and some do the work. Half of the readers run scripts and work, the others wait as the page tells them.
"""

import random
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest

from taswib.desk.flood.work import solved
from tests.drills.installation import Answer, Installation, running

pytestmark = pytest.mark.pure
_CARRIED = re.compile(r'name="place" value="([^"]*)".*?data-work="([^"]*)"', re.S)
_ATTACKERS = 12


@dataclass
class Flood:
    """What was sent, and what came of it; seconds that readers waited for each answer."""

    server: Installation
    over: threading.Event = field(default_factory=threading.Event)
    hostile: list[int] = field(default_factory=list)
    received: int = 0
    seconds: list[float] = field(default_factory=list)

    def attack(self, seed: int, reports: int, pause: float) -> None:
        chance, old = random.Random(seed), self.server.form() or {}
        for _ in range(reports):
            if self.over.is_set():
                return
            near = chance.random() < 0.5
            network = (
                f"192.0.{chance.randrange(4)}.9" if near else f"{chance.randrange(11, 120)}.{chance.randrange(256)}.7.9"
            )
            self.hostile.append(self._strike(chance.random(), old, network))
            time.sleep(pause)

    def _strike(self, kind: float, old: dict[str, str], network: str) -> int:
        if kind < 0.3:
            return self._send({**old, "submission": "made-up"}, network).status
        if kind < 0.6:
            return self._send({**old, "wrong": f"{old['wrong']} {random.random()}"}, network).status
        form = self.server.form() or old
        answer = self._send(form, network)
        if kind > 0.99 and answer.status == 429:
            return self._send({**form, "altcha": solved(_carried(answer)[1])}, network).status
        return answer.status

    def read(self, number: int, script: bool) -> None:
        """One reader, from the form to the receipt."""
        network = "192.0.1.9" if number % 5 == 0 else f"10.{number // 250}.{number % 250}.9"
        form = self._timed(self.server.form)
        answer = self._timed(self._send, form, network)
        for _ in range(8):
            if answer.status != 429:
                break
            place, challenge = _carried(answer)
            if script:
                form = {**form, "altcha": solved(challenge)}
            else:
                time.sleep(int(answer.headers["retry-after"]))
            answer = self._timed(self._send, {**form, "place": place}, network)
        self.received += answer.status == 201 and bool(answer.receipt)

    def _send(self, form: dict[str, str], network: str) -> Answer:
        return self.server.report(form, {"X-Forwarded-For": network})

    def _timed(self, verb, *arguments):
        begun = time.monotonic()
        answer = verb(*arguments)
        self.seconds.append(time.monotonic() - begun)
        return answer


def _carried(answer: Answer) -> tuple[str, str]:
    place, challenge = _CARRIED.search(answer.page).groups()
    return unescape(place), unescape(challenge)


def fight(data: Path, *, hostile: int, readers: int, seconds: float, scripts: float) -> Flood:
    """`hostile` reports over `seconds`, and `readers` among them, of whom a share of `scripts` runs them."""
    with running(data, TASWIB_FLOOD="1", TASWIB_PROXIES="1", TASWIB_WORKERS="2") as server:
        flood, begun = Flood(server), time.monotonic()
        each = hostile // _ATTACKERS
        with ThreadPoolExecutor(_ATTACKERS) as attackers, ThreadPoolExecutor(60) as people:
            for seed in range(_ATTACKERS):
                attackers.submit(flood.attack, seed, each, seconds / each / 2)
            for number in range(readers):
                people.submit(flood.read, number, number % 10 < scripts * 10)
                time.sleep(seconds / readers * 0.9)
        stored = server.rows("SELECT count(*), sum(waited) FROM desk_report")[0]
        size = sum(file.stat().st_size for file in data.rglob("taswib.sqlite3*")) / 1e6
        tail = sorted(flood.seconds)[int(len(flood.seconds) * 0.99)]
        print(
            f"\n{len(flood.hostile)} hostile and {readers} readers in {time.monotonic() - begun:.0f} s: "
            f"{flood.received} readers received, answers to readers p99 {tail:.2f} s, "
            f"{stored[0]} reports stored ({stored[1]} waited), {size:.0f} MB; "
            f"hostile answers { ({status: flood.hostile.count(status) for status in sorted(set(flood.hostile))}) }"
        )
        return flood


def test_every_reader_gets_through_a_small_flood(tmp_path: Path) -> None:
    flood = fight(tmp_path / "data", hostile=240, readers=10, seconds=3, scripts=1)
    assert flood.received == 10
    assert set(flood.hostile) <= {201, 422, 429}


@pytest.mark.drill
def test_every_reader_gets_through_a_great_flood(tmp_path: Path) -> None:
    flood = fight(tmp_path / "data", hostile=50_000, readers=200, seconds=600, scripts=0.5)
    assert flood.received == 200
    assert set(flood.hostile) <= {201, 422, 429}
