"""Files on this machine: which ones a path means, and their bytes, never more than a limit of them."""

import gzip
import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text import encoding

LONGEST_FILE = 5_000_000  # bytes of a text file or page, after decompression
TEXT, PAGES, LINES = (".txt",), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson")
NINJS, NEWSML = (".json",), (".xml",)
STANDARD_INPUT = "-"
_LONGEST_IDENTITY = 580
_REASONS = {
    encoding.Unreadable.KNOWN_FILE: Reason.BINARY,
    encoding.Unreadable.BINARY: Reason.BINARY,
    encoding.Unreadable.BROKEN: Reason.BROKEN_TEXT,
    encoding.Unreadable.UNDECIDABLE: Reason.UNDECIDABLE,
}


def files_at(path: Path) -> Iterator[Path]:
    """The file itself, whatever its name; of a folder and the folders in it, the files of known kinds in order.

    Raises Unreadable (MISSING, FORBIDDEN, NO_FILES).
    """
    if not _asked(path).is_dir():
        yield path
        return
    found = False
    for folder, folders, names in os.walk(path, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if kind(name) and not name.startswith("."):
                found = True
                yield Path(folder, name)
    if not found:
        raise Unreadable(Reason.NO_FILES)


def is_folder(path: str) -> bool:
    return Path(path).is_dir()


def _asked(path: Path) -> Path:
    with _refusals():
        path.stat()
    return path


def _raise(error: OSError) -> None:
    raise Unreadable(Reason.FORBIDDEN, error.strerror or "") from None


def kind(name: str) -> str:
    """The ending that says what a file is, without `.gz`; empty for one that is not known."""
    ending = Path(name.lower().removesuffix(".gz")).suffix
    return ending if ending in (*TEXT, *PAGES, *LINES, *NINJS, *NEWSML) else ""


@contextmanager
def opened(path: Path | str) -> Iterator[BinaryIO]:
    """The file's bytes, or those of standard input for `-`, decompressed where they are gzip. Raises Unreadable."""
    with _refusals(), _raw(path) as raw:
        compressed = raw.peek(2)[:2] == b"\x1f\x8b"  # type: ignore[attr-defined]
        yield cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if compressed else raw


@contextmanager
def _raw(path: Path | str) -> Iterator[BinaryIO]:
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield file


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise Unreadable(Reason.MISSING) from None
    except PermissionError as error:
        raise Unreadable(Reason.FORBIDDEN, error.strerror or "") from None
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(Reason.DAMAGED, getattr(error, "strerror", None) or error) from None


def words_of(path: Path) -> str:
    """The text in the file, whatever its encoding. Raises Unreadable."""
    with opened(path) as file:
        raw = file.read(LONGEST_FILE + 1)
    if len(raw) > LONGEST_FILE:
        raise Unreadable(Reason.TOO_LARGE, LONGEST_FILE // 1_000_000)
    if not raw.strip():
        raise Unreadable(Reason.EMPTY)
    try:
        return encoding.decode(raw).text
    except encoding.NotText as refused:
        raise Unreadable(_REASONS[refused.reason]) from None


def shown(path: Path | str) -> str:
    """The path in characters that can be stored and printed, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def identity_of(path: Path) -> str:
    """What makes a file without an address of its own the same article the next time."""
    place = shown(path.resolve())
    if len(place) > _LONGEST_IDENTITY:
        place = f"{place[:500]}…{hashlib.sha256(place.encode()).hexdigest()[:40]}"
    return f"file:{place}"
