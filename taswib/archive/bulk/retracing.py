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
from taswib.archive.tracing.candidates import asked
from taswib.archive.tracing.entering import common_of
from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.tables import Answering, answering
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION
from taswib.text.matching import LEAST, Sought, parts

_AT_ONCE = 500  # articles asked for at once


def retrace(
    newsroom: Newsroom, passages: Sequence[str], folder: Path, runner: Runner, told: Told = lambda done: None
) -> dict[str, list[Hit]]:
    """Of each passage the hits, as `trace` gives them; and those beyond the candidates to which `trace` keeps.

    An article that gets another text meanwhile is left to the watch on what comes in. Raises Busy, Unfinished.
    """
    index = answering(newsroom.pk)
    if index is None or not passages:
        return {text: [] for text in passages}
    texts = list(dict.fromkeys(passages))
    search = _search(index, texts)
    chunks = list(plan(current_texts(newsroom)))
    with Manifest.opened(folder, search.name) as manifest:
        go_through(search, chunks, manifest, runner, told)
        found = _hits(_found(manifest, chunks))
        manifest.clear()
    return {text: found[number] for number, text in enumerate(texts)}


def _search(index: Answering, texts: Sequence[str]) -> Search:
    common, size, passages = common_of(index.common), 0, []
    for number, text in enumerate(texts):
        for start, end in parts(text):
            spread, weights, _ = asked(index, Sought(text[start:end]), common)
            size = weights.size
            passages.append(Passage(text[start:end], spread, number, start))
    return Search(VERSION, tuple(passages), common, size, LEAST)


def _found(manifest: Manifest, chunks: Sequence[Chunk]) -> dict[int, list[Place]]:
    """By revision."""
    rows = (row for chunk in chunks for row in manifest.rows(chunk))
    return {revision: places_of(made) for revision, made in rows if made}


def _hits(places: dict[int, list[Place]]) -> dict[int, list[Hit]]:
    """By the number of the text, the most certain first."""
    found: dict[int, list[Hit]] = defaultdict(list)
    rows = ((one, article, article.current) for article, own in _carriers(places) for one in own)
    for one, article, revision in sorted(rows, key=lambda row: (-row[0].certainty, row[1].pk, row[0].start)):
        if revision:
            hit = Hit(article, revision, *one[1:4], round(one.certainty, 4), one.sought, one.differences)
            found[one.of].append(hit)
    return found


def _carriers(places: dict[int, list[Place]]) -> Iterator[tuple[Article, list[Place]]]:
    """The articles of which these revisions are still current."""
    revisions = list(places)
    for first in range(0, len(revisions), _AT_ONCE):
        some = Article.objects.filter(current__in=revisions[first : first + _AT_ONCE]).select_related("current")
        yield from ((article, places[article.current.pk]) for article in some if article.current)
