"""Whether a report that was sent may come in now, and what is asked of it otherwise."""

from dataclasses import dataclass
from datetime import datetime
from mmap import mmap
from pathlib import Path

from django.conf import settings

from taswib.desk.flood.place_in_line import WAITS, place_for, seconds_left
from taswib.desk.flood.tallies import SIZE, Tallies
from taswib.desk.flood.toll import PAID, UNPAID, Toll, count, toll_now
from taswib.desk.flood.work import challenge_for, work_done


@dataclass(frozen=True)
class Asked:
    """What a form must bring: the work's `challenge` (JSON), or its `place` in line and `seconds` until its turn."""

    challenge: str
    place: str
    seconds: int


@dataclass(frozen=True)
class Admission:
    """`asked` is None when the report comes in; `waited` when it came in by waiting, without work."""

    asked: Asked | None = None
    waited: bool = False


def toll_for(submission: str, network: bytes, now: datetime) -> Asked | None:
    """What a form that is opened now will have to bring; None on a calm day."""
    toll = _toll(network, now)
    return _asked(submission, toll, "", now) if toll else None


def admit(submission: str, network: bytes, *, answer: str, place: str, now: datetime) -> Admission:
    """Weigh a form that was sent, with the `answer` to its challenge or its `place` in line, and count it."""
    tallies, toll = _tallies(), _toll(network, now)
    # Work that was asked for when less came is honoured for one step: the reader began in good time.
    if toll is Toll.NONE or work_done(answer, submission) >= max(toll - 1, Toll.LITTLE):
        count(tallies, network, UNPAID if toll is Toll.NONE else PAID, now)
        return Admission()
    count(tallies, network, PAID, now)
    if seconds_left(place, submission, now) == 0:
        return Admission(waited=True)
    return Admission(asked=_asked(submission, toll, place, now))


def _toll(network: bytes, now: datetime) -> Toll:
    return toll_now(_tallies(), network, now) if settings.FLOOD else Toll.NONE


def _asked(submission: str, toll: Toll, place: str, now: datetime) -> Asked:
    """The place in line that the form has already is kept: pressing again must not send it back to the end."""
    left = seconds_left(place, submission, now)
    if left is None:
        place, left = place_for(submission, toll, now), WAITS[toll]
    return Asked(challenge_for(submission, toll, now), place, left)


class Memory:
    """The server's memory of what came; of one process's own where no server gave any."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, as a server does that is started."""
        self._path, self._tallies = "", Tallies(bytearray(SIZE))

    def tallies(self) -> Tallies:
        path = settings.TALLIES
        if path != self._path:
            self._path, self._tallies = path, Tallies(_opened(path))
        return self._tallies


def _opened(path: str) -> "mmap | bytearray":
    if not path:
        return bytearray(SIZE)
    with Path(path).open("r+b") as file:
        return mmap(file.fileno(), SIZE)


MEMORY = Memory()
_tallies = MEMORY.tallies
