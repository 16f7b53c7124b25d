"""Everything that a list of paths holds, one article or refusal at a time; on all cores where that pays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from taswib.archive.incoming import Incoming
from taswib.archive.intake import files
from taswib.archive.intake.cores import on_all_cores
from taswib.archive.intake.given import Given
from taswib.archive.intake.lines import lines_of, read_line
from taswib.archive.intake.newsml import looks_like_newsml, read_newsml
from taswib.archive.intake.ninjs import read_ninjs
from taswib.archive.intake.page import looks_like_a_page, read_page
from taswib.archive.intake.plain import read_plain
from taswib.archive.intake.unreadable import Reason, Unreadable

_LINES = 100  # lines given to a core at once
_BYTES = 500_000


@dataclass(frozen=True)
class Found:
    """`where` is a path, with the line's number after a colon for JSON lines; one of the other two is set."""

    where: str
    incoming: Incoming | None = None
    refusal: Unreadable | None = None


@dataclass(frozen=True)
class Piece:
    """What was not read yet: a file at `path`, or a line of one; or the refusal of either."""

    where: str
    path: Path | None = None
    line: bytes = b""
    refusal: Unreadable | None = None


def read(paths: list[str], given: Given) -> Iterator[Found]:
    """Files, folders and `-` (JSON lines on standard input). One bad file or line refuses itself alone. Statements are left
    to be read when all texts are in.
    """
    for batch in on_all_cores(partial(_read, given), _batches(_pieces(paths, given))):
        yield from batch


def _read(given: Given, pieces: list[Piece]) -> list[Found]:
    """Each read, and what follows from its text drawn, here and not where it is stored."""
    return [one for piece in pieces for one in _articles(piece, given)]


def _articles(piece: Piece, given: Given) -> Iterator[Found]:
    """One of a line, a text or a page; of an agency's message as many as it holds."""
    try:
        if piece.refusal:
            raise piece.refusal
        for one in read_file(piece.path, given) if piece.path else (read_line(piece.line, given),):
            yield _found(piece.where, one)
    except Unreadable as refusal:
        yield Found(piece.where, refusal=refusal)


def _found(where: str, one: Incoming | Unreadable) -> Found:
    if isinstance(one, Unreadable):
        return Found(where, refusal=one)
    one = replace(one, reads=False)
    _ = one.drawn
    return Found(where, one)


def read_file(path: Path, given: Given) -> Iterable[Incoming | Unreadable]:
    """The articles of a text file, a page or an agency's file. Raises Unreadable."""
    words, kind = files.words_of(path), files.kind(path.name)
    if kind in files.NEWSML and looks_like_newsml(words):
        return read_newsml(words, given)
    if kind in files.PAGES or looks_like_a_page(words):
        return (read_page(words, files.identity_of(path), given),)
    if kind in files.NINJS:
        return (read_ninjs(words, given),)
    if kind in files.NEWSML:
        return read_newsml(words, given)
    return (read_plain(words, files.identity_of(path), given),)


def _pieces(paths: list[str], given: Given) -> Iterator[Piece]:
    for path in paths:
        try:
            if path == files.STANDARD_INPUT:
                yield from _lines(path, given)
                continue
            for file in files.files_at(Path(path)):
                yield from _of_file(file, given)
        except Unreadable as refusal:
            yield Piece(files.shown(path), refusal=refusal)


def _of_file(path: Path, given: Given) -> Iterator[Piece]:
    try:
        if files.kind(path.name) in files.LINES:
            yield from _lines(path, given)
        else:
            yield Piece(files.shown(path), path)
    except Unreadable as refusal:
        yield Piece(files.shown(path), refusal=refusal)


def _lines(path: Path | str, given: Given) -> Iterator[Piece]:
    if given.address:
        raise Unreadable(Reason.NOT_LINES)
    empty = True
    with files.opened(path) as stream:
        for number, raw in lines_of(stream):
            empty = False
            yield Piece(f"{files.shown(path)}:{number}", line=raw)
    if empty:
        raise Unreadable(Reason.EMPTY)


def _batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """As much as is worth sending to another process: a file costs as much as many lines."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece.line) if piece.line else _BYTES // 4
        if len(batch) == _LINES or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
