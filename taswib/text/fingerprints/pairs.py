"""Pairs of neighbouring stems: the least that tells a sentence from another, and that a cut or a changed word spares."""

from collections.abc import Sequence
from itertools import islice
from operator import xor
from typing import NamedTuple

from taswib.text.fingerprints.reading import read

VERSION = 4
"""Of stems, numbers and pairs together: raise it when any of them changes, and every index is made again."""
_MASK = 0xFFFFFFFF


class Fingerprint(NamedTuple):
    """Numbers of 32 bits."""

    pairs: set[int]
    stems: set[int]


def fingerprint(text: str) -> Fingerprint:
    """Of a whole text; a pair may reach over the end of a line, since a copy may put one elsewhere."""
    return fingerprint_of(read(text).stems)


def fingerprint_of(stems: Sequence[int]) -> Fingerprint:
    """Of a text that was read."""
    singles = set(stems)
    singles.discard(0)
    figures = {stem for stem in singles if stem < 0}
    if figures:
        singles = (singles - figures) | {figure & _MASK for figure in figures}
    return Fingerprint(set(pairs([stem for stem in stems if stem > 0])), singles)


def pairs(stems: Sequence[int]) -> list[int]:
    """The number of each two neighbours, which is the same in either order: bits in which two numbers differ are as good as
    drawn by lot where those of both are.
    """
    return list(map(xor, stems, islice(stems, 1, None)))
