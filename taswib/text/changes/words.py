"""What differs between two texts, word by word, for people to look at."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from taswib.text.characters import TASHKEEL

Span = tuple[int, int]

_WORD = re.compile(rf"\s*(?:[\w{TASHKEEL}\u0300-\u036f\u200c\u200d]+(?:[.,٫٬]\d+)*[%٪]?|[^\w\s])\s*|\s+")
_CELLS = 5_000 * 5_000
"""Words before times words after beyond which a comparison is not made at once: it takes 3 MB and some 5 ms at this
size, about what cutting that much text into words takes, and grows with the square."""
_ISLAND = 3  # letters; so short a match amid replaced words is chance, and reads worse than none


class Change(NamedTuple):
    """A stretch of both texts, as half-open code point spans: the same words, or words only in one of them.

    In 'same' the words agree, the blanks between them may not. Of a 'removed' or 'added' stretch the other span is
    empty and says where the words would stand.
    """

    kind: Literal["same", "removed", "added"]
    before: Span
    after: Span


class _Same(NamedTuple):
    """`length` words from place `before` on are those from place `after` on."""

    before: int
    after: int
    length: int


def words(text: str) -> list[Span]:
    """The words and signs of a text as spans that follow each other without a gap: blanks belong to the word before
    them, and those at the beginning to the first word. A figure's per cent sign belongs to the figure.
    """
    return [found.span() for found in _WORD.finditer(text)]


def word_changes(before: str, after: str) -> list[Change]:
    """The changes in their order; together they cover both texts completely. What was replaced comes as removed, then
    added.
    """
    spans = words(before), words(after)
    numbers: dict[str, int] = {}
    keys = [
        [numbers.setdefault(text[start:end].strip(), len(numbers)) for start, end in found]
        for text, found in zip((before, after), spans, strict=True)
    ]
    lines = [_lines(text, found) for text, found in zip((before, after), spans, strict=True)]
    same = _without_islands(_joined(_same(keys, lines)), before, spans[0], len(spans[1]))
    return list(_told(same, spans))


def _told(same: list[_Same], spans: tuple[list[Span], list[Span]]) -> Iterator[Change]:
    old, new = ([start for start, _ in found] + [found[-1][1] if found else 0] for found in spans)
    i = j = 0
    for block in [*same, _Same(len(spans[0]), len(spans[1]), 0)]:
        if i < block.before:
            yield Change("removed", (old[i], old[block.before]), (new[j], new[j]))
        if j < block.after:
            yield Change("added", (old[block.before], old[block.before]), (new[j], new[block.after]))
        i, j = block.before + block.length, block.after + block.length
        if block.length:
            yield Change("same", (old[block.before], old[i]), (new[block.after], new[j]))


def _same(keys: list[list[int]], lines: list[list[int]]) -> Iterator[_Same]:
    """Word by word where that is affordable, else line by line first and word by word within what was replaced."""
    old, new = keys
    if len(old) * len(new) <= _CELLS:
        yield from _compared(old, new)
        return
    numbers: dict[tuple[int, ...], int] = {}
    coarse = [
        [numbers.setdefault(tuple(key[a:b]), len(numbers)) for a, b in pairwise(ends)]
        for key, ends in zip(keys, lines, strict=True)
    ]
    i = j = 0
    for block in [*_compared(*coarse), _Same(len(coarse[0]), len(coarse[1]), 0)]:
        a, b = lines[0][block.before], lines[1][block.after]
        yield from (_Same(i + x, j + y, n) for x, y, n in _compared(old[i:a], new[j:b]))
        i, j = lines[0][block.before + block.length], lines[1][block.after + block.length]
        yield _Same(a, b, i - a)


def _compared(old: Sequence[int], new: Sequence[int]) -> Iterator[_Same]:
    """What both share: the beginning, the end, and between them what a comparison finds, if it is affordable."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    yield _Same(0, 0, head)
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if left and right and len(left) * len(right) <= _CELLS:
        for code in Indel.opcodes(left, right):
            if code.tag == "equal":
                yield _Same(head + code.src_start, head + code.dest_start, code.src_end - code.src_start)
    yield _Same(len(old) - tail, len(new) - tail, tail)


def _joined(blocks: Iterator[_Same]) -> list[_Same]:
    joined: list[_Same] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and (last.before + last.length, last.after + last.length) == block[:2]:
            joined[-1] = last._replace(length=last.length + block.length)
        elif block.length:
            joined.append(block)
    return joined


def _without_islands(same: list[_Same], text: str, spans: list[Span], words_after: int) -> list[_Same]:
    kept: list[_Same] = []
    i = j = 0
    for block, following in pairwise([*same, _Same(len(spans), words_after, 0)]):
        stretch = text[spans[block.before][0] : spans[block.before + block.length - 1][1]].strip()
        replaced_before = i < block.before and j < block.after
        replaced_after = all(a + block.length < b for a, b in zip(block[:2], following[:2], strict=True))
        if not (replaced_before and replaced_after and len(stretch) <= _ISLAND):
            kept.append(block)
            i, j = block.before + block.length, block.after + block.length
    return kept


def _lines(text: str, spans: list[Span]) -> list[int]:
    """Where lines begin, counted in words: 0, behind each word that a line end follows, and the number of words."""
    ends = [place for place, (start, end) in enumerate(spans, 1) if "\n" in text[start:end]]
    return sorted({0, *ends, len(spans)})
