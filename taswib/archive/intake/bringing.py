"""What a reading of a source brought."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.fetching import Fetched
from taswib.archive.source import Reading
from taswib.archive.taking_in import Outcome, Taken

Then = Callable[[Taken, datetime], None]
"""What the caller does with each article, in the transaction that took it in."""


def nothing(taken: Taken, now: datetime) -> None:
    """For a caller that does no more."""


@dataclass
class Brought:
    """How far a reading came and how it ended; `goes_on` where a back-fill has more to bring."""

    then: Then = nothing
    state: FetchState = FetchState.OK
    detail: str = ""
    retry_at: datetime | None = None
    pages: int = 0
    refused: int = 0
    goes_on: bool = False
    taken: list[Taken] = field(default_factory=list)

    def take(self, one: Taken, now: datetime) -> None:
        self.taken.append(one)
        self.then(one, now)

    def failed(self, fetched: Fetched) -> "Brought":
        self.state, self.detail, self.retry_at = fetched.state, fetched.detail, fetched.retry_at
        return self

    def unreadable(self, why: str) -> "Brought":
        self.state, self.detail = FetchState.UNREADABLE, why
        return self

    def as_reading(self, now: datetime) -> Reading:
        outcomes = [one.outcome for one in self.taken]
        return Reading(
            at=now,
            state=self.state,
            detail=self.detail[:300],
            pages=self.pages,
            new=outcomes.count(Outcome.NEW),
            changed=outcomes.count(Outcome.CHANGED),
            refused=self.refused,
        )
