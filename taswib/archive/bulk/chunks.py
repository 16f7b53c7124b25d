"""Cutting an archive into chunks: which texts belong together, whatever else comes in."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

SIZE = 256
"""Articles a chunk, counted by their numbers: what a lost worker costs, and about a second's work."""


class Chunk(NamedTuple):
    """The current revisions of the articles numbered from `number` * `SIZE` on, in the articles' order."""

    number: int
    revisions: tuple[int, ...]

    def key(self, job: str) -> str:
        """Tells what was made of these texts by this job from everything else: 64 hexadecimal digits."""
        return sha256(f"{job}\n{self.number}\n{','.join(map(str, self.revisions))}".encode()).hexdigest()


def chunk_of(article: int) -> int:
    """The number of the chunk that this article is in, whatever else there is."""
    return article // SIZE


def plan(current: Iterable[tuple[int, int]]) -> Iterator[Chunk]:
    """`current` are articles and their current revisions, the articles' numbers rising.

    A boundary never moves: an article that comes in or changes makes its own chunk another, and no other.
    """
    for number, rows in groupby(current, lambda row: chunk_of(row[0])):
        yield Chunk(number, tuple(revision for _, revision in rows))
