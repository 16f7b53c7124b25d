"""How much came lately from where, in a fixed piece of memory that all processes of the server share.

A tally is a leaking bucket: what is added runs out again at a steady rate. Names are kept only as hashes under a salt
that is drawn anew each day, and the memory is never on a disk (`site/shared_memory.py`), so a seized server tells
nothing of who came. It is a count-min sketch (Cormode and Muthukrishnan 2005): two names may share a place, which can
only make a tally too high, and only where they share both of theirs.
"""

import secrets
import struct
from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from mmap import mmap
from threading import Lock

_ROWS, _WIDTH = 2, 1 << 15
_DAY, _SLOT = struct.Struct("<I16s"), struct.Struct("<ff")
SIZE = _DAY.size + _ROWS * _WIDTH * _SLOT.size
"""Bytes that the memory must have: half a megabyte."""


class Tallies:
    """Tallies in `memory`, which holds `SIZE` bytes, zeros where it is new.

    Threads wait for each other, processes do not: when two of those add in the same instant one addition can be lost,
    which makes a report too cheap, or a guess one more.
    """

    def __init__(self, memory: "mmap | bytearray") -> None:
        self._memory, self._alone = memory, Lock()

    def add(self, name: bytes, amount: float, leak: float, most: float, now: datetime) -> float:
        """Add to the tally of `name`, which leaks `leak` a minute and holds `most`; its level then."""
        with self._alone:
            moment = self._today(now)
            level = min(most, self._read(name, leak, moment) + amount)
            self._raise(name, leak, moment, level)
        return level

    def take(self, name: bytes, leak: float, many: float, now: datetime) -> float | None:
        """Add one where that makes no more than `many`, and its level then; None, and nothing added, otherwise."""
        with self._alone:
            moment = self._today(now)
            level = self._read(name, leak, moment) + 1
            if level > many:
                return None
            self._raise(name, leak, moment, level)
        return level

    def give_back(self, name: bytes, leak: float, now: datetime) -> None:
        """Take away one that `take` added."""
        with self._alone:
            moment = self._today(now)
            level = self._read(name, leak, moment)
            for place in self._places(name):
                if self._left(place, leak, moment) <= level:
                    _SLOT.pack_into(self._memory, place, moment, max(0.0, level - 1))

    def level(self, name: bytes, leak: float, now: datetime) -> float:
        """The tally of `name` at this moment."""
        with self._alone:
            return self._read(name, leak, self._today(now))

    def _raise(self, name: bytes, leak: float, moment: float, level: float) -> None:
        """A place that holds more, because another name shares it, stays as it is."""
        for place in self._places(name):
            if self._left(place, leak, moment) < level:
                _SLOT.pack_into(self._memory, place, moment, level)

    def _read(self, name: bytes, leak: float, moment: float) -> float:
        return min(self._left(place, leak, moment) for place in self._places(name))

    def _left(self, place: int, leak: float, moment: float) -> float:
        since, level = _SLOT.unpack_from(self._memory, place)
        return float(max(0.0, level - leak * max(0.0, moment - since) / 60))

    def _places(self, name: bytes) -> Iterator[int]:
        _day, salt = _DAY.unpack_from(self._memory)
        number = int.from_bytes(blake2b(name, key=salt, digest_size=8).digest())
        for row in range(_ROWS):
            yield _DAY.size + ((number >> 32 * row) % _WIDTH + row * _WIDTH) * _SLOT.size

    def _today(self, now: datetime) -> float:
        """Seconds of this day; a new day begins with another salt and empty tallies."""
        day, second = divmod(now.timestamp(), 86400)
        kept, _salt = _DAY.unpack_from(self._memory)
        if kept != int(day):
            self._memory[_DAY.size : SIZE] = bytes(SIZE - _DAY.size)
            _DAY.pack_into(self._memory, 0, int(day), secrets.token_bytes(16))
        return second
