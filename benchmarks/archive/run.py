"""`taswib ingest` of a whole archive into SQLite, in a process of its own: how soon texts are in, and how soon all is done.

Beside it stands what no intake can go below: reading the same lines and writing their texts into a bare table.
"""

import gzip
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "data" / "archive.jsonl.gz"
PROGRAM = "import sys; from taswib.site.command import main; sys.exit(main())"
GOAL, MEMORY = 500, 400  # articles a second; MB of the largest process
_A_LINE = "/a/"  # begins the line that says of an article that it is stored


class Intake(NamedTuple):
    """Seconds until the last text was stored and until the command ended, CPU seconds, MB of the largest process."""

    articles: int
    texts: float
    whole: float
    cpu: float
    memory: float


def main() -> int:
    """0; 1 where a goal was missed or the archive is not there."""
    if not ARCHIVE.exists():
        print(f"The benchmark of bulk intake reads {ARCHIVE}, which is not there.")
        return 1
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[0]
    print(f"{ARCHIVE.name} into SQLite on {cores} cores; load before: {load:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        peer = _bare(Path(folder, "bare.sqlite3"))
        one = _measured(folder)
    rate = one.articles / one.texts
    print(f"{'':32}{'articles/s':>12}{'CPU ms each':>14}")
    print(f"{'a bare table of texts, one core':32}{one.articles / peer:12,.0f}{'':>14}")
    print(f"{'texts in':32}{rate:12,.0f}{'':>14}")
    print(f"{'all done, statements too':32}{one.articles / one.whole:12,.0f}{1000 * one.cpu / one.articles:14.2f}")
    print(f"{one.articles} articles; the largest process took {one.memory:.0f} MB")
    return int(rate < GOAL or one.memory > MEMORY)


def _measured(folder: str) -> Intake:
    variables = {**os.environ, "TASWIB_DATA": folder, "TASWIB_DATABASE": "", "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", PROGRAM, "--lang", "en", "ingest", str(ARCHIVE)]
    before, begun = _cpu(), time.perf_counter()
    articles = texts = 0.0
    with subprocess.Popen(
        command, env=variables, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        for line in process.stdout or ():
            if line.startswith(_A_LINE):
                articles, texts = articles + 1, time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Intake(int(articles), texts, time.perf_counter() - begun, _cpu() - before, memory)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bare(path: Path) -> float:
    """Seconds for the texts alone, in transactions of 400."""
    begun = time.perf_counter()
    store = sqlite3.connect(path)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("CREATE TABLE article (id TEXT, text TEXT)")
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines), 1):
            text = "\n".join((row["title"], *row["paragraphs"]))
            store.execute("INSERT INTO article VALUES (?, ?)", (row["id"], text))
            if not number % 400:
                store.commit()
    store.commit()
    store.close()
    return time.perf_counter() - begun
