"""Memory that the server's processes share and no disk holds: a file in /dev/shm, gone when the server ends."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from taswib.desk.flood.tallies import SIZE
from taswib.site.environment import TALLIES

_IN_MEMORY = Path("/dev/shm")  # noqa: S108


@contextmanager
def tallies_in_memory() -> Iterator[None]:
    """While it lasts, processes that are started know the file. Without such a place each keeps its own tallies."""
    if not _IN_MEMORY.is_dir() or not os.access(_IN_MEMORY, os.W_OK):
        yield
        return
    with tempfile.NamedTemporaryFile(dir=_IN_MEMORY, prefix="taswib-") as file:  # readable by its owner alone
        file.truncate(SIZE)
        os.environ[TALLIES] = file.name
        try:
            yield
        finally:
            del os.environ[TALLIES]
