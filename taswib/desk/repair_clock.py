"""The clock of a repair: when the desk must act, and when a copy is read again."""

from datetime import date, datetime, timedelta

from taswib.desk.deadlines import due_after
from taswib.desk.repair_state import UNMENDED, RepairState
from taswib.people.newsroom import Newsroom

DAYS_TO_ASK = 2
"""Working days from the confirmation to the message."""
DAYS_TO_ANSWER = 5
"""Working days that a site has, and from one reminder to the next."""
REMINDERS = 3
"""After so many the desk decides how to go on; the copy is still read."""
LEASE = timedelta(minutes=15)
"""How long whoever reads a copy has it to themselves."""
SOONEST, LATEST = timedelta(hours=1), timedelta(days=30)


def due_on(newsroom: Newsroom, state: RepairState, since: datetime) -> date | None:
    """The day by which something is to happen that doesn't happen by itself; None when nothing is waited for."""
    if state not in UNMENDED or state == RepairState.REFUSED:
        return None
    days = DAYS_TO_ANSWER if state == RepairState.ASKED else DAYS_TO_ASK
    return due_after(newsroom, since, days)


def next_reading(since: datetime, now: datetime) -> datetime:
    """When to read again what was last changed, asked or answered at `since`.

    Each wait is as long as all that has passed: an hour, two, four … thirty days: some twenty readings in a year, most of
    them in the first week, in which most sites mend what they mend.
    """
    return now + min(max(now - since, SOONEST), LATEST)
