"""Seeking a passage: candidates from the index, each verified by alignment before anybody sees it."""

from collections.abc import Iterator
from typing import NamedTuple

from taswib.archive.tracing.candidates import candidates
from taswib.archive.tracing.entering import common_of
from taswib.archive.tracing.index import Index, IndexState
from taswib.archive.tracing.tables import texts_of
from taswib.people.newsroom import Newsroom
from taswib.text.matching import LEAST, Match, Sought, Weights, match

_LOT = 8
"""Candidates that are read at once; the next lot only where this one brought something."""


class Sighting(NamedTuple):
    """A place in an article's current text; `name` is the id that the article was given, or else its slug."""

    article: int
    name: str
    match: Match


def seek(newsroom: Newsroom, text: str, least: float = LEAST) -> list[Sighting]:
    """The places of which it is at least so certain, the most certain first; one an article."""
    index = Index.objects.filter(newsroom=newsroom, state=IndexState.ANSWERING).first()
    sought = Sought(text)
    if index is None or not sought.stems:
        return []
    common = common_of(index)
    found = candidates(index, sought.windows, common)
    weights = sought.weigh(found.spread, common, found.size)
    sightings = list(_verified(index, found.numbers, sought, weights, least))
    return sorted(sightings, key=lambda one: (-one.match.certainty, one.article))


def _verified(index: Index, numbers: list[int], sought: Sought, weights: Weights, least: float) -> Iterator[Sighting]:
    for first in range(0, len(numbers), _LOT):
        found = 0
        for article, name, text in texts_of(index, numbers[first : first + _LOT]):
            made = match(sought, weights, text, least)
            if made:
                found += 1
                yield Sighting(article, name, made)
        if not found:
            return
