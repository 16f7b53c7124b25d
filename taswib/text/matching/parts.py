"""A long text as passages that can be sought one by one."""

import re
from itertools import pairwise

_WHOLE = 180
"""Words up to which a text is one passage."""
_PART, _PARTS = 90, 24
"""Words of a part, and how many parts are sought of a text that has more, evenly over its length: a copy of a long text
shows in many of them, and a query's time has a bound.
"""
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"\n|(?<=[.؟!?])\s")


def parts(text: str) -> list[tuple[int, int]]:
    """The spans to seek, in code points: the whole text, or its parts, cut at lines and sentences where they allow it."""
    starts = [found.start() for found in _WORD.finditer(text)]
    if len(starts) <= _WHOLE:
        return [(0, len(text))]
    found = list(pairwise([*_bounds(text, starts), len(text)]))
    step = max(1.0, len(found) / _PARTS)
    return [found[int(number * step)] for number in range(min(len(found), _PARTS))]


def _bounds(text: str, starts: list[int]) -> list[int]:
    """Where the parts begin: at the last sentence that begins in time, else at a word."""
    sentences = {found.end() for found in _SENTENCE.finditer(text)}
    bounds, number = [0], 0
    while number + _PART < len(starts):
        ahead = range(number + _PART, number + _PART // 2, -1)
        number = next((one for one in ahead if starts[one] in sentences), number + _PART)
        bounds.append(starts[number])
    return bounds
