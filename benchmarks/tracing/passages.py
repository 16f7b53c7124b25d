"""Passages of real articles, of 12 to 60 words: what is planted, and what peers index."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from benchmarks.anchoring.articles import Article

LEAST, MOST = 12, 60  # words
_END = re.compile(r"(?<=[.؟!?:؛])\s+")


class Piece(NamedTuple):
    """`article.text[start:end]`."""

    article: Article
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.article.text[self.start : self.end]


def pieces(article: Article) -> Iterator[Piece]:
    """Lines of at most 60 words whole, longer ones cut at ends of sentences, or else anywhere; shorter than 12 left out."""
    text, line_start = article.text, 0
    for line in text.split("\n"):
        for start, end in _cut(line):
            if LEAST <= len(line[start:end].split()) <= MOST:
                yield Piece(article, line_start + start, line_start + end)
        line_start += len(line) + 1


def _cut(line: str) -> Iterator[tuple[int, int]]:
    start = end = count = 0
    for first, past in _sentences(line):
        more = len(line[first:past].split())
        if count and count + more > MOST:
            yield start, end
            start, count = first, 0
        end, count = past, count + more
    if count:
        yield start, end


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    bounds = [0, *(found.end() for found in _END.finditer(line)), len(line)]
    for first, past in pairwise(bounds):
        words = [(first + word.start(), first + word.end()) for word in re.finditer(r"\S+", line[first:past])]
        for group in range(0, len(words), MOST):
            yield words[group][0], words[min(group + MOST, len(words)) - 1][1]
