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

_ROWS, _WIDTH = 2, 1 << 15
_DAY, _SLOT = struct.Struct("<I16s"), struct.Struct("<ff")
SIZE = _DAY.size + _ROWS * _WIDTH * _SLOT.size
"""Bytes that the memory must have: half a megabyte."""


class Tallies:
    """Tallies in `memory`, which holds `SIZE` bytes, zeros where it is new.

    Processes write without waiting for each other: when two add in the same instant one addition can be lost, which
    costs nobody more than a report too cheap.
    """

    def __init__(self, memory: "mmap | bytearray") -> None:
        self._memory = memory

    def add(self, name: bytes, amount: float, leak: float, most: float, now: datetime) -> float:
        """Add to the tally of `name`, which leaks `leak` a minute and holds `most`; its level then."""
        moment = self._today(now)
        level = min(most, self._read(name, leak, moment) + amount)
        for place in self._places(name):
            _SLOT.pack_into(self._memory, place, moment, level)
        return level

    def level(self, name: bytes, leak: float, now: datetime) -> float:
        """The tally of `name` at this moment."""
        return self._read(name, leak, self._today(now))

    def _read(self, name: bytes, leak: float, moment: float) -> float:
        slots = (_SLOT.unpack_from(self._memory, place) for place in self._places(name))
        return min(max(0.0, level - leak * max(0.0, moment - since) / 60) for since, level in slots)

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
