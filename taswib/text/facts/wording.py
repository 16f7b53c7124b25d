"""A passage as folded words and marks, cut once; what it states is read from them only when somebody asks."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from taswib.text.facts.dates import read_dates
from taswib.text.facts.fact import Found, Span
from taswib.text.facts.negations import read_negations
from taswib.text.facts.numbers import read_numbers
from taswib.text.facts.quoted import quoted_spans
from taswib.text.folding import Folded, fold

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_WEIGHTY = re.compile(r"[\w%$€£]")
_REACH = 10
"""Tokens beside a place that are read with it: a fact that is longer than this to one side is seen in part."""


class Wording:
    """The words of `text`. `sources` are the spans of those whom it lets speak, where somebody has read them."""

    def __init__(self, text: str, published: date | None = None, sources: Sequence[Span] = ()) -> None:
        self.text, self.published, self.sources = text, published, tuple(sources)
        self.folded: Folded = fold(text)
        self.words: list[str] = _TOKEN.findall(self.folded.text)
        self._read: dict[tuple[int, int], list[Found]] = {}

    @cached_property
    def weighty(self) -> list[str]:
        """The words and signs that can carry meaning, without punctuation."""
        return [word for word in self.words if _WEIGHTY.match(word)]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins in the folded text."""
        return [found.start() for found in _TOKEN.finditer(self.folded.text)]

    def facts(self, near: Sequence[tuple[int, int]] | None = None) -> list[Found]:
        """Dates, the numbers beside them, and what is negated, in their order: all, or those near some tokens."""
        return (
            [one for first, end in _merged(near, len(self.words)) for one in self._known(first, end)]
            if near is not None
            else self._known(0, len(self.words))
        )

    def _known(self, first: int, end: int) -> list[Found]:
        """Read once, however many passages this one is compared with."""
        if (first, end) not in self._read:
            self._read[first, end] = self._facts_within(first, end)
        return self._read[first, end]

    def _facts_within(self, first: int, end: int) -> list[Found]:
        words, glued = self.words[first:end], self.glued[first:end]
        dates = read_dates(words, self.published)
        taken = bytearray(len(words))
        for found in dates:
            taken[found.first : found.end] = b"\1" * (found.end - found.first)
        read = [*dates, *read_numbers(words, glued, taken), *read_negations(words)]
        return sorted((one.shifted(first) for one in read), key=lambda one: (one.first, one.end))

    @cached_property
    def quoted(self) -> list[Span]:
        """What stands in quotation marks, as spans of the text."""
        return quoted_spans(self.text)

    @cached_property
    def glued(self) -> list[bool]:
        """Of each token, whether it follows the one before it without a blank."""
        return [start > 0 and not self.folded.text[start - 1].isspace() for start in self.starts]

    def span(self, first: int, end: int) -> Span:
        """Where tokens first … end - 1 stand in the text; for none, the empty place before token `first`."""
        if first < end:
            return self.folded.span(self.starts[first], self.starts[end - 1] + len(self.words[end - 1]))
        if first < len(self.words):
            return (self.folded.span(self.starts[first], self.starts[first] + 1)[0],) * 2
        return (len(self.text),) * 2

    def written(self, first: int, end: int) -> str:
        """The tokens as the text writes them."""
        return self.text[slice(*self.span(first, end))]


def wording(passage: "str | Wording", published: date | None = None) -> Wording:
    """A passage ready to be compared; some 20 µs for 300 letters. What is one already stays what it is."""
    return passage if isinstance(passage, Wording) else Wording(passage, published)


def _merged(places: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The tokens within reach of rising places, as ranges that do not meet."""
    merged: list[tuple[int, int]] = []
    for first, end in places:
        low, high = max(0, first - _REACH), min(length, end + _REACH)
        if merged and low <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(high, merged[-1][1])
        else:
            merged.append((low, high))
    return merged
