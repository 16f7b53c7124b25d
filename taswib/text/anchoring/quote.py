"""A quotation with its place, in the shape of the W3C Web Annotation model."""

from typing import NamedTuple

VERSION = 1
"""Of what `describe` keeps; stored beside every stored anchor."""


class Quote(NamedTuple):
    """Words of a text, what stands directly before and after them, and where they were.

    A TextQuoteSelector (exact, prefix, suffix) with its TextPositionSelector (start, end), in code points. Where the place
    is not known, `start` is below zero; where the neighbours are not known, prefix and suffix are empty.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def describe(text: str, start: int, end: int, *, context: int = 32) -> Quote:
    """The quote of `text[start:end]`, with up to `context` code points on each side. Raises IndexError outside it."""
    if not 0 <= start <= end <= len(text):
        raise IndexError(f"no span {start}:{end} in a text of {len(text)}")
    return Quote(text[start:end], text[max(0, start - context) : start], text[end : end + context], start, end)
