"""The library of deadline profiles: what regulators and press laws demand, to be taken and edited."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from taswib.desk.deadline_profile import DeadlineProfile, Verification
from taswib.desk.working_calendar import spoken
from taswib.people.newsroom import Newsroom
from taswib.people.spoken import in_this_language

HISTORY = "history"


@dataclass(frozen=True)
class LibraryProfile:
    """`days` is None where only the duty is known; `status` is a Verification, or HISTORY for a repealed text."""

    key: str
    ar: str
    en: str
    source: str
    status: str
    kinds: tuple[str, ...]
    duty: str
    unit: str
    pauses: bool
    days: int | None = None

    @property
    def name(self) -> str:
        return in_this_language(self.ar, self.en)

    @property
    def within(self) -> str:
        """Its days, as people say them; "" where they are not known."""
        return spoken(self.days, self.unit) if self.days else ""

    @property
    def verified(self) -> Verification | None:
        """None for history."""
        return None if self.is_history else Verification(self.status)

    @property
    def is_history(self) -> bool:
        return self.status == HISTORY

    def taken_by(self, newsroom: Newsroom) -> DeadlineProfile:
        """An unsaved profile to start from, not kept before somebody has looked at it. Raises ValueError for history."""
        if self.is_history:
            raise ValueError(f"{self.key} is a repealed text")
        known = {"days": self.days} if self.days else {}
        return DeadlineProfile(
            newsroom=newsroom,
            key=self.key,
            name_ar=self.ar,
            name_en=self.en,
            source=self.source,
            verification=self.status,
            kinds=list(self.kinds),
            duty=self.duty,
            unit=self.unit,
            pauses=self.pauses,
            **known,
        )


@cache
def library() -> dict[str, LibraryProfile]:
    """Every profile by its key, in the order of the file."""
    rows = tomllib.loads((Path(__file__).parent / "library" / "deadlines.toml").read_text())["profile"]
    return {row["key"]: LibraryProfile(**row | {"kinds": tuple(row["kinds"])}) for row in rows}
