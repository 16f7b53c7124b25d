"""What is done with a chunk's texts, and where it is done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

Work = Callable[[Sequence[str]], list[bytes]]
"""A pure function that can be pickled: of each text, what is made of it."""


class Given(NamedTuple):
    """A chunk's texts, on their way to whoever works on them."""

    number: int
    texts: list[str]


class Made(NamedTuple):
    """What was made of a whole chunk's texts, in their order."""

    number: int
    made: list[bytes]


class Lost(Exception):
    """A worker or the way to it was lost; what it had not given back is to be done again. The message says what is known."""


Runner = Callable[[Work, Iterable[Given]], Iterator[Made]]
"""Gives finished chunks back as they come, in any order. Raises Lost."""
