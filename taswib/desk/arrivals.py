"""What the desk does when a text has come in. Every way in calls `arrived`, in the transaction that took it in."""

from collections.abc import Callable, Sequence
from datetime import datetime

from taswib.archive.taking_in import Taken
from taswib.desk.carrying import carry
from taswib.desk.entry_watch import is_watching, read_what_came_in, watch_entry
from taswib.desk.guarding import guard

STEPS: tuple[Callable[[Taken, datetime], object], ...] = (guard, carry, watch_entry, read_what_came_in)
"""In their order. Each does nothing for a text that is none of its business, and nothing twice."""


def arrived(taken: Taken, now: datetime) -> None:
    """Take every step for one text that came in."""
    for step in STEPS:
        step(taken, now)


def all_arrived(taken: Sequence[Taken], now: datetime) -> None:
    """As `arrived` for each in turn. Whether the watch on entry has anything to compare with is asked once, not for each."""
    watching = any(map(is_watching, {one.article.newsroom for one in taken}))
    steps = [step for step in STEPS if watching or step is not watch_entry]
    for one in taken:
        for step in steps:
            step(one, now)
