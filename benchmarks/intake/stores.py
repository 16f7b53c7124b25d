"""The two databases that each side is measured on, and how many rows it has stored there."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import psycopg

from scripts.cluster import Cluster


class Store(Protocol):
    """A database that is open to counting, whoever writes to it."""

    @property
    def label(self) -> str:
        """What it is, and how durable."""

    @property
    def pid(self) -> int | None:
        """The first process of its own server; None where it lives in the processes that use it."""

    def count(self, table: str) -> int:
        """How many rows `table` holds now."""


@dataclass(frozen=True)
class Rows:
    """Where a side keeps what it acknowledged, one row for each."""

    store: Store
    table: str

    def count(self) -> int:
        return self.store.count(self.table)


@dataclass(frozen=True)
class Sqlite:
    """A file; `journal_mode` and `synchronous` are what the benchmark asks of both sides."""

    path: Path
    label: str = "SQLite, WAL, synchronous=FULL"
    pid: None = None

    def count(self, table: str) -> int:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@dataclass(frozen=True)
class Postgres:
    """A database in the cluster that both sides share, with fsync and synchronous_commit on."""

    cluster: Cluster
    name: str
    label: str = "PostgreSQL, fsync, synchronous_commit"

    @property
    def pid(self) -> int:
        return self.cluster.pid

    @property
    def address(self) -> str:
        return self.cluster.address(self.name)

    def count(self, table: str) -> int:
        with psycopg.connect(self.address) as connection:
            row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert row is not None
        return int(row[0])
