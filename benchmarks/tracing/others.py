"""The peers: each finds candidates among passages of 12 to 60 words, and our own verifier judges them for all alike."""

import json
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psycopg

from benchmarks.peer_packages import PeerPackages
from scripts.cluster import Cluster
from taswib.text.fingerprints import read, stem

_HERE = Path(__file__).parent
_PACKAGES = PeerPackages("tracing", _HERE / "peer-requirements.lock")
_MOST, _RAREST, _SLOW = 30, 8, 40


class Asked(NamedTuple):
    """Of each query the numbers of passages, best first; processor seconds each and to build, bytes of the index."""

    found: list[list[int]]
    times: list[float]
    built: float
    size: int


def step_of(queries: Sequence[str]) -> int:
    """Of slow peers only every n-th query is asked."""
    return max(1, len(queries) // _SLOW)


def stems_of(words: str) -> str:
    """What all peers index: the same light stems that we do."""
    return " ".join(filter(None, (stem(word) for word in read(words).words)))


def apart(name: str, folder: Path, passages: Sequence[str], queries: Sequence[str]) -> Asked:
    """tantivy or rensa, in their own environment. Raises NoPeer."""
    _PACKAGES.install()
    (folder / "passages.json").write_text(json.dumps(passages))
    (folder / "queries.json").write_text(json.dumps(queries))
    program = [str(_PACKAGES.program("python")), str(_HERE / "peers" / f"with_{name}.py"), str(folder)]
    subprocess.run(program, check=True)
    told = json.loads((folder / f"{name}.json").read_text())
    return Asked(told["found"], told["times"], told["built"], told["size"])


def fts5(folder: Path, passages: Sequence[str], queries: Sequence[str]) -> Asked:
    """SQLite's full text search, asked for the rarest words of each query: asked for all, it takes a second."""
    spread = Counter(word for words in passages for word in set(words.split()))
    database = sqlite3.connect(folder / "fts5.sqlite3")
    began = time.process_time()
    database.execute("CREATE VIRTUAL TABLE passage USING fts5(words, content='', tokenize='unicode61')")
    database.executemany("INSERT INTO passage (rowid, words) VALUES (?, ?)", enumerate(passages))
    database.execute("INSERT INTO passage (passage) VALUES ('optimize')")
    database.commit()
    built = time.process_time() - began
    found, times = [], []
    for words in queries:
        started = time.process_time()
        known = sorted({word for word in words.split() if word in spread}, key=spread.__getitem__)[:_RAREST]
        asked = " OR ".join(f'"{word}"' for word in known)
        rows = database.execute("SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?", (asked, _MOST))
        found.append([number for (number,) in rows] if asked else [])
        times.append(time.process_time() - started)
    database.execute("VACUUM")
    return Asked(found, times, built, (folder / "fts5.sqlite3").stat().st_size)


def trigrams(passages: Sequence[str], queries: Sequence[str]) -> Asked:
    """PostgreSQL's pg_trgm; of its queries only every n-th, since each takes half a second. By the clock, since
    the work is the server's.
    """
    with Cluster.start() as cluster, psycopg.connect(cluster.create_database("peers")) as database:
        database.execute("CREATE EXTENSION pg_trgm")
        database.execute("CREATE TABLE passage (number int, words text)")
        with database.cursor().copy("COPY passage FROM STDIN") as copy:
            for row in enumerate(passages):
                copy.write_row(row)
        began = time.perf_counter()
        database.execute("CREATE INDEX found ON passage USING gin (words gin_trgm_ops)")
        built = time.perf_counter() - began
        size = database.execute("SELECT pg_relation_size('found')").fetchone()
        found, times = [], []
        for words in queries[:: step_of(queries)]:
            started = time.perf_counter()
            rows = database.execute(
                "SELECT number FROM passage WHERE words %% %s ORDER BY similarity(words, %s) DESC LIMIT 30",
                (words, words),
            )
            found.append([number for (number,) in rows])
            times.append(time.perf_counter() - started)
        return Asked(found, times, built, int(size[0]) if size else 0)
