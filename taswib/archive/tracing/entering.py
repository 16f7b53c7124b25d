"""Entering articles into the indexes of their newsroom, in the transaction that stores them."""

from array import array
from collections.abc import Sequence
from functools import lru_cache

from taswib.archive.article import Article
from taswib.archive.drawn import Drawn
from taswib.archive.tracing.index import Index, IndexState
from taswib.archive.tracing.keys import fresh_keys
from taswib.archive.tracing.tables import add_entries, drop_entries, write_fresh
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION, Fingerprint


def enter(newsroom: Newsroom, drawn: Sequence[tuple[Article, Drawn]]) -> None:
    """The current texts of these articles, instead of those they had before."""
    for index in indexes_of(newsroom):
        articles = [article.pk for article, _ in drawn]
        drop_entries(index.pk, articles)
        numbers, common = add_entries(index.pk, articles), common_of(index.common)
        keys: list[int] = []
        for article, one in drawn:
            keys += fresh_keys(hashes_of(one.prints, common), numbers[article.pk])
        write_fresh(sorted(keys))


def indexes_of(newsroom: Newsroom) -> list[Index]:
    """The one that answers, made empty where there is none, and the one that is in the making."""
    found = list(Index.objects.filter(newsroom=newsroom))
    if any(index.state == IndexState.ANSWERING for index in found):
        return found
    answering = {"newsroom": newsroom, "state": IndexState.ANSWERING}
    return [*found, Index.objects.get_or_create(**answering, defaults={"version": VERSION})[0]]


def common_of(packed: bytes | memoryview) -> frozenset[int]:
    """The stems that an index leaves out; the last few are remembered."""
    return _common(bytes(packed))


def hashes_of(prints: Fingerprint, common: frozenset[int]) -> set[int]:
    """What of an article goes into an index with these common stems."""
    return prints.pairs | (prints.stems - common)


@lru_cache(maxsize=4)
def _common(packed: bytes) -> frozenset[int]:
    return frozenset(array("I", packed))
