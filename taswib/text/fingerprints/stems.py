"""What two forms of a word share: the article, particles and endings that grow onto it taken off.

After the light stemmers of Larkey, Ballesteros and Connell (2007), kept short: a stem is for comparing, not for reading.
"""

import re

from taswib.text.lexicons import classes

_LEAST = 3  # letters that remain of a word
_PREFIX = re.compile("(?:[وف]?(?:ال|بال|كال|لل)|[وف])(?=[^\\W\\d_]{3})")
_SUFFIX = re.compile("(?:هما|كما|اتها|اته|ها|هم|هن|نا|ات|ان|ين|ون|يه|وا|ه|ي|ا)$")
_GROWN = re.compile("^[بلك]{1,2}(?=[^\\W\\d_]{4})")
"""Particles, or the first letters of a word: taken off either way, «ببرنامج» and «البرنامج» remain one word."""
_ENGLISH = re.compile("(?:ies|ing|ed|es|s)$")
_LINK = frozenset("وف")


def stem(word: str) -> str:
    """The stem of a folded word; empty for a word of a closed class, which says nothing of its own."""
    if word in FUNCTION or (word[0] in _LINK and word[1:] in FUNCTION):
        return ""
    if word.isascii():
        return _cut(_ENGLISH, word)
    return _GROWN.sub("", _cut(_SUFFIX, _PREFIX.sub("", word, count=1)))


def _cut(ending: re.Pattern[str], word: str) -> str:
    found = ending.search(word)
    return word[: found.start()] if found and found.start() >= _LEAST else word


FUNCTION = frozenset(
    word for language in ("ar", "en") for phrases in classes(language, "function").values() for word in phrases
)
