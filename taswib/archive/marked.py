"""Marked words in their revision, with what stands around them."""

from typing import NamedTuple

from taswib.archive.revision import Revision
from taswib.text.passages import Passage


class Marked(NamedTuple):
    """A passage; `marked` are the words meant in it, between `before` and `after`. All "" outside them."""

    position: int
    before: str
    marked: str
    after: str


def surroundings(revision: Revision, span: tuple[int, int] | None) -> list[Marked]:
    """The passages that `span` (code points) touches, with one before and one after; none for no span."""
    if span is None:
        return []
    start, end = span
    every = revision.passages
    touched = [index for index, one in enumerate(every) if one.start < end and start < one.end]
    if not touched:
        return []
    near = every[max(0, touched[0] - 1) : touched[-1] + 2]
    return [_mark(revision.text, one, start, end) for one in near]


def _mark(text: str, passage: Passage, start: int, end: int) -> Marked:
    first = min(max(start, passage.start), passage.end)
    last = max(min(end, passage.end), first)
    return Marked(passage.position, text[passage.start : first], text[first:last], text[last : passage.end])
