"""One window of load on one side, and what it cost."""

import time
from dataclasses import dataclass

from benchmarks.intake.load import Outcome, drive
from benchmarks.intake.processes import cpu_seconds
from benchmarks.intake.side import Countable, Side

MOST_A_SECOND = 3000
"""More posts a second than two processors of today can take; so many endings are made ahead."""


@dataclass(frozen=True)
class Window:
    """What was acknowledged and stored, how fast, and the processor time a report took in milliseconds."""

    side: str
    outcome: Outcome
    acknowledged: int
    errors: int
    stored: int
    server_ms: float
    database_ms: float | None

    @property
    def a_second(self) -> float:
        return self.acknowledged / self.outcome.seconds

    @property
    def unacknowledged(self) -> int:
        """Stored, the answer still under way when the window closed: 32 at most. Below zero: lost."""
        return self.stored - self.acknowledged


def measure(side: Side, seconds: int, warm_up: int) -> Window:
    """Start the side's server, drive it for `warm_up` seconds, then for `seconds` that count."""
    with side.serving() as server:
        form = side.form(server)
        endings = list(side.endings(MOST_A_SECOND * seconds))
        drive(server.port, form, side.endings(MOST_A_SECOND * warm_up), warm_up)
        before, used, database_used = settled(side.rows), cpu_seconds(server.pid), _database_seconds(side)
        outcome = drive(server.port, form, endings, seconds)
        after = settled(side.rows)
        acknowledged = outcome.acknowledged(form)
        return Window(
            side=side.name,
            outcome=outcome,
            acknowledged=acknowledged,
            errors=outcome.errors(form),
            stored=after - before,
            server_ms=_milliseconds(cpu_seconds(server.pid) - used, acknowledged),
            database_ms=_database_share(side, database_used, acknowledged),
        )


def settled(rows: Countable) -> int:
    """How many rows there are once nothing is being written any more."""
    last, now = -1, rows.count()
    while now != last:
        time.sleep(0.3)
        last, now = now, rows.count()
    return now


def _database_seconds(side: Side) -> float | None:
    return None if side.database_pid is None else cpu_seconds(side.database_pid)


def _database_share(side: Side, before: float | None, reports: int) -> float | None:
    after = _database_seconds(side)
    return None if before is None or after is None else _milliseconds(after - before, reports)


def _milliseconds(seconds: float, reports: int) -> float:
    return 1000 * seconds / max(reports, 1)
