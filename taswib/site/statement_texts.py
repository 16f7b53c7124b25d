"""The texts that `taswib statements` is asked to read, one at a time, each kept exactly as it was given."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from taswib.archive.intake import files
from taswib.archive.intake.given import Given
from taswib.archive.intake.lines import fields_of, lines_of
from taswib.archive.intake.page import looks_like_a_page, read_page
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.passages import joined


@dataclass(frozen=True)
class Text:
    """A text to read. `is_made` where it was taken out of a page, so that nobody but us has it."""

    id: str
    text: str
    published: date | None
    is_made: bool = False


@dataclass(frozen=True)
class Refused:
    """What could not be read: a path, with the line's number behind a colon, and why."""

    where: str
    refusal: Unreadable


def texts(paths: list[str], published: date | None) -> Iterator[Text | Refused]:
    """Files, folders, and `-` for JSON lines on standard input. One bad file or line refuses itself alone."""
    for path in paths:
        try:
            if path == files.STANDARD_INPUT:
                yield from _lines(path, published)
                continue
            for file in files.files_at(Path(path)):
                if not files.is_folder(path) or files.kind(file.name) not in (*files.NINJS, *files.NEWSML):
                    yield from _file(file, published)
        except Unreadable as refusal:
            yield Refused(files.shown(path), refusal)


def _file(path: Path, published: date | None) -> Iterator[Text | Refused]:
    try:
        if files.kind(path.name) in files.LINES:
            yield from _lines(path, published)
        else:
            yield _whole(path, published)
    except Unreadable as refusal:
        yield Refused(files.shown(path), refusal)


def _whole(path: Path, published: date | None) -> Text:
    words = files.words_of(path)
    if not (files.kind(path.name) in files.PAGES or looks_like_a_page(words)):
        return Text(files.shown(path), words, published)
    given = Given(zone=ZoneInfo("UTC"), now=datetime.now(UTC))
    page = read_page(words, files.identity_of(path), given)
    told = page.published_at.date() if page.published_at else None
    return Text(files.shown(path), page.text, published or told, is_made=True)


def _lines(path: Path | str, published: date | None) -> Iterator[Text | Refused]:
    with files.opened(path) as stream:
        for number, raw in lines_of(stream):
            try:
                yield _line(raw, published)
            except Unreadable as refusal:
                yield Refused(f"{files.shown(path)}:{number}", refusal)


def _line(raw: bytes, published: date | None) -> Text:
    fields = fields_of(raw)
    return Text(str(fields.get("id", "")), _words(fields), _published(fields) or published)


def _words(fields: dict[str, object]) -> str:
    text = fields.get("text")
    if isinstance(text, str):
        return text
    title, paragraphs = fields.get("title", ""), fields.get("paragraphs")
    if not isinstance(title, str) or not isinstance(paragraphs, list):
        raise Unreadable(Reason.FIELD, "text")
    return joined(title, [str(paragraph) for paragraph in paragraphs])


def _published(fields: dict[str, object]) -> date | None:
    """The day of a line's own date, of a moment as well as of a day."""
    given = fields.get("published")
    if given is None or given == "":
        return None
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        raise Unreadable(Reason.DATE, str(given)) from None
