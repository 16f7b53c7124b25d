"""How fast articles are read on one core, and in how much memory."""

import resource
import time
from typing import NamedTuple

from benchmarks.statements.gold import archive
from taswib.text.statements import statements

_ARTICLES = 1500
_ROUNDS = 3


class Speed(NamedTuple):
    """Megabytes of UTF-8 read, the best round's megabytes a processor second, and the process's peak memory in MB."""

    megabytes: float
    per_second: float
    peak: float


def speed() -> Speed:
    """Read the archive's first articles, three times; the first round fills the vocabulary."""
    texts = ["\n".join([row["title"], *row["paragraphs"]]) for row in archive()[:_ARTICLES]]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    best = min(_seconds(texts) for _ in range(_ROUNDS))
    return Speed(megabytes, megabytes / best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _seconds(texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        statements(text)
    return time.process_time() - start
