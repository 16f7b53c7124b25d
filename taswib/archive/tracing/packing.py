"""How a stretch of hashes with their entries is packed into bytes.

A stretch is every hash with the same upper 16 bits, in one part of 65,536 entries; so a hash is told by its lower 16
bits, and so is an entry, and both together are one number of 32 bits. Packed are: how many hashes; the hashes, rising;
a byte for how many entries each has; those counts that are too long for a byte; the entries. Two bytes an entry and
three a hash.
"""

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

_LONG = 255
_LITTLE = sys.byteorder == "little"
NONE: "array[int]" = array("H")


def pack(numbers: "array[int]") -> bytes:
    """Of `hash << 16 | entry`, each of 32 bits ("I"), rising and without doubles."""
    halves = array("H", numbers.tobytes())
    entries, hashes = (halves[0::2], halves[1::2]) if _LITTLE else (halves[1::2], halves[0::2])
    counts = Counter(hashes)
    longs = [count for count in counts.values() if count >= _LONG]
    shorts = bytes(counts.values()) if not longs else bytes(min(count, _LONG) for count in counts.values())
    return b"".join((_little([len(counts)]), _little(counts), shorts, _little(longs), _little(entries)))


def entries_of(packed: bytes, low: int) -> "array[int]":
    """The entries of the hash with these lower 16 bits, rising; none where it is not there."""
    size = int.from_bytes(packed[:2], "little")
    past = 2 + 2 * size
    hashes = _numbers(packed[2:past])
    place = bisect_left(hashes, low)
    if place == size or hashes[place] != low:
        return NONE
    counts = packed[past : past + size]
    start, count, first = sum(counts[:place]), counts[place], past + size
    if _LONG in counts:
        longs = _numbers(packed[first : first + 2 * counts.count(_LONG)])
        before = counts[:place].count(_LONG)
        start += sum(longs[:before]) - _LONG * before
        count = longs[before] if count == _LONG else count
        first += 2 * len(longs)
    return _numbers(packed[first + 2 * start : first + 2 * (start + count)])


def unpack(packed: bytes) -> "array[int]":
    """What was packed."""
    size = int.from_bytes(packed[:2], "little")
    hashes = _numbers(packed[2 : 2 + 2 * size])
    return array("I", [low << 16 | entry for low in hashes for entry in entries_of(packed, low)])


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
