"""A quotation's place in a text, kept so that it can be found again when the text has moved on.

    describe   the quote of a span: its words, their neighbours, their place (Quote)
    locate     where the very words stand, or stand in another spelling
"""

from taswib.text.anchoring.locating import locate
from taswib.text.anchoring.quote import VERSION, Quote, describe

__all__ = ["VERSION", "Quote", "describe", "locate"]
