"""Going through an archive chunk by chunk, until every chunk is in the manifest."""

from collections.abc import Callable, Iterator, Sequence

from taswib.archive.bulk.chunks import Chunk
from taswib.archive.bulk.manifest import Manifest
from taswib.archive.bulk.work import Given, Lost, Runner, Work
from taswib.archive.revision import Revision

TRIES = 3
"""How often a chunk is given out before somebody has to look."""
_WAVE = 16  # chunks on their way at once: about 50 MB of text

Told = Callable[[int], object]


class Unfinished(Exception):
    """These chunks came to nothing each time; all others are kept, and the next run goes on from there."""

    def __init__(self, chunks: Sequence[Chunk], why: str) -> None:
        super().__init__(why)
        self.chunks, self.why = chunks, why


def go_through(work: Work, chunks: Sequence[Chunk], manifest: Manifest, runner: Runner, told: Told) -> None:
    """`told` hears how many of the texts are done. Raises Unfinished."""
    left = [chunk for chunk in chunks if not manifest.holds(chunk)]
    done, why = sum(len(chunk.revisions) for chunk in chunks) - sum(len(chunk.revisions) for chunk in left), ""
    for attempt in range(TRIES):
        # The last time each goes alone, so that one that can't be done takes no other with it.
        waves, left = list(_waves(left, _WAVE if attempt < TRIES - 1 else 1)), []
        for wave in waves:
            waiting = {chunk.number: chunk for chunk in wave}
            try:
                for number, made in runner(work, map(_given, wave)):
                    manifest.keep(waiting[number], made)
                    done += len(waiting.pop(number).revisions)
                    told(done)
            except Lost as lost:
                why = str(lost)
            left += waiting.values()
    if left:
        raise Unfinished(left, why)


def _waves(chunks: Sequence[Chunk], size: int) -> Iterator[Sequence[Chunk]]:
    return (chunks[first : first + size] for first in range(0, len(chunks), size))


def _given(chunk: Chunk) -> Given:
    texts = dict(Revision.objects.filter(pk__in=chunk.revisions).values_list("pk", "text"))
    return Given(chunk.number, [texts[revision] for revision in chunk.revisions])
