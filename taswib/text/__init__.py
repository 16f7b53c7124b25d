"""Pure text work: values in, values out. No Django, no settings, no clock; only the word lists beside it are read.

Importable as a library. Every offset is a code point of the text as it was given, every span half-open, and every
function linear in the length of its text. The front door; the modules say more:

    admit, admit_public, admit_article   the one gate: words of people, words to be published, articles (TextRefused)
    decode                               bytes to text, or a refusal (NotText)
    fold                                 what two spellings share, with offsets back
    joined                               a plain text from headline and paragraphs
    without_furniture                    which lines are the article's own
    describe, locate                     a quotation's place, kept and found again (Quote)
    anchor                               what became of it in another text (Anchored)
    target, quote_of                     the quote as W3C selectors, told and read (NotAnAnchor)
    text_fragment                        the end of an address that opens at a passage
    word_changes                         what differs between two texts, for people to look at (Change)
    language, reveal                     ar or en, and what is hidden in a text

`passages.passages` and `direction.direction` are had from their modules: here they would hide the modules.
"""

from taswib.text.anchoring import (
    Anchored,
    NotAnAnchor,
    Quote,
    anchor,
    describe,
    locate,
    quote_of,
    target,
    text_fragment,
)
from taswib.text.changes import Change, word_changes
from taswib.text.direction import language, reveal
from taswib.text.encoding import Decoded, NotText, Unreadable, decode
from taswib.text.folding import Folded, fold
from taswib.text.furniture import without_furniture
from taswib.text.gate import Refusal, TextRefused, admit, admit_article, admit_public
from taswib.text.passages import Passage, joined

__all__ = [
    "Anchored",
    "Change",
    "Decoded",
    "Folded",
    "NotAnAnchor",
    "NotText",
    "Passage",
    "Quote",
    "Refusal",
    "TextRefused",
    "Unreadable",
    "admit",
    "admit_article",
    "admit_public",
    "anchor",
    "decode",
    "describe",
    "fold",
    "joined",
    "language",
    "locate",
    "quote_of",
    "reveal",
    "target",
    "text_fragment",
    "without_furniture",
    "word_changes",
]
