"""A statement as its reader gets it."""

from dataclasses import asdict, dataclass
from typing import Any

Span = tuple[int, int]
"""Code points of the text as it was given, half-open."""


@dataclass(frozen=True)
class When:
    """When something was said: the expression in the text, and its ISO date (YYYY, YYYY-MM or YYYY-MM-DD) where it
    is settled.
    """

    span: Span
    date: str | None


@dataclass(frozen=True)
class Statement:
    """One attributed statement; the fields are those of the annotation guidelines. `certainty` is 0 to 1: of those
    given 0.9, about nine in ten have the right content and source, on articles that nobody tuned it for too.
    """

    content: tuple[Span, ...]
    kind: str
    cue: Span | None
    source: Span | None
    source_name: str | None
    via: Span | None
    when: When | None
    certainty: float

    def to_json(self) -> dict[str, Any]:
        """The statement as JSON knows it: spans as lists of two numbers."""
        return asdict(self) | {
            "content": [list(span) for span in self.content],
            "cue": _pair(self.cue),
            "source": _pair(self.source),
            "via": _pair(self.via),
            "when": self.when and {"span": list(self.when.span), "date": self.when.date},
        }


def _pair(span: Span | None) -> list[int] | None:
    return list(span) if span else None
