"""How often somebody may try: a guesser waits ever longer, nobody is shut out for good, and no address is stored.

A try is counted before it is looked at, so that many at once are no more than one after another; one that was right is
given back, and all run out again. Passwords are counted by name and network together, so that whoever guesses at an
editor's name from elsewhere does not keep the editor out.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from taswib.design.network import network_of
from taswib.desk.flood import MEMORY
from taswib.people.person import Person


@dataclass(frozen=True)
class Limit:
    """`many` at once, and then so many `a_minute`."""

    many: float
    a_minute: float


_OF_NAME, _OF_NETWORK = Limit(6.0, 2.0), Limit(60.0, 20.0)
_OF_CODES = Limit(6.0, 3.0)
"""Three codes of a million are right at a moment: 4,320 tries a day, by somebody who has the password, find one in 77 days."""
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Try:
    """One try that may be made, counted already. `is_last` where the next one has to wait."""

    counted: tuple[tuple[bytes, Limit], ...]
    is_last: bool

    def was_right(self, now: datetime) -> None:
        for name, limit in self.counted:
            MEMORY.tallies().give_back(name, limit.a_minute, now)


def try_password(request: HttpRequest, username: str, now: datetime) -> Try | None:
    """None where there were too many: then the password is not to be looked at."""
    network = network_of(request)
    return _try(((_name(network, username), _OF_NAME), (b"sign-in" + network, _OF_NETWORK)), now)


def try_code(person: Person, now: datetime) -> Try | None:
    """None where there were too many: then the code is not to be looked at."""
    return _try(((b"codes of %d" % person.pk, _OF_CODES),), now)


def _try(wanted: tuple[tuple[bytes, Limit], ...], now: datetime) -> Try | None:
    counted: list[tuple[bytes, Limit]] = []
    is_last = False
    for name, limit in wanted:
        level = MEMORY.tallies().take(name, limit.a_minute, limit.many, now)
        if level is None:
            Try(tuple(counted), is_last).was_right(now)
            return None
        counted.append((name, limit))
        is_last = is_last or level > limit.many - 1
    return Try(tuple(counted), is_last)


def _name(network: bytes, username: str) -> bytes:
    """However it is spelt: as the form reads a name, which is how it is looked up."""
    spelt = unicodedata.normalize("NFKC", username.strip()).strip().casefold()[:_LONGEST_NAME]
    return b"name" + network + spelt.encode(errors="replace")
