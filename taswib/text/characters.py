"""Sets of characters that several rules share, each named once.

Source: Unicode Character Database as this Python carries it (unicodedata), and UAX #9 for direction controls.
"""

import unicodedata
from collections.abc import Iterable

EMBEDDINGS = "\u202a-\u202e\u2066-\u2069"  # embedding, override, isolate: UAX #9, section 2
TAGS = "\U000e0000-\U000e007f"
HIDDEN = EMBEDDINGS + TAGS
"""Inside a character class: what changes how its neighbours read and is not seen itself."""

DIRECTION_MARKS = "\u200e\u200f\u061c"
ZERO_WIDTH = "\u200b\ufeff\u2060"

SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u2800"
)
"""What str.isspace knows, and the Braille blank, which people use to send a message that looks empty."""

EDGES = SPACES + ZERO_WIDTH
"""What is trimmed off around a text."""

INVISIBLE = EDGES + DIRECTION_MARKS + "\u200c\u200d\u00ad"
"""A line of these alone is a blank line."""

JOINING = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
)
"""Inside a character class: letters of the Arabic script."""

EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
"""Inside a character class: the blocks that hold every part of emoji-zwj-sequences.txt (Unicode Emoji 16)."""
EMOJI_STYLE = "\U0001f3fb-\U0001f3ff\ufe0f"
"""Inside a character class: the five tones of skin, and the selector of the coloured form."""

TASHKEEL = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
"""Inside a character class: marks written over and under Arabic letters."""


def ranges(code_points: Iterable[int]) -> str:
    """The code points, given in rising order, as the inside of a regular expression's character class."""
    spans: list[list[int]] = []
    for code in code_points:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


def _marks() -> Iterable[int]:
    """Every combining mark. None stands outside these two stretches (a test looks), so a start stays quick."""
    for stretch in (range(0x300, 0x20000), range(0xE0100, 0xE01F0)):
        yield from (code for code in stretch if unicodedata.category(chr(code)).startswith("M"))


MARKS = ranges(_marks())
"""Inside a character class: every combining mark of Unicode."""
