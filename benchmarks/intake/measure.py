"""Windows of load on one side, and what they cost."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import add, sub

from benchmarks.intake.load import Form, Outcome, drive
from benchmarks.intake.processes import cpu_seconds
from benchmarks.intake.server import Server
from benchmarks.intake.side import Countable, Side

MOST_A_SECOND = 3000
"""More posts a second than two processors of today can take; so many endings are made ahead."""


@dataclass(frozen=True)
class Window:
    """What was acknowledged and stored, and the processor time it took. Windows of one side add up."""

    side: str
    outcome: Outcome
    acknowledged: int
    errors: int
    stored: int
    server_seconds: float
    database_seconds: float | None

    def __add__(self, other: "Window") -> "Window":
        return Window(
            side=self.side,
            outcome=self.outcome + other.outcome,
            acknowledged=self.acknowledged + other.acknowledged,
            errors=self.errors + other.errors,
            stored=self.stored + other.stored,
            server_seconds=self.server_seconds + other.server_seconds,
            database_seconds=_combined(add, self.database_seconds, other.database_seconds),
        )

    @property
    def a_second(self) -> float:
        return self.acknowledged / self.outcome.seconds

    @property
    def unacknowledged(self) -> int:
        """Stored, the answer still under way when a window closed: 32 a window at most. Below zero: lost."""
        return self.stored - self.acknowledged

    @property
    def server_ms(self) -> float:
        """Milliseconds of the server's processor time a stored report."""
        return 1000 * self.server_seconds / max(self.stored, 1)

    @property
    def database_ms(self) -> float | None:
        """The same of the database's own server, where it has one."""
        return None if self.database_seconds is None else 1000 * self.database_seconds / max(self.stored, 1)


@contextmanager
def warm(side: Side, seconds: int) -> Iterator[Callable[[int], Window]]:
    """The side's server, driven for `seconds` already; call what is yielded for a window of so many seconds."""
    with side.serving() as server:
        form = side.form(server)
        drive(server.port, form, side.endings(MOST_A_SECOND * seconds), seconds)
        yield lambda length: _window(side, server, form, length)


def settled(rows: Countable) -> int:
    """How many rows there are once nothing is being written any more."""
    last, now = -1, rows.count()
    while now != last:
        time.sleep(0.3)
        last, now = now, rows.count()
    return now


def _window(side: Side, server: Server, form: Form, seconds: int) -> Window:
    endings = list(side.endings(MOST_A_SECOND * seconds))
    stored, used, database_used = settled(side.rows), cpu_seconds(server.pid), _database_seconds(side)
    outcome = drive(server.port, form, endings, seconds)
    return Window(
        side=side.name,
        outcome=outcome,
        acknowledged=outcome.acknowledged(form),
        errors=outcome.errors(form),
        stored=settled(side.rows) - stored,
        server_seconds=cpu_seconds(server.pid) - used,
        database_seconds=_combined(sub, _database_seconds(side), database_used),
    )


def _database_seconds(side: Side) -> float | None:
    return None if side.database_pid is None else cpu_seconds(side.database_pid)


def _combined(how: Callable[[float, float], float], one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else how(one, other)
