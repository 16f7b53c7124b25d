"""The manifest of a job: which chunks are finished, and the files that hold them.

A file is written under another name, read again and compared, moved into place, and only then entered in the manifest;
each step is on the disk before the next begins. So whatever stops a run, and whenever, what the manifest names is whole,
and nothing else is used.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from taswib.archive.bulk.chunks import Chunk
from taswib.archive.bulk.rows import Row, packed, unpacked

_NAME = "manifest.jsonl"


class Busy(Exception):
    """Another run is at work in the same folder."""


class Entered(NamedTuple):
    """A finished chunk: `key` says of what and by which job, the rest what its file must be."""

    key: str
    file: str
    rows: int
    sha256: str


class Manifest:
    """Of the job named `job`, in `folder`, which belongs to it alone."""

    def __init__(self, folder: Path, job: str) -> None:
        self.folder, self._job = folder, job
        self._entered = {one.key: one for one in _entered_in(folder / _NAME)}

    @classmethod
    @contextmanager
    def opened(cls, folder: Path, job: str) -> Iterator["Manifest"]:
        """Nobody else's meanwhile; raises Busy."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with folder.with_name(f"{folder.name}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy from None
            yield cls(folder, job)

    def holds(self, chunk: Chunk) -> bool:
        """Whether it is finished and its file is as it was: read and compared."""
        return self._read(chunk) is not None

    def keep(self, chunk: Chunk, made: Sequence[bytes]) -> None:
        """What was made of each of the chunk's texts, in their order."""
        data = packed(chunk.revisions, made)
        key = chunk.key(self._job)
        one = Entered(key, f"{chunk.number:08}-{key[:16]}", len(made), sha256(data).hexdigest())
        self._write(one, data)
        _append(self.folder / _NAME, f"{json.dumps(one._asdict())}\n".encode(), "ab")
        _sync_folder(self.folder)
        self._entered[key] = one

    def rows(self, chunk: Chunk) -> list[Row]:
        """Of a chunk that it holds; KeyError of another."""
        data = self._read(chunk)
        if data is None:
            raise KeyError(chunk.number)
        return list(unpacked(data))

    def clear(self) -> None:
        """The job is done, and its files with it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, one: Entered, data: bytes) -> None:
        path = self.folder / one.file
        draft = path.with_suffix(".writing")
        _append(draft, data, "wb")
        if not _is(draft.read_bytes(), one):
            raise OSError(f"{draft} reads otherwise than it was written")
        draft.replace(path)
        _sync_folder(self.folder)

    def _read(self, chunk: Chunk) -> bytes | None:
        one = self._entered.get(chunk.key(self._job))
        if one is None:
            return None
        try:
            data = (self.folder / one.file).read_bytes()
        except OSError:
            return None
        return data if _is(data, one) else None


def _is(data: bytes, one: Entered) -> bool:
    return sha256(data).hexdigest() == one.sha256 and sum(1 for _ in unpacked(data)) == one.rows


def _entered_in(path: Path) -> list[Entered]:
    """As far as it can be read, and cut there: a run may have been killed within a line."""
    found: list[Entered] = []
    whole = 0
    for line in path.read_bytes().split(b"\n")[:-1] if path.exists() else ():
        try:
            found.append(Entered(**json.loads(line)))
        except (ValueError, TypeError):
            break
        whole += len(line) + 1
    if path.exists() and path.stat().st_size != whole:
        os.truncate(path, whole)
    return found


def _append(path: Path, data: bytes, mode: Literal["ab", "wb"]) -> None:
    with path.open(mode) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
