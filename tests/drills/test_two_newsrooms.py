"""Two installations, each with its own database, server and watcher, correct and countersign each other."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmarks.intake.server import free_port
from taswib.proof import WitnessKey
from tests import cast
from tests.archive.intake.web import Web, says, serving
from tests.drills.installation import ROOT, Installation
from tests.up_to_date import place

pytestmark = [pytest.mark.drill, pytest.mark.pure]

_PATIENCE = 90  # seconds for the watchers, which look every five


@dataclass
class Newsroom:
    """An installation and what its people do."""

    server: Installation
    base: str
    key: str = ""
    witness: str = ""

    def act(self, act: str, **arguments: object) -> dict[str, Any]:
        words = [sys.executable, "-m", "tests.drills.acts", act, json.dumps(arguments)]
        done = subprocess.run(
            words, env=self.server.environment, cwd=ROOT, capture_output=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr.decode()[-3000:]
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """How it stands once this holds; fails with how it stands where it never does."""
        deadline = time.monotonic() + _PATIENCE
        while not holds(seen := self.act("look")):
            assert time.monotonic() < deadline, f"{seen}\n{self.server.log[-2000:]}"
            time.sleep(1)
        return seen

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.base + path, timeout=20) as answer:
            return answer.read().decode()


def newsroom(data: Path, slug: str, places: str, port: int, page: str) -> Newsroom:
    place(data)
    variables = {
        "TASWIB_HOSTS": f"127.0.0.1:{port}", "TASWIB_FETCH_ALLOW": places, "TASWIB_FETCH_PAUSE": "0",
        "DJANGO_SETTINGS_MODULE": "taswib.site.settings",
    }  # fmt: skip
    one = Newsroom(Installation(data, port, variables=variables), f"http://127.0.0.1:{port}")
    told = one.act("found", slug=slug, home=page.rpartition("/")[0], page=page)
    one.key, one.witness = told["key"], told["witness"]
    return one


def article(text: str) -> str:
    headline, *paragraphs = text.split("\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<!doctype html><html lang=ar><title>{headline}</title><article><h1>{headline}</h1>{body}</article></html>"


@pytest.fixture
def pages() -> Iterator[Web]:
    with serving() as web:
        for name in ("/nahr/bridge", "/mada/bridge"):
            web.answers[name] = says(article(cast.TEXT))
        yield web


@pytest.fixture
def pair(tmp_path: Path, pages: Web) -> Iterator[tuple[Newsroom, Newsroom]]:
    """«نهر» publishes first; «مدى» carries the same text on a page of its own."""
    ports = free_port(), free_port()
    places = ",".join([*(f"127.0.0.1:{port}" for port in ports), pages.place])
    names = zip(("nahr", "mada"), ports, strict=True)
    first, second = (newsroom(tmp_path / name, name, places, port, pages.at(f"/{name}/bridge")) for name, port in names)
    with ExitStack() as running:
        for one in (first, second):
            one.server.start()
            running.callback(one.server.kill)
        yield first, second


def test_one_corrects_the_other_hears_mends_and_is_read_as_mended(pair: tuple[Newsroom, Newsroom], pages: Web) -> None:
    nahr, mada = pair
    # Nahr has compared Mada's key; Mada has not yet compared Nahr's.
    nahr.act("befriend", name="مدى", site=mada.base, key=mada.key, witness=mada.witness, hosts=["127.0.0.1"])
    mada.act("befriend", name="نهر", site=nahr.base, key="", witness="", hosts=["127.0.0.1"])
    nahr.act("publish", copy=pages.at("/mada/bridge"))

    nahr.until(lambda seen: seen["messages"][0][1] == "HTTP 403")
    assert mada.until(lambda seen: seen["contacts"] == 1)["suggested"] == 0
    mada.act("accept_contact")
    nahr.act("send_again")
    told = nahr.until(lambda seen: seen["messages"][0][2])
    assert told["repairs"] == ["asked"]

    mada.until(lambda seen: seen["suggested"] == 1)
    pages.answers["/mada/bridge"] = says(article(cast.TEXT.replace("48", "84")))
    assert mada.act("accept_suggestion") == {"partner": "نهر", "number": 1}

    done = nahr.until(lambda seen: seen["repairs"] == ["fixed"])
    assert done["messages"][0][3] == "says_fixed"
    assert [one[2] for one in mada.until(lambda seen: all(one[2] for one in seen["messages"]))["messages"]] == [
        True
    ] * 2

    size = nahr.until(lambda seen: seen["witnesses"][0][0] > 0)["witnesses"][0][0]
    note = nahr.get("/ledger/checkpoint")
    assert WitnessKey.read(mada.witness).signed_at(note) > 0
    assert f"\n{size}\n" in note
