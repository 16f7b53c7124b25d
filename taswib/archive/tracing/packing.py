"""How a stretch of hashes with their entries is packed into bytes.

A stretch is every hash with the same upper 16 bits, in one part of 65,536 entries; so a hash is told by its lower 16
bits, and so is an entry, and both together are one number of 32 bits. Packed are: how many hashes one entry alone has,
and how many others; those, rising, and the entry of each; the others, rising, and a byte for how many entries each has;
of those that very many have the count and the bytes that they take; the entries of the few; the steps between those of
the very many, a byte each. Two bytes an entry, one where they stand close; two or three a hash.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, compress
from operator import not_

_MANY = 128
"""Entries from which on a list holds steps: below, a step takes a byte less only where a part is not full."""
_LONG = 255
"""In place of a count: very many. As a step: so far, and then on."""
_HEAD = 4  # bytes
_IS_ONE, _IS_STEP = (1).__eq__, (255).__ne__
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
    shorts = bytes([count if count < _MANY else _LONG for count in others.values()])
    few, many = _parted(list(compress(entries, map(not_, single))), others.values())
    longs = _little([number for count, steps in many for number in (count, len(steps))])
    head = _little([len(alone), len(others)]), _little(alone), _little(compress(entries, single))
    return b"".join((*head, _little(others), shorts, longs, _little(few), *(steps for _, steps in many)))


def _parted(entries: list[int], counts: Iterable[int]) -> tuple[list[int], list[tuple[int, bytes]]]:
    """The entries of lists of these lengths: those of the few, and of each of the others its length and its steps."""
    few: list[int] = []
    many: list[tuple[int, bytes]] = []
    start = 0
    for count in counts:
        listed = entries[start : start + count]
        start += count
        if count < _MANY:
            few += listed
        else:
            many.append((count, bytes(_steps(listed))))
    return few, many


def _steps(entries: Iterable[int]) -> Iterator[int]:
    last = 0
    for entry in entries:
        yield from (_LONG,) * ((entry - last) // _LONG)
        yield (entry - last) % _LONG
        last = entry


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
    longs = counts.count(_LONG)
    begin, before = first + others + 4 * longs, counts[:place].count(_LONG)
    if counts[place] != _LONG:
        begin += 2 * (sum(counts[:place]) - _LONG * before)
        return _numbers(packed[begin : begin + 2 * counts[place]])
    sizes = _numbers(packed[first + others : begin])[1::2]
    begin += 2 * (sum(counts) - _LONG * longs) + sum(sizes[:before])
    return _followed(packed[begin : begin + sizes[before]])


def _followed(steps: bytes) -> "array[int]":
    return array("H", compress(accumulate(steps), map(_IS_STEP, steps)))


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
