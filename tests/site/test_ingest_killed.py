"""A bulk intake that is killed with SIGKILL and begun again: nothing is lost, nothing doubled, nobody left behind."""

import contextlib
import json
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.cast import HEADLINE, PARAGRAPHS
from tests.site.terminal import Terminal

_PATIENCE = 60


def bulk(folder: Path, articles: int) -> Path:
    """Articles known by an id, each with a number of its own in its text."""
    path = folder / "bulk.jsonl"
    with path.open("w") as file:
        for number in range(articles):
            fields = {"id": number, "title": f"{HEADLINE} ({number})", "paragraphs": [*PARAGRAPHS * 3, f"{number}."]}
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")
    return path


def stored(data: Path) -> list[tuple[str, int, str, str, str]]:
    question = (
        "SELECT a.identity, r.number, r.digest, r.read_by, (SELECT group_concat(s.content || s.speaker) "
        "FROM (SELECT * FROM archive_statement WHERE revision_id = r.id ORDER BY number) s) "
        "FROM archive_article a JOIN archive_revision r ON r.article_id = a.id "
        "ORDER BY a.identity, r.number"
    )
    with contextlib.closing(sqlite3.connect(data / "taswib.sqlite3", timeout=20)) as store:
        return store.execute(question).fetchall()


def children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def killed_at_work(terminal: Terminal, file: Path, helpers: int) -> list[int]:
    """The command, killed once it has stored something and so many processes work for it; those processes."""
    process = terminal.begin("ingest", str(file))
    until, theirs = time.monotonic() + _PATIENCE, []
    while process.stdout.readline() and time.monotonic() < until:
        theirs = children(process.pid)
        if len(theirs) >= helpers:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    return theirs


def all_end(processes: list[int]) -> bool:
    until = time.monotonic() + 10
    while any(map(is_alive, processes)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(is_alive, processes))


def killed_and_begun_again(folder: Path, articles: int, *, kills: int, helpers: int) -> None:
    terminal, file = Terminal(folder / "killed", folder).with_database(), bulk(folder, articles)
    before = 0
    for _ in range(kills):
        theirs = killed_at_work(terminal, file, helpers)
        assert all_end(theirs), "a process that read for the killed one is still there"
        assert before <= len(stored(terminal.data)) < articles
        before = len(stored(terminal.data))
    assert before > 0
    code, said, _ = terminal.type("ingest", str(file))
    tally = f"New {articles - before}, changed 0, unchanged {before}, refused 0."
    assert (code, said.splitlines()[-1]) == (0, tally)
    assert [row[0] for row in stored(terminal.data)] == sorted(f"id:/{number}" for number in range(articles))
    whole = Terminal(folder / "whole", folder).with_database()
    whole.type("ingest", str(file))
    assert stored(terminal.data) == stored(whole.data)


def test_killed_and_begun_again_it_stores_what_it_would_have_stored(tmp_path: Path) -> None:
    killed_and_begun_again(tmp_path, 450, kills=1, helpers=0)


@pytest.mark.drill
def test_killed_five_times_while_all_cores_work_it_still_does(tmp_path: Path) -> None:
    killed_and_begun_again(tmp_path, 12_000, kills=5, helpers=3)
