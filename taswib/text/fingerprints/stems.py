"""What two forms of a word share: the article, particles and endings that grow onto it taken off.

After the light stemmers of Larkey, Ballesteros and Connell (2007), kept short: a stem is for comparing, not for reading.
"""

import re

from taswib.text.lexicons import classes

_LEAST = 3  # letters that remain of a word
_PREFIX = re.compile("(?:[وف]?(?:ال|بال|كال|لل)|[وف])(?=[^\\W\\d_]{3})")
_ENDINGS = frozenset(
    ("هما", "كما", "اتها", "اته", "ها", "هم", "هن", "نا", "ات", "ان", "ين", "ون", "يه", "وا", "ه", "ي", "ا")
)
_LONGEST = 4  # letters of an ending
_GROWN = re.compile("[بلك]{1,2}(?=[^\\W\\d_]{4})")
"""Particles, or the first letters of a word: taken off either way, «ببرنامج» and «البرنامج» remain one word."""
_ENGLISH = re.compile("(?:ies|ing|ed|es|s)$")
_LINK = frozenset("وف")


def stem(word: str) -> str:
    """The stem of a folded word; empty for a word of a closed class, which says nothing of its own."""
    if word in FUNCTION or (word[0] in _LINK and word[1:] in FUNCTION):
        return ""
    if word.isascii():
        found = _ENGLISH.search(word)
        return word[: found.start()] if found and found.start() >= _LEAST else word
    return _without(_GROWN, _without_ending(_without(_PREFIX, word)))


def _without(grown: re.Pattern[str], word: str) -> str:
    """Without what has grown onto its beginning."""
    found = grown.match(word)
    return word[found.end() :] if found else word


def _without_ending(word: str) -> str:
    """Without the longest of the endings, where enough remains."""
    for length in range(_LONGEST, 0, -1):
        if word[-length:] in _ENDINGS:
            return word[:-length] if len(word) - length >= _LEAST else word
    return word


FUNCTION = frozenset(
    word for language in ("ar", "en") for phrases in classes(language, "function").values() for word in phrases
)
