"""A quotation's place in a text, kept so that it can be found again when the text has moved on.

describe   the quote of a span: its words, their neighbours, their place (Quote)
anchor     what became of a quote in another text: exact, moved, changed or removed, where, and how certain (Anchored)
Ground     the same for many quotes and one text, which is cut into words only once
locate     where the very words stand, or stand in another spelling; None where they don't
target     a quote as W3C selectors, in JSON's shapes; quote_of reads one, of whoever's making (NotAnAnchor)
text_fragment   the end of an address that opens at a passage in a browser
"""

from taswib.text.anchoring.at_once import at_once
from taswib.text.anchoring.fragments import text_fragment
from taswib.text.anchoring.ground import Ground
from taswib.text.anchoring.locating import locate
from taswib.text.anchoring.outcome import Anchored, Outcome
from taswib.text.anchoring.quote import VERSION, Quote, describe
from taswib.text.anchoring.selectors import NotAnAnchor, quote_of, target

__all__ = [
    "VERSION",
    "Anchored",
    "Ground",
    "NotAnAnchor",
    "Outcome",
    "Quote",
    "anchor",
    "describe",
    "locate",
    "quote_of",
    "target",
    "text_fragment",
]

_WITHOUT_NEIGHBOURS = 0.9
"""Certainty of words that stand there, once or where they stood, when nothing is known of what surrounded them."""


def anchor(text: str, quote: Quote, *, old: str | None = None) -> Anchored:
    """What became of a quotation in `text`; `Outcome` says what each word means.

    `old` is the text that it was taken from, where it is known: then a sentence that stood elsewhere in it is never taken for
    the passage. Where nothing was touched this costs about as much as `str.find`; otherwise time grows with the length of
    `text`, and the same arguments always have the same answer. `Ground` is for many quotations of one text.
    """
    start = at_once(text, quote)
    if start >= 0 and (old is None or start == quote.start):
        return Anchored("exact", start, start + len(quote.exact), 1.0)
    if old is None and not quote.prefix and not quote.suffix and (place := locate(text, quote)):
        return Anchored("exact", *place, _WITHOUT_NEIGHBOURS)
    return Ground(text, old).anchor(quote)
