"""A passage in the pieces that somebody says and those that the newsroom says itself."""

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.text.passages import Passage

Span = tuple[int, int]


class Piece(NamedTuple):
    """Words that follow one another; `statement` is what they belong to, None for the newsroom's own."""

    words: str
    statement: Statement | None


def pieces(revision: Revision, passage: Passage, statements: Iterable[Statement]) -> list[Piece]:
    """All words of the passage, in order. Where one statement stands in another, the inner one has the word."""
    spans = list(_inside(passage, statements))
    edges = {passage.start, passage.end, *(edge for start, end, _ in spans for edge in (start, end))}
    return [
        Piece(revision.text[start:end], _innermost(spans, start)) for start, end in itertools.pairwise(sorted(edges))
    ]


def _inside(passage: Passage, statements: Iterable[Statement]) -> Iterator[tuple[int, int, Statement]]:
    for one in statements:
        for start, end in one.content:
            if start < passage.end and end > passage.start:
                yield max(start, passage.start), min(end, passage.end), one


def _innermost(spans: list[tuple[int, int, Statement]], at: int) -> Statement | None:
    around = [(end - start, one) for start, end, one in spans if start <= at < end]
    return min(around, key=lambda pair: pair[0])[1] if around else None
