"""Spans of code points as a column of a table."""

from typing import TYPE_CHECKING, Any

from django.db import models

Spans = tuple[tuple[int, int], ...]


if TYPE_CHECKING:
    _Text = models.TextField[Spans, Spans]
else:
    _Text = models.TextField


class SpansField(_Text):
    """Half-open spans, written as "12-40 52-60"; in Python a tuple of pairs, empty for none."""

    def from_db_value(self, value: str | None, *_: object) -> Spans:
        return read_spans(value or "")

    def to_python(self, value: Any) -> Spans:
        return read_spans(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str:
        return value if isinstance(value, str) else written_spans(value)


def read_spans(written: str) -> Spans:
    """The spans that `written_spans` wrote."""
    pairs = (one.split("-") for one in written.split())
    return tuple((int(start), int(end)) for start, end in pairs)


def written_spans(spans: Spans) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)
