"""Whose words an article is made of: who speaks how much and where, named or not, and through whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from taswib.archive.question import speaker_of
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement

LONG = 1000
"""The length of an article's picture, from its first word to its last."""


class Block(NamedTuple):
    """Where somebody speaks, in units of LONG."""

    x: int
    width: int


@dataclass(frozen=True)
class Voice:
    """One who speaks. `name` is "" where the text names nobody at all; `share` is a percentage of the article."""

    name: str
    is_named: bool
    statements: tuple[Statement, ...]
    words: int
    share: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Carrier:
    """An agency, outlet or document, and how many statements came through it."""

    name: str
    count: int


@dataclass(frozen=True)
class Sourcing:
    """`words` counts the whole article's; a word that two voices share counts for each."""

    statements: tuple[Statement, ...]
    voices: tuple[Voice, ...]
    carriers: tuple[Carrier, ...]
    words: int

    @cached_property
    def named(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.is_named)

    @cached_property
    def unnamed(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if not voice.is_named)

    @property
    def named_share(self) -> int:
        return _share(sum(voice.words for voice in self.named), self.words)

    @property
    def unnamed_share(self) -> int:
        return min(100 - self.named_share, _share(sum(voice.words for voice in self.unnamed), self.words))

    @property
    def own_share(self) -> int:
        """What the newsroom says in its own voice."""
        return 100 - self.named_share - self.unnamed_share

    @property
    def without_carrier(self) -> int:
        """How many statements are told as said to nobody in between."""
        return len(self.statements) - sum(carrier.count for carrier in self.carriers)


def sourcing(revision: Revision) -> Sourcing:
    """The picture of a revision's sourcing, the voice with most words first."""
    statements, words = tuple(revision.statements.all()), len(revision.text.split())
    spoken: dict[str, list[Statement]] = {}
    for one in statements:
        spoken.setdefault(one.speaker or f"? {speaker_of(one.source_words)}", []).append(one)
    voices = sorted((_voice(theirs, words) for theirs in spoken.values()), key=lambda voice: -voice.words)
    return Sourcing(statements, tuple(voices), _carriers(statements), words)


def _voice(theirs: list[Statement], all_words: int) -> Voice:
    first, words = theirs[0], sum(len(one.words.split()) for one in theirs)
    return Voice(
        first.said_by, first.is_named, tuple(theirs), words, _share(words, all_words), tuple(_blocks(theirs))
    )  # fmt: skip


def _blocks(theirs: Iterable[Statement]) -> Iterable[Block]:
    for one in theirs:
        whole = len(one.revision.text)
        for start, end in one.content:
            yield Block(start * LONG // whole, max(2, (end - start) * LONG // whole))


def _carriers(statements: Iterable[Statement]) -> tuple[Carrier, ...]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for one in statements:
        if one.via:
            key = speaker_of(one.via_words)
            names.setdefault(key, one.via_words)
            counts[key] += 1
    return tuple(Carrier(names[key], count) for key, count in counts.most_common())


def _share(part: int, whole: int) -> int:
    """A percentage, at least one of what is there at all."""
    return min(100, max(1, round(100 * part / whole))) if part and whole else 0
