"""What one character folds to. `folding` applies it to texts.

The folds are those that Arabic search engines agree on (Lucene's ArabicNormalizer: hamza seats, ya, ta marbuta,
tashkeel, tatweel), and beyond them Persian letters, presentation forms, digits, signs, and Latin accents.
"""

import re
import unicodedata
from functools import lru_cache

from taswib.text.characters import SPACES, TASHKEEL

_PAIRS = dict(
    zip(
        "أإآٱٲٳؤئىیۍېةہھەۂۃۀکڪ،؍⁄؛؟٪٫٬٭۔",
        "ااااااويييييهههههههكك,//;?%.,*.",
        strict=True,
    )
)
_QUOTES = "'`´«»‹›‘’‚‛“”„‟′″‵‶ʼ❛❜❝❞〝〞〟＂＇"
_EXPLICIT = (
    {char: "" for char in "\u0640\ufe73\u115f\u1160\u3164\uffa0"}  # tatweel, its tail form, and blank fillers
    | dict.fromkeys(SPACES, " ")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys("−⁃﹘", "-")
    | _PAIRS
)
_SWALLOWED = re.compile(f"[{TASHKEEL}\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]")


@lru_cache(maxsize=1 << 16)
def image(char: str) -> str:
    """What the one character folds to: nothing, or a string in which every character folds to itself.

    A blank folds to one space. Nothing else begins or ends with a space.
    """
    folded = char
    while (further := "".join(map(_step, folded))) != folded:
        folded = further
    if folded.isspace():
        return " "
    # Spacing accents of other scripts come apart into a space and a mark; those stay whole.
    return folded if folded == folded.strip() else char


def _step(char: str) -> str:
    if char in _EXPLICIT:
        return _EXPLICIT[char]
    if _SWALLOWED.match(char):
        return ""
    by_category = _BY_CATEGORY.get(unicodedata.category(char))
    if by_category is not None:
        return by_category
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return _taken_apart(char).casefold()


# Format characters are zero-width and direction marks; controls that are no blanks show nothing either.
_BY_CATEGORY = {"Cf": "", "Cc": "", "Pd": "-", "Zs": " ", "Zl": " ", "Zp": " "}


def _taken_apart(char: str) -> str:
    """Without ligatures, presentation forms and the marks that are swallowed; Hangul and the like stay whole."""
    parts = unicodedata.normalize("NFKD", char)
    return unicodedata.normalize("NFC", _SWALLOWED.sub("", parts)) if parts != char else char
