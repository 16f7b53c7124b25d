"""Articles as JSON lines (product.md, "The command and its interchange"): one object a line, one article each."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from taswib.archive.article import Precision
from taswib.archive.incoming import Incoming
from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.admission import admitted, brief
from taswib.archive.intake.given import BYLINE, OUTLET, SECTION, Given
from taswib.archive.intake.published import Published, read_published
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.passages import joined

LONGEST_LINE = 5_000_000  # bytes
_ID = 300
Fields = dict[str, object]


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The number (from 1) and bytes of each line that is not blank; of one that is too long only its beginning,
    with more than LONGEST_LINE bytes. Memory stays flat whatever the lines' length.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while len(line) > LONGEST_LINE and rest and not rest.endswith(b"\n"):
            rest = stream.readline(1 << 20)
        if line.strip():
            yield number, line


def read_line(raw: bytes, given: Given) -> Incoming:
    """The article of one line. Raises Unreadable."""
    return read_fields(fields_of(raw), given)


def read_fields(fields: Fields, given: Given) -> Incoming:
    """Its text is exactly `title` and `paragraphs` joined, or `text`. Raises Unreadable."""
    outlet = brief(_string(fields, "source"), "source", OUTLET) or given.outlet
    address = _address(fields)
    given_id = _id(fields, address)
    identity = address or f"id:{outlet}/{given_id}"
    published = _published(fields, given)
    return Incoming(
        identity=identity,
        text=admitted(_text(fields)),
        seen_from=identity,
        address=address,
        given_id=given_id,
        outlet=outlet,
        section=brief(_string(fields, "section"), "section", SECTION),
        byline=brief(_people(fields, "author"), "author", BYLINE),
        edited_by=brief(_people(fields, "edited_by"), "edited_by", BYLINE),
        published_at=published.at if published else None,
        published_precision=published.precision if published else Precision.MINUTE,
    )


def fields_of(raw: bytes) -> Fields:
    """The object that a line writes. Raises Unreadable."""
    if len(raw) > LONGEST_LINE:
        raise Unreadable(Reason.TOO_LARGE, LONGEST_LINE // 1_000_000)
    try:
        fields = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable(Reason.BROKEN_TEXT) from None
    except (ValueError, RecursionError):
        raise Unreadable(Reason.NOT_JSON) from None
    if not isinstance(fields, dict):
        raise Unreadable(Reason.NOT_JSON)
    return fields


def _string(fields: Fields, name: str) -> str:
    """The field's words; empty where it is absent or null. A number is as good as its digits, for ids."""
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise Unreadable(Reason.FIELD, name)
    return value or ""


def _text(fields: Fields) -> str:
    if fields.get("text") is not None:
        return _string(fields, "text")
    paragraphs = fields.get("paragraphs")
    if not isinstance(paragraphs, list) or not all(isinstance(one, str) for one in paragraphs):
        raise Unreadable(Reason.FIELD, "paragraphs")
    return joined(_string(fields, "title"), paragraphs)


def _people(fields: Fields, name: str) -> str:
    """A line of names, or a list of them as a line."""
    given = fields.get(name)
    if isinstance(given, list) and all(isinstance(one, str) for one in given):
        return "، ".join(given)
    return _string(fields, name)


def _address(fields: Fields) -> str:
    raw = _string(fields, "url").strip()
    return normalised(raw) if raw else ""


def _id(fields: Fields, address: str) -> str:
    """What its publisher calls it. Beside an address it may be missing, or be nothing that could be kept."""
    given = _string(fields, "id").strip()
    if len(given) <= _ID and brief(given, "id", _ID) == given:
        if not given and not address:
            raise Unreadable(Reason.NO_IDENTITY)
        return given
    if address:
        return ""
    raise Unreadable(Reason.FIELD, "id")


def _published(fields: Fields, given: Given) -> Published | None:
    raw = _string(fields, "published").strip()
    return read_published(raw, zone=given.zone, now=given.now) if raw else given.published
