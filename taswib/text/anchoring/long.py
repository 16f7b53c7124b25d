"""A very long quotation: found by where it begins and where it ends, so that the work stays linear."""

from typing import Protocol

from taswib.text.anchoring.outcome import Anchored, gone
from taswib.text.anchoring.quote import Quote
from taswib.text.folding import fold

LONG = 8_000  # code points; longer than any passage of an article, and some 4 ms to lay against a text
_END = 2_000  # code points of each end that are sought
_NEIGHBOUR = 64


class _Anchors(Protocol):
    text: str

    def anchor(self, quote: Quote) -> Anchored: ...


def anchor_long(ground: _Anchors, quote: Quote) -> Anchored:
    """From where its beginning stands to where its end stands; removed where one of them is missing."""
    exact, prefix, suffix, start, end = quote
    head = Quote(exact[:_END], prefix, exact[_END : _END + _NEIGHBOUR], start, start + _END)
    tail = Quote(exact[-_END:], exact[-_END - _NEIGHBOUR : -_END], suffix, start + len(exact) - _END, end)
    first, last = ground.anchor(head), ground.anchor(tail)
    certainty = min(first.certainty, last.certainty)
    if first.start is None or last.end is None or not 0 < last.end - first.start <= 3 * len(exact):
        return gone(certainty)
    same = _letters(ground.text[first.start : last.end]) == _letters(exact)
    return Anchored(first.outcome if same else "changed", first.start, last.end, certainty)


def _letters(text: str) -> str:
    return "".join(char for char in fold(text).text if char.isalnum())
