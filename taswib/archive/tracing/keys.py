"""The numbers under which postings are stored and found."""

from collections.abc import Iterable

PART = 16
"""Bits of an entry's number within its part: 65,536 entries share one."""
STRETCH = 16
"""Bits of a hash within its stretch: there are 65,536 of those."""
FRESH = 31
"""Bits of an entry's number in a fresh row."""
LOW = (1 << 16) - 1
NUMBER = (1 << FRESH) - 1


def postings_key(index: int, hashed: int, part: int) -> int:
    """Of the stretch that holds the hash; those of an index follow each other, and those of a stretch."""
    return index << 32 | hashed >> STRETCH << 16 | part


def first_key(index: int) -> int:
    return index << 32


def fresh_key(hashed: int, number: int) -> int:
    return hashed << FRESH | number


def fresh_keys(hashes: Iterable[int], number: int) -> list[int]:
    """`fresh_key` of each, without a call for each: an article has hundreds."""
    return [hashed << FRESH | number for hashed in hashes]


def of_fresh(key: int) -> tuple[int, int]:
    """The hash and the entry's number."""
    return key >> FRESH, key & NUMBER
