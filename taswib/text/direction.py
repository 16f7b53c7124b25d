"""Which way a text runs, which of our two languages it is in, and what in it is hidden."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from taswib.text.characters import HIDDEN

_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH = 200  # letters; a headline or two sentences tell
_STEP = 300  # characters in which most texts have so many letters
_HIDDEN = re.compile(f"([{HIDDEN}])")


def direction(text: str) -> Literal["rtl", "ltr"]:
    """By the majority of the first 200 letters. A draw goes to the first of them; without any letter it is rtl."""
    letters = _first_letters(text)
    leftward = sum(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in letters)
    if 2 * leftward == len(letters) and letters:
        letters, leftward = letters[:1], unicodedata.bidirectional(letters[0]) in {"R", "AL"}
    return "rtl" if 2 * leftward >= len(letters) else "ltr"


def language(text: str) -> Literal["ar", "en"]:
    """By script, and coarsely: "ar" where Arabic letters are at least half of the first 200, or there is no letter."""
    letters = _first_letters(text)
    arabic = sum(letters.count(letter) for letter in set(letters) if _is_arabic(letter))
    return "ar" if 2 * arabic >= len(letters) else "en"


def reveal(text: str) -> list[tuple[bool, str]]:
    """The text in pieces, in order: (False, words), and (True, "U+202E") in place of each hidden control, so that a
    page can draw it as a mark. Hidden are embeddings, overrides, isolates and tags.
    """
    pieces = _HIDDEN.split(text)
    return [
        (bool(place % 2), f"U+{ord(piece):04X}" if place % 2 else piece) for place, piece in enumerate(pieces) if piece
    ]


def _first_letters(text: str) -> str:
    letters, at, step = "", 0, _STEP
    while len(letters) < _ENOUGH and at < len(text):
        letters += "".join(_LETTERS.findall(text[at : at + step]))
        at, step = at + step, 2 * step
    return letters[:_ENOUGH]


@lru_cache(maxsize=1 << 12)
def _is_arabic(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("ARABIC")
