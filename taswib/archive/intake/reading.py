"""Everything that a list of paths holds, one article or refusal at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from taswib.archive.incoming import Incoming
from taswib.archive.intake import files
from taswib.archive.intake.given import Given
from taswib.archive.intake.lines import lines_of, read_line
from taswib.archive.intake.page import looks_like_a_page, read_page
from taswib.archive.intake.plain import read_plain
from taswib.archive.intake.unreadable import Reason, Unreadable


@dataclass(frozen=True)
class Found:
    """`where` is a path, with the line's number after a colon for JSON lines; one of the other two is set."""

    where: str
    incoming: Incoming | None = None
    refusal: Unreadable | None = None


def read(paths: list[str], given: Given) -> Iterator[Found]:
    """Files, folders and `-` (JSON lines on standard input). One bad file or line refuses itself alone."""
    for path in paths:
        try:
            if path == files.STANDARD_INPUT:
                yield from _lines(path, given)
                continue
            for file in files.files_at(Path(path)):
                yield from _file(file, given)
        except Unreadable as refusal:
            yield Found(files.shown(path), refusal=refusal)


def _file(path: Path, given: Given) -> Iterator[Found]:
    try:
        if files.kind(path.name) in files.LINES:
            yield from _lines(path, given)
        else:
            yield Found(files.shown(path), _article(path, given))
    except Unreadable as refusal:
        yield Found(files.shown(path), refusal=refusal)


def _lines(path: Path | str, given: Given) -> Iterator[Found]:
    if given.address:
        raise Unreadable(Reason.NOT_LINES)
    empty = True
    with files.opened(path) as stream:
        for number, raw in lines_of(stream):
            empty = False
            yield _line(f"{files.shown(path)}:{number}", raw, given)
    if empty:
        raise Unreadable(Reason.EMPTY)


def _line(where: str, raw: bytes, given: Given) -> Found:
    try:
        return Found(where, read_line(raw, given))
    except Unreadable as refusal:
        return Found(where, refusal=refusal)


def _article(path: Path, given: Given) -> Incoming:
    words = files.words_of(path)
    is_page = files.kind(path.name) in files.PAGES or looks_like_a_page(words)
    return (read_page if is_page else read_plain)(words, files.identity_of(path), given)
