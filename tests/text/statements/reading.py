"""Reads a text and tells its statements in words, so that a test reads like a sentence."""

from datetime import date
from typing import NamedTuple

from taswib.text.statements import statements

TUESDAY = date(2024, 3, 5)


class Told(NamedTuple):
    """A statement in the text's own words."""

    who: str | None
    words: str
    kind: str
    via: str | None
    when: str | None
    cue: str | None


def told(text: str, published: date | None = TUESDAY) -> list[Told]:
    """The statements of a text; the parts of an interrupted one are joined by three points."""
    return [
        Told(
            one.source_name,
            " … ".join(text[start:end] for start, end in one.content),
            one.kind,
            text[slice(*one.via)] if one.via else None,
            one.when.date if one.when else None,
            text[slice(*one.cue)] if one.cue else None,
        )
        for one in statements(text, published=published)
    ]


def said(text: str) -> list[tuple[str | None, str]]:
    """Who said what."""
    return [(one.who, one.words) for one in told(text)]
