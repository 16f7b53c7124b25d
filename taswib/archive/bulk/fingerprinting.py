"""Making a newsroom's index from fingerprints that were made in chunks, on one machine or several."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from taswib.archive.bulk.chunks import Chunk, chunk_of, plan
from taswib.archive.bulk.current import current_texts
from taswib.archive.bulk.going_through import Told, go_through
from taswib.archive.bulk.manifest import Manifest
from taswib.archive.bulk.reading import fingerprints, of_bytes
from taswib.archive.bulk.work import Runner
from taswib.archive.tracing.index import Index
from taswib.archive.tracing.making import make_index
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION, Fingerprint

_HELD = 4  # chunks in memory


def index_in_chunks(newsroom: Newsroom, folder: Path, runner: Runner, told: Told = lambda done: None) -> Index:
    """As `make_index`. Killed at any point and begun again it goes on with the chunks that are missing.

    Raises Busy, Unfinished; the old index answers until the new one is whole.
    """
    chunks = list(plan(current_texts(newsroom)))
    with Manifest.opened(folder, f"fingerprints {VERSION}") as manifest:
        go_through(partial(fingerprints, VERSION), chunks, manifest, runner, told)
        index = make_index(newsroom, told, _Prints(manifest, chunks).of)
        manifest.clear()
    return index


class _Prints:
    """The fingerprints of a manifest's chunks, a few chunks at a time."""

    def __init__(self, manifest: Manifest, chunks: Sequence[Chunk]) -> None:
        self._manifest = manifest
        self._chunks = {chunk.number: chunk for chunk in chunks}
        self._chunk = lru_cache(maxsize=_HELD)(self._read)

    def of(self, articles: Sequence[tuple[int, int]]) -> Mapping[int, Fingerprint]:
        """Of these articles with their revisions; without those that changed since."""
        wanted = {revision: chunk_of(article) for article, revision in articles if chunk_of(article) in self._chunks}
        return {
            revision: of_bytes(made)
            for revision, number in wanted.items()
            if (made := self._chunk(number).get(revision)) is not None
        }

    def _read(self, number: int) -> dict[int, bytes]:
        return dict(self._manifest.rows(self._chunks[number]))
