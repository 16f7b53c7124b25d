"""Passages sought in texts that no index was asked for: the work of retracing, which needs no database."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from taswib.archive.bulk.reading import refuse_another
from taswib.text.facts import Difference
from taswib.text.fingerprints import fingerprint
from taswib.text.matching import Ceiling, Kind, Match, Sought, Weights, match


class Passage(NamedTuple):
    """What is sought, which begins at `start` of the text number `of`; and how many articles have each of its hashes."""

    text: str
    spread: Mapping[int, int]
    of: int
    start: int


class Place(NamedTuple):
    """Where a text carries a passage of text number `of` of those that are sought, as a `Match` says."""

    of: int
    start: int
    end: int
    kind: Kind
    certainty: float
    sought: tuple[int, int]
    differences: list[Difference]


@dataclass(frozen=True)
class Search:
    """A Work. `common` and `size` are those of the index that told the spread, `least` the certainty that counts."""

    version: int
    passages: tuple[Passage, ...]
    common: frozenset[int]
    size: int
    least: float

    def __call__(self, texts: Sequence[str]) -> list[bytes]:
        """Of each text its places, as `places_of` reads them. Raises AnotherVersion."""
        refuse_another(self.version)
        return [_to_bytes(list(self._places(text))) for text in texts]

    @property
    def name(self) -> str:
        """Tells it from every search for something else, or by other figures."""
        rows = [(one.text, sorted(one.spread.items()), one.of, one.start) for one in self.passages]
        told = json.dumps([self.version, rows, sorted(self.common), self.size, self.least])
        return f"search {sha256(told.encode()).hexdigest()}"

    def _places(self, text: str) -> Iterator[Place]:
        prints = fingerprint(text)
        for passage, sought, weights, ceiling in self._weighed:
            # What can't come to enough is not read.
            if ceiling.certainty(prints) >= self.least:
                made = match(sought, weights, text, self.least)
                if made:
                    yield _place(passage.of, made.shifted(passage.start))

    @cached_property
    def _weighed(self) -> list[tuple[Passage, Sought, Weights, Ceiling]]:
        found = [(one, Sought(one.text)) for one in self.passages]
        weighed = [
            (one, sought, sought.weigh(one.spread, self.common, self.size)) for one, sought in found if sought.stems
        ]
        return [(one, sought, weights, Ceiling(sought, weights)) for one, sought, weights in weighed]


def places_of(data: bytes) -> list[Place]:
    return [
        Place(of, start, end, kind, certainty, (sought[0], sought[1]), list(map(_difference, differences)))
        for of, start, end, kind, certainty, sought, differences in json.loads(data or b"[]")
    ]


def _place(of: int, made: Match) -> Place:
    return Place(of, made.start, made.end, made.kind, made.certainty, made.sought, made.differences)


def _to_bytes(places: list[Place]) -> bytes:
    rows = [(*one[:-1], [(d.kind, d.before, d.after, d.stood, d.stands) for d in one.differences]) for one in places]
    return json.dumps(rows).encode() if rows else b""


def _difference(row: list) -> Difference:  # type: ignore[type-arg]
    kind, before, after, stood, stands = row
    return Difference(kind, (before[0], before[1]), (after[0], after[1]), stood, stands)
