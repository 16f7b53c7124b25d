"""A text read into the numbers that stand for its words: one pass, whatever the length."""

import re
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from xxhash import xxh32_intdigest

from taswib.text.fingerprints.narrow import Narrow
from taswib.text.fingerprints.stems import stem
from taswib.text.folding import Folded
from taswib.text.letterforms import image

_LONGEST = 40  # letters; a longer run is no word of a language, and all of those are one
_MANY = 300  # as in `folding`
_BLANKS, _WORD = re.compile("  +"), re.compile(r"\S+")
_FIGURE = 1 << 32


@lru_cache(maxsize=1 << 16)
def _bare(char: str) -> str:
    """What a character folds to if that is of a word, a blank where it parts words, nothing where it is not seen."""
    folded = image(char)
    kept = "".join(one for one in folded if one.isalnum())
    return kept if kept or not folded else " "


_FREQUENT = "أإآىؤئة،؛؟.,:;!?()\"'«»“”‘’…-–ـ/%\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u200f\xa0\n\t\r"
_PLAIN = " 0123456789abcdefghijklmnopqrstuvwxyzءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_RARER = "\x00ABCDEFGHIJKLMNOPQRSTUVWXYZ٠١٢٣٤٥٦٧٨٩#$&*+<=>@[\\]^_`{|}~—\u200b\u200c\u200d\u200e\ufeff\u202a\u202b\u202c"
_IMAGES = {char: _bare(char) for char in _FREQUENT}
_ALL_IMAGES = {char: bare for char in _FREQUENT + _RARER if (bare := _bare(char)) != char}
_SPELLING = {char: bare for char, bare in _IMAGES.items() if bare != " "}
_STRANGE = re.compile(f"[^{re.escape(_PLAIN + _FREQUENT)}]")
"""What of a text differs from its image, but for what nearly every text has: to ask each letter would take longest."""
_bare_of_usual = Narrow(_PLAIN + _FREQUENT + _RARER, _bare)
_letters_of_usual = Narrow(_PLAIN + _FREQUENT + _RARER, lambda char: _SPELLING.get(char, char))


class Read(NamedTuple):
    """The words of `bare`, a text without signs and marks, in their order: word number i has the number `stems[i]`.

    0 is a word that says nothing of its own; a figure's number is negative.
    """

    bare: str
    images: dict[str, str]
    words: list[str]
    stems: list[int]


def read(text: str) -> Read:
    """About 10 million letters a second once the words are known."""
    bare, images = _bare_of_usual(text), _ALL_IMAGES
    if bare is None:
        bare, images = _bare_widely(text)
    words = bare.split()
    return Read(bare, images, words, list(map(_known.__getitem__, words)))


def _bare_widely(text: str) -> tuple[str, dict[str, str]]:
    strange = set(_STRANGE.findall(text))
    images = _IMAGES | {char: bare for char in strange if (bare := _bare(char)) != char}
    if len(images) > _MANY:
        return text.translate({ord(char): replacement for char, replacement in images.items()}), images
    for char, replacement in images.items():
        text = text.replace(char, replacement)
    return text, images


def letters(text: str) -> str:
    """With the spelling of `read` and the signs of `text`: for finding a word in it by its letters, fast."""
    narrow = _letters_of_usual(text)
    if narrow is not None:
        return narrow
    for char, replacement in _SPELLING.items():
        text = text.replace(char, replacement)
    return text


class Places:
    """Where the words of a text that was read stand in it, in code points."""

    def __init__(self, text: str, found: Read) -> None:
        self._text, self._found = text, found
        # Where no character was left out, and none became two, each stands where its image does.
        self._in_step = found.images is _ALL_IMAGES and len(text) == len(found.bare)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Of the words first … end - 1, at least one."""
        if self._in_step:
            return self._spans[first][0], self._spans[end - 1][1]
        return self._folded.span(self._starts[first], self._starts[end] - 1)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [word.span() for word in _WORD.finditer(self._found.bare)]

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._text, _BLANKS.sub(" ", self._found.bare), self._found.images)

    @cached_property
    def _starts(self) -> list[int]:
        first = len(self._folded.text) - len(self._folded.text.lstrip(" "))
        return list(accumulate((len(word) + 1 for word in self._found.words), initial=first))


class _Known(dict[str, int]):
    """The number of each word that was met; forgotten all at once, so that memory stays bounded."""

    def __missing__(self, word: str) -> int:
        if len(self) >= 400_000:
            self.clear()
        number = _number(word)
        if len(word) <= _LONGEST:
            self[word] = number
        return number


def _number(word: str) -> int:
    if word.isdecimal():
        return xxh32_intdigest(word[:_LONGEST].lstrip("0").encode()) - _FIGURE
    root = stem(word[:_LONGEST])
    return (xxh32_intdigest(root.encode()) or 1) if root else 0


_known = _Known()
