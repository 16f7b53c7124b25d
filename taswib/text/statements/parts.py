"""The words of a noun phrase and what each is in it."""

from typing import NamedTuple


class Part(NamedTuple):
    """One token and its place in the phrase: name, title, noun, proper (the name behind a body's head), adjective,
    mark,
    dependent or joined."""

    token: int
    role: str


class Phrase(NamedTuple):
    """Tokens start … end - 1, each with its role; `inset` characters of the first belong to a preposition grown
    onto it.
    """

    start: int
    end: int
    parts: tuple[Part, ...]
    inset: int = 0
