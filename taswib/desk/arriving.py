"""A file on its way in: sealed piece by piece while it arrives, so that no disk ever holds it in the clear.

Django's own handlers would write it to a temporary file as it is. This one writes it under a key that only this process
has; the file that is kept in the end is the same one, moved to its place once its row is about to be stored.
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from taswib.sealing import new_key
from taswib.sealing.stream import PieceLock, unlocked_pieces

FIELD = "files"
LARGEST, TOGETHER, MOST = 10_000_000, 30_000_000, 5
"""Bytes of one file, of all in one sending, and how many."""
_START = 64
_READ = 1 << 20


class Sealed(UploadedFile):
    """A file that arrived, or was made here: `path` holds it under `key`; `start` is how it begins."""

    def __init__(self, name: str) -> None:
        super().__init__(file=None, name=name, size=0)
        self.size: int = 0
        self.key, self.path = new_key(), arriving_folder() / token_hex(16)
        self.start, self._digest = b"", sha256()
        self._file = self.path.open("xb")
        self._lock = PieceLock(self.key, self._file.write)

    @property
    def too_large(self) -> bool:
        return bool(self.size > LARGEST)

    @property
    def digest(self) -> bytes:
        return self._digest.digest()

    def add(self, raw: bytes) -> None:
        """More of it; what is too much is counted and forgotten."""
        self.size += len(raw)
        if not self.too_large:
            self.start = (self.start + raw[:_START])[:_START]
            self._digest.update(raw)
            self._lock.add(raw)

    def finish(self) -> "Sealed":
        self._lock.finish()
        self._file.close()
        return self

    def pieces(self) -> Iterator[bytes]:
        """The content again."""
        return unlocked_pieces(self.key, read_pieces(self.path))

    def close(self) -> None:
        """Forget it where nobody kept it; one that was kept lies elsewhere by then."""
        self._file.close()
        self.path.unlink(missing_ok=True)


class SealingUpload(FileUploadHandler):
    """Takes the files of one field; every other part that calls itself a file is left out."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *more: Any) -> None:
        if content_length > TOGETHER + settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig
        self._count = 0
        self._sealed: Sealed | None = None

    def new_file(self, field_name: str, file_name: str, *about: Any, **more: Any) -> None:
        self._count += field_name == FIELD
        if field_name != FIELD or self._count > MOST + 1:
            raise SkipFile
        self._sealed = Sealed(file_name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._sealed:
            self._sealed.add(raw_data)

    def file_complete(self, file_size: int) -> Sealed | None:  # type: ignore[override]
        return self._sealed.finish() if self._sealed else None

    def upload_interrupted(self) -> None:
        if self._sealed:
            self._sealed.close()


def sealed_content(name: str, content: bytes) -> Sealed:
    """Another file, made here, as if it had arrived."""
    made = Sealed(name)
    made.add(content)
    return made.finish()


def arriving_folder() -> Path:
    folder = Path(settings.FILES, "arriving")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def read_pieces(path: Path) -> Iterator[bytes]:
    """What a file holds, a megabyte at a time."""
    with path.open("rb") as file:
        while piece := file.read(_READ):
            yield piece


def place_of_file(name: str) -> Path:
    """Where a file of that name stays."""
    return Path(settings.FILES, name[:2], name)


def settle(path: Path, name: str) -> None:
    """Move a file that arrived to where it stays: on the disk, name and all, when this returns."""
    target = place_of_file(name)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _on_disk(path)
    path.rename(target)
    _on_disk(target.parent)
    _on_disk(target.parent.parent)


def _on_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
