"""How a stretch of hashes with their entries is packed into bytes.

A stretch is every hash with the same upper 16 bits, in one part of 65,536 entries; so a hash is told by its lower 16
bits, and so is an entry, and both together are one number of 32 bits. Packed are: how many hashes one entry alone has,
and how many others; those, rising, and the entry of each; the others, rising, and a byte for how many entries each has;
those counts that are too long for a byte; their entries. Two bytes an entry, two or three a hash.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import compress
from operator import not_

_LONG = 255
_HEAD = 4  # bytes
_IS_ONE = (1).__eq__
_LITTLE = sys.byteorder == "little"
NONE: "array[int]" = array("H")


def pack(numbers: "array[int]") -> bytes:
    """Of `hash << 16 | entry`, each of 32 bits ("I"), rising and without doubles."""
    halves = array("H", numbers.tobytes())
    entries, hashes = (halves[0::2], halves[1::2]) if _LITTLE else (halves[1::2], halves[0::2])
    lows = hashes.tolist()
    counts = Counter(lows)
    single = list(map(_IS_ONE, map(counts.__getitem__, lows)))
    alone = list(compress(lows, single))
    others = {one: count for one, count in counts.items() if count > 1}
    shorts = bytes([min(count, _LONG) for count in others.values()])
    longs = [count for count in others.values() if count >= _LONG]
    rest = compress(entries, map(not_, single))
    head = _little([len(alone), len(others)]), _little(alone), _little(compress(entries, single))
    return b"".join((*head, _little(others), shorts, _little(longs), _little(rest)))


def entries_of(packed: bytes, low: int) -> "array[int]":
    """The entries of the hash with these lower 16 bits, rising; none where it is not there."""
    wanted = low.to_bytes(2, "little")
    alone, others = int.from_bytes(packed[:2], "little"), int.from_bytes(packed[2:4], "little")
    past = _HEAD + 2 * alone
    at = _find(packed, wanted, _HEAD, past)
    if at >= 0:
        return _numbers(packed[at + 2 * alone : at + 2 * alone + 2])
    first = past + 2 * alone
    at = _find(packed, wanted, first, first + 2 * others)
    return NONE if at < 0 else _of_many(packed, first + 2 * others, others, (at - first) // 2)


def _find(packed: bytes, wanted: bytes, first: int, end: int) -> int:
    """Where among numbers of two bytes one stands; -1 where it does not."""
    at = packed.find(wanted, first, end)
    while at >= 0 and at & 1:  # all begin at even places
        at = packed.find(wanted, at + 1, end)
    return at


def unpack(packed: bytes) -> "array[int]":
    """What was packed."""
    alone, others = int.from_bytes(packed[:2], "little"), int.from_bytes(packed[2:4], "little")
    first = _HEAD + 4 * alone
    hashes = _numbers(packed[_HEAD : _HEAD + 2 * alone]) + _numbers(packed[first : first + 2 * others])
    return array("I", sorted(low << 16 | entry for low in hashes for entry in entries_of(packed, low)))


def _of_many(packed: bytes, first: int, others: int, place: int) -> "array[int]":
    """The entries of hash number `place` of those that several have; their counts begin at byte `first`."""
    counts = packed[first : first + others]
    start, count, begin = sum(counts[:place]), counts[place], first + others
    if _LONG in counts:
        longs = _numbers(packed[begin : begin + 2 * counts.count(_LONG)])
        before = counts[:place].count(_LONG)
        start += sum(longs[:before]) - _LONG * before
        count = longs[before] if count == _LONG else count
        begin += 2 * len(longs)
    return _numbers(packed[begin + 2 * start : begin + 2 * (start + count)])


def _numbers(packed: bytes) -> "array[int]":
    numbers = array("H", packed)
    if not _LITTLE:
        numbers.byteswap()
    return numbers


def _little(numbers: Iterable[int]) -> bytes:
    packed = array("H", numbers)
    if not _LITTLE:
        packed.byteswap()
    return packed.tobytes()
