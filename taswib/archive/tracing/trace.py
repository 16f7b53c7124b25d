"""Tracing: every place in a newsroom's archive that carries a passage."""

from collections.abc import Iterator, Sequence

from taswib.archive.article import Article
from taswib.archive.tracing.candidates import Found, candidates
from taswib.archive.tracing.entering import common_of
from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.index import Entry, Index, IndexState
from taswib.people.newsroom import Newsroom
from taswib.text.matching import LEAST, Sought, Weights, match

_FIRST, _MOST = 8, 24
"""Candidates that are read at once; and in all, as long as each lot brings a hit."""


def trace(newsroom: Newsroom, text: str, *, least: float = LEAST, apart_from: Article | None = None) -> list[Hit]:
    """The places of which it is at least so certain, the most certain first; one an article, and none of `apart_from`."""
    index = Index.objects.filter(newsroom=newsroom, state=IndexState.ANSWERING).first()
    sought = Sought(text)
    if index is None or not sought.hashes:
        return []
    common = common_of(index)
    found = candidates(index, sought.hashes, common, _MOST)
    weights = sought.weigh(found.spread, common, found.size)
    hits = list(_verified(sought, weights, index, found, least, apart_from))
    return sorted(hits, key=lambda hit: (-hit.certainty, hit.article.pk))


def _verified(
    sought: Sought, weights: Weights, index: Index, found: Found, least: float, apart_from: Article | None
) -> Iterator[Hit]:
    for lot in _lots([number for number, _ in found.candidates]):
        hits = [hit for hit in _matched(sought, weights, index, lot, least) if hit.article != apart_from]
        yield from hits
        if not hits:
            return


def _lots(numbers: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(numbers), _FIRST):
        yield numbers[first : first + _FIRST]


def _matched(sought: Sought, weights: Weights, index: Index, numbers: Sequence[int], least: float) -> Iterator[Hit]:
    entries = Entry.objects.filter(pk__in=numbers, index=index).select_related("article__current")
    for article in (entry.article for entry in entries):
        revision = article.current
        made = match(sought, weights, revision.text, least) if revision else None
        if made and revision:
            yield Hit(
                article,
                revision,
                made.start,
                made.end,
                made.kind,
                round(made.certainty, 4),
                made.sought,
                made.differences,
            )
