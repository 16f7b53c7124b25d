"""What the reader of statements is asked about a text, and its answer in the shape in which it is stored.

Values only, without a query: reading and shaping are done by whatever process has a core to spare.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from taswib.archive.spans import written_spans
from taswib.text.folding import fold
from taswib.text.statements import Statement, statements

NAME, SPEAKER = 300, 200
"""The longest name and folded name that are kept, in code points."""


class Said(NamedTuple):
    """One statement, field by field as its row holds it; spans as `written_spans` writes them."""

    number: int
    content: str
    kind: str
    cue: str
    source: str
    source_name: str
    speaker: str
    via: str
    when: str
    said_on: str
    certainty: float


class Question(NamedTuple):
    """A text, the day from which its «yesterday» counts, and its language."""

    text: str
    published: date | None
    language: str

    def answer(self) -> list[Said]:
        read = statements(self.text, published=self.published, language=self.language)
        return list(_shaped(read))


def speaker_of(name: str) -> str:
    """A name as it is compared: folded, letters and digits alone."""
    letters = "".join(char if char.isalnum() else " " for char in fold(name).text)
    return " ".join(letters.split())[:SPEAKER].strip()


def _shaped(read: list[Statement]) -> Iterator[Said]:
    for number, one in enumerate(read, 1):
        name = (one.source_name or "")[:NAME]
        yield Said(
            number,
            written_spans(one.content),
            one.kind,
            _written(one.cue),
            _written(one.source),
            name,
            speaker_of(name),
            _written(one.via),
            _written(one.when.span if one.when else None),
            (one.when.date or "") if one.when else "",
            one.certainty,
        )


def _written(span: tuple[int, int] | None) -> str:
    return written_spans((span,)) if span else ""
