"""Tracing many passages through every text of an archive at once, in chunks, on one machine or several."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from taswib.archive.article import Article
from taswib.archive.bulk.chunks import Chunk, plan
from taswib.archive.bulk.current import current_texts
from taswib.archive.bulk.going_through import Told, go_through
from taswib.archive.bulk.manifest import Manifest
from taswib.archive.bulk.search import Passage, Place, Search, places_of
from taswib.archive.bulk.work import Runner
from taswib.archive.tracing.candidates import candidates
from taswib.archive.tracing.entering import common_of
from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.index import Index, IndexState
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION
from taswib.text.matching import LEAST, Sought

_AT_ONCE = 500  # articles asked for at once


def retrace(
    newsroom: Newsroom, passages: Sequence[str], folder: Path, runner: Runner, told: Told = lambda done: None
) -> dict[str, list[Hit]]:
    """Of each passage the hits, as `trace` gives them; and those beyond the candidates to which `trace` keeps.

    An article that gets another text meanwhile is left to the watch on what comes in. Raises Busy, Unfinished.
    """
    index = Index.objects.filter(newsroom=newsroom, state=IndexState.ANSWERING).first()
    if index is None or not passages:
        return {text: [] for text in passages}
    search = _search(index, list(dict.fromkeys(passages)))
    chunks = list(plan(current_texts(newsroom)))
    with Manifest.opened(folder, search.name) as manifest:
        go_through(search, chunks, manifest, runner, told)
        found = _hits(search, _found(manifest, chunks))
        manifest.clear()
    return {text: sorted(found[text], key=lambda hit: (-hit.certainty, hit.article.pk)) for text in passages}


def _search(index: Index, texts: Sequence[str]) -> Search:
    common, size, passages = common_of(index), 0, []
    for text in texts:
        found = candidates(index, Sought(text).windows, common)
        size = found.size
        passages.append(Passage(text, found.spread))
    return Search(VERSION, tuple(passages), common, size, LEAST)


def _found(manifest: Manifest, chunks: Sequence[Chunk]) -> dict[int, list[Place]]:
    """By revision."""
    rows = (row for chunk in chunks for row in manifest.rows(chunk))
    return {revision: places_of(made) for revision, made in rows if made}


def _hits(search: Search, places: dict[int, list[Place]]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = defaultdict(list)
    for article in _articles(list(places)):
        if article.current:
            for one in places[article.current.pk]:
                hit = Hit(article, article.current, *one[1:4], round(one.certainty, 4), one.sought, one.differences)
                found[search.passages[one.passage].text].append(hit)
    return found


def _articles(revisions: list[int]) -> Iterator[Article]:
    for first in range(0, len(revisions), _AT_ONCE):
        some = revisions[first : first + _AT_ONCE]
        yield from Article.objects.filter(current__in=some).select_related("current")
