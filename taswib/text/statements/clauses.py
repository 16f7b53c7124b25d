"""What a cue reports, where it begins and what opens it: a particle, or a colon."""

from typing import NamedTuple

from taswib.text.quotations import Quotation
from taswib.text.statements.quoting import goes_on, is_speech
from taswib.text.statements.reading import Reading


class Complement(NamedTuple):
    """Where a cue's content begins: `mark` is the particle, colon or opening mark before it, `start` its first
    token.
    """

    mark: int
    start: int
    frame: str
    quote: Quotation | None = None
    inset: int = 0


def by_particle(reading: Reading, at: int, stop: int) -> Complement:
    """The content that the particle at a token opens."""
    start = _past_marks(reading, at + 1, stop)
    quote = reading.quotes.get(start)
    whole = quote is not None and is_speech(reading, quote) and not goes_on(reading, quote, stop)
    return Complement(at, start, "that", quote if whole else None)


def _past_marks(reading: Reading, at: int, stop: int) -> int:
    while at < stop and reading.tokens.surfaces[at] in ("،", ",", ":", ".", "-", "–") and at not in reading.quotes:
        at += 1
    return at


def by_colon(reading: Reading, at: int, stop: int) -> Complement | None:
    """The content that the colon at a token opens, in its own line or in the next."""
    start = _past_marks(reading, at + 1, stop)
    if start >= stop:
        return _next_line(reading, at)
    if "that" in reading.tokens.words[start].kinds:
        return by_particle(reading, start, stop)
    quote = reading.quotes.get(start)
    return Complement(at, start, "quote" if quote else "colon", quote)


def _next_line(reading: Reading, colon: int) -> Complement | None:
    """The quotation that the next line opens with, behind a colon that ends its line."""
    opening = colon + 2
    if opening >= len(reading.tokens) or reading.tokens.surfaces[colon + 1] != "\n":
        return None
    quote = reading.quotes.get(opening)
    return Complement(colon, quote.start, "quote", quote) if quote and quote.closed else None
