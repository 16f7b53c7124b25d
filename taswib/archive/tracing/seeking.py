"""Seeking a passage: candidates from the index, each verified by alignment before anybody sees it."""

from collections.abc import Iterator
from typing import NamedTuple

from taswib.archive.tracing.candidates import candidates, weighed
from taswib.archive.tracing.entering import common_of
from taswib.archive.tracing.tables import Answering, answering, texts_of
from taswib.people.newsroom import Newsroom
from taswib.text.matching import LEAST, Match, Seen, Sought, Weights, match, parts

_LOT = 8  # candidates that are read at once
_MISSES, _UNLIKE = 4, 12
"""After how many in a row that are nothing the rest, which promises less, stays unread; and after how many in all that only
are like it: the same sentence with other facts, or other words. Copies have no such bound: formulae have thousands of the
former, and of copies there are as many as are found.
"""
_ONLY_LIKE = frozenset(("changed-fact", "reworded"))


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


def seek_in(newsroom: Newsroom, text: str, carrier: str, least: float = LEAST) -> list[Match]:
    """The places in one text, whether it is in the index or not; the index tells what words are worth, if one answers."""
    index, found = answering(newsroom.pk), []
    for start, end in parts(text):
        sought = Sought(text[start:end])
        made = match(sought, weighed(index, sought), carrier, least) if sought.stems else None
        found += [made.shifted(start)] if made else []
    return sorted(found, key=lambda one: (-one.certainty, one.start))


def _of_part(index: Answering, text: str, span: tuple[int, int], least: float) -> Iterator[Sighting]:
    sought = Sought(text[slice(*span)])
    if not sought.stems:
        return
    common = common_of(index.common)
    numbers, weights = candidates(index, sought, common)
    for one in _verified(index, numbers, sought, weights, least):
        yield one._replace(match=one.match.shifted(span[0])) if span[0] else one


def _verified(
    index: Answering, numbers: list[int], sought: Sought, weights: Weights, least: float
) -> Iterator[Sighting]:
    missed = unlike = 0
    seen = Seen()
    for first in range(0, len(numbers), _LOT):
        for article, name, text in texts_of(index, numbers[first : first + _LOT]):
            made = match(sought, weights, text, least, seen)
            missed = 0 if made else missed + 1
            if made:
                unlike += made.kind in _ONLY_LIKE
                yield Sighting(article, name, made)
            if missed == _MISSES or unlike == _UNLIKE:
                return
