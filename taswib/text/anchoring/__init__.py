"""A quotation's place in a text, kept so that it can be found again when the text has moved on.

    describe   the quote of a span: its words, their neighbours, their place (Quote)
    anchor     what became of a quote in another text: exact, moved, changed or removed, where, and how certain (Anchored)
    Ground     the same for many quotes and one text, which is cut into words only once
    locate     where the very words stand, or stand in another spelling; None where they don't
"""

from taswib.text.anchoring.ground import Anchored, Ground, Outcome
from taswib.text.anchoring.locating import locate
from taswib.text.anchoring.quote import VERSION, Quote, describe

__all__ = ["VERSION", "Anchored", "Ground", "Outcome", "Quote", "anchor", "describe", "locate"]


def anchor(text: str, quote: Quote, *, old: str | None = None) -> Anchored:
    """What became of a quotation in `text`."""
    return Ground(text).anchor(quote)
