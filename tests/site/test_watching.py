"""Watchers as an operator runs them: two share the work, one that is killed is replaced, and a slow site delays nobody."""

import contextlib
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.intake import web as sites
from tests.archive.intake.test_page import page
from tests.archive.intake.test_source_reading import rss
from tests.archive.intake.web import Web, says, serving
from tests.site.terminal import Terminal
from tests.site.test_up import is_running, within

pytestmark = pytest.mark.pure


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "data", tmp_path).with_database()


@pytest.fixture
def web() -> Iterator[Web]:
    """A feed of six pages."""
    with serving() as one:
        for number in range(6):
            one.answers[f"/{number}"] = says(page(head="", headline=f"جلسة المجلس رقم {number}"))
        one.answers["/feed"] = says(rss(*((one.at(f"/{number}"), "") for number in range(6))))
        yield one


def allowing(*webs: Web) -> dict[str, str]:
    return {"TASWIB_FETCH_ALLOW": ",".join(one.place for one in webs), "TASWIB_FETCH_PAUSE": "0"}


def rows(terminal: Terminal, question: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(terminal.data / "taswib.sqlite3", timeout=20)) as store:
        return store.execute(question).fetchall()


def test_two_watchers_at_once_read_each_page_once(terminal: Terminal, web: Web) -> None:
    assert terminal.type("source", "add", "feed", web.at("/feed"))[0] == 0
    watchers = [terminal.begin("watch", "--once", **allowing(web)) for _ in range(2)]
    said = [one.communicate(timeout=120) for one in watchers]
    assert [one.returncode for one in watchers] == [0, 0], said
    asked = Counter(path for path in web.paths() if path != "/robots.txt")
    assert asked == {"/feed": 1, **{f"/{number}": 1 for number in range(6)}}
    assert rows(terminal, "SELECT count(*), sum(state = 'ok') FROM archive_watchedpage") == [(6, 6)]
    _code, told, _ = terminal.type("source", "list")
    assert "Articles 6" in told


def watcher_of(server: int) -> int:
    """The watcher's process: a child that a thread of the server began."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread or child that ended while we looked
        for thread in Path(f"/proc/{server}/task").iterdir():
            for child in (thread / "children").read_text().split():
                if "taswib.site.watcher" in Path(f"/proc/{child}/cmdline").read_text():
                    return int(child)
    return 0


def test_the_watcher_beside_the_server_is_replaced_and_ends_with_it(terminal: Terminal, web: Web) -> None:
    terminal.type("source", "add", "feed", web.at("/feed"))
    server = terminal.begin("up", "--port", str(sites_port()), TASWIB_WORKERS="1", **allowing(web))
    try:
        assert within(60, lambda: watcher_of(server.pid))
        first = watcher_of(server.pid)
        assert within(60, lambda: "/5" in web.paths())
        os.kill(first, signal.SIGKILL)
        assert within(60, lambda: watcher_of(server.pid) not in (0, first))
        second = watcher_of(server.pid)
    finally:
        server.kill()
        server.wait()
    assert within(30, lambda: not is_running(second))


def sites_port() -> int:
    with sites.socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def test_an_operator_may_switch_it_off(terminal: Terminal) -> None:
    server = terminal.begin("up", "--port", str(sites_port()), TASWIB_WORKERS="1", TASWIB_WATCH="0")
    try:
        assert within(60, lambda: rows_or_none(terminal))
        time.sleep(2)
        assert watcher_of(server.pid) == 0
    finally:
        server.kill()
        server.wait()


def rows_or_none(terminal: Terminal) -> bool:
    with contextlib.suppress(sqlite3.Error):
        return bool(rows(terminal, "SELECT 1 FROM archive_source LIMIT 1") or True)
    return False


@pytest.mark.drill
def test_a_site_that_drips_and_one_that_is_silent_delay_nobody(terminal: Terminal, web: Web) -> None:
    """The good site's pages are all read while the bad ones' first pages are still waited for."""
    with serving() as bad, serving() as worse:
        bad.answers |= {f"/{number}": sites.drips for number in range(3)} | {"/feed": says(rss((bad.at("/0"), "")))}
        worse.answers |= {"/0": sites.stays_silent, "/feed": sites.stays_silent}
        for one in (worse, bad, web):
            terminal.type("source", "add", "feed", one.at("/feed"))
        begun = time.monotonic()
        watcher = terminal.begin("watch", **allowing(web, bad, worse))
        try:
            assert within(60, lambda: "/5" in web.paths())
            assert time.monotonic() - begun < 30
            done = "SELECT count(*) FROM archive_watchedpage WHERE state = 'ok'"
            assert within(20, lambda: rows(terminal, done) == [(6,)])
            slow = "SELECT count(*) FROM archive_watchedpage WHERE state = 'too_slow'"
            assert within(60, lambda: rows(terminal, slow) == [(1,)])
            failed = "SELECT state FROM archive_source WHERE state NOT IN ('', 'ok')"
            assert within(60, lambda: rows(terminal, failed) == [("too_slow",)])
        finally:
            watcher.terminate()
            watcher.communicate(timeout=60)
