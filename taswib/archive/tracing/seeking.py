"""Seeking a passage: candidates from the index, each verified by alignment before anybody sees it."""

from collections.abc import Iterator
from typing import NamedTuple

from taswib.archive.tracing.candidates import candidates
from taswib.archive.tracing.entering import common_of
from taswib.archive.tracing.index import Index
from taswib.archive.tracing.tables import answering, texts_of
from taswib.people.newsroom import Newsroom
from taswib.text.matching import LEAST, Match, Sought, Weights, match, parts

_LOT, _MISSES = 6, 8
"""Candidates that are read at once; and after how many in a row that are nothing the rest, with fewer votes, stays unread."""


class Sighting(NamedTuple):
    """A place in an article's current text; `name` is the id that the article was given, or else its slug."""

    article: int
    name: str
    match: Match


def seek(newsroom: Newsroom, text: str, least: float = LEAST) -> list[Sighting]:
    """The places of which it is at least so certain, the most certain first; one an article and passage.

    A text of more words than a paragraph is sought in parts, so that time is bounded whatever its length.
    """
    index = answering(newsroom.pk)
    if index is None:
        return []
    sightings = [one for span in parts(text) for one in _of_part(index, text, span, least)]
    return sorted(sightings, key=lambda one: (-one.match.certainty, one.article, one.match.start))


def _of_part(index: Index, text: str, span: tuple[int, int], least: float) -> Iterator[Sighting]:
    sought = Sought(text[slice(*span)])
    if not sought.stems:
        return
    common = common_of(index)
    numbers, weights = candidates(index, sought, common)
    for one in _verified(index, numbers, sought, weights, least):
        yield one._replace(match=one.match.shifted(span[0])) if span[0] else one


def _verified(index: Index, numbers: list[int], sought: Sought, weights: Weights, least: float) -> Iterator[Sighting]:
    missed = 0
    for first in range(0, len(numbers), _LOT):
        for article, name, text in texts_of(index, numbers[first : first + _LOT]):
            made = match(sought, weights, text, least)
            missed = 0 if made else missed + 1
            if made:
                yield Sighting(article, name, made)
            elif missed == _MISSES:
                return
