"""A quotation as it is sought: its words, with those of its neighbours around them."""

from functools import cached_property
from itertools import accumulate

from taswib.text.anchoring.quote import Quote
from taswib.text.anchoring.words import Words, weight

CONTEXT = 64
"""Code points of a neighbour that are compared; `describe` keeps 32."""


class Sought:
    """Words `first` … `last` - 1 of `keys` are the quoted ones; a word that the quotation cuts is sought whole."""

    def __init__(self, quote: Quote, prefix: str | None = None, suffix: str | None = None) -> None:
        self.quote = quote
        before = quote.prefix[-CONTEXT:] if prefix is None else prefix
        after = quote.suffix[:CONTEXT] if suffix is None else suffix
        self.written = before + quote.exact + after
        self.start, self.end = len(before), len(before) + len(quote.exact)
        words = Words(self.written)
        first = sum(end <= self.start for end in words.ends)
        last = len(words) - sum(start >= self.end for start in words.starts)
        cut = 1 if first > 1 and words.starts[0] == 0 else 0  # it may be half a word
        self.words = words
        self.keys = words.keys[cut:]
        self.first, self.last = first - cut, max(first, last) - cut
        self.cut = cut
        self.weights = [weight(key) for key in self.keys]
        self.begins_line = not before.strip(" \t") or before.rstrip(" \t").endswith("\n")
        self.ends_line = not after.strip(" \t") or after.lstrip(" \t").startswith("\n")

    @cached_property
    def total(self) -> float:
        return sum(self.weights[self.first : self.last])

    @cached_property
    def letters(self) -> str:
        return "".join(self.keys[self.first : self.last])

    @cached_property
    def sums(self) -> list[float]:
        """The weight of the words before each."""
        return list(accumulate(self.weights, initial=0.0))
