"""The words of a text as they are compared: folded, with their places in the text as it was written."""

import re
from functools import cached_property, lru_cache
from itertools import accumulate, compress

from taswib.text.characters import TASHKEEL
from taswib.text.folding import fold

_WORD = re.compile(rf"([\w{TASHKEEL}\u0300-\u036f\u200c\u200d]+)")
_REMEMBERED = 40  # letters; longer than any word that comes back


class Words:
    """Those of `text[start:end]`: number i is `keys[i]` and stands at `starts[i]:ends[i]`, in code points of `text`."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text, self.start, self.end = text, start, len(text) if end is None else end
        pieces = _WORD.split(text[self.start : self.end])  # between words, word, between words, …
        bounds = list(accumulate(map(len, pieces), initial=self.start))
        self.keys = _keys(pieces[1::2])
        self.starts, self.ends = bounds[1:-1:2], bounds[2::2]
        if "" in self.keys:  # marks without a letter
            seen = [bool(key) for key in self.keys]
            self.keys = list(compress(self.keys, seen))
            self.starts = list(compress(self.starts, seen))
            self.ends = list(compress(self.ends, seen))

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of each word, rising."""
        places: dict[str, list[int]] = {}
        for number, key in enumerate(self.keys):
            if key in places:
                places[key].append(number)
            else:
                places[key] = [number]
        return places

    def line_ends_between(self, first: int, last: int) -> bool:
        return self.text.find("\n", self.ends[first], self.starts[last]) >= 0

    def begins_text(self, number: int) -> bool:
        return number == 0 and self.start == 0

    def ends_text(self, number: int) -> bool:
        """Whether `number` words are all that the text has."""
        return number == len(self) and self.end == len(self.text)

    def begins_line(self, number: int) -> bool:
        if not 0 < number < len(self):
            return number == 0 and not self.start
        return "\n" in self.text[self.ends[number - 1] : self.starts[number]]

    def ends_line(self, number: int) -> bool:
        """Whether a line ends between the word before `number` and that word."""
        return self.begins_line(number) if number < len(self) else self.end == len(self.text)


def weight(key: str) -> float:
    """How much a word says, between 0.15 and 1: particles are short, names and terms are long, a figure is a fact."""
    if key.isdigit():
        return 0.8
    return _WEIGHTS[len(key)] if len(key) < len(_WEIGHTS) else 1.0


_WEIGHTS = (0.0, 0.15, 0.2, 0.35, 0.6, 0.8, 0.9, 1.0)


def _keys(surfaces: list[str]) -> list[str]:
    if max(map(len, surfaces), default=0) <= _REMEMBERED:
        return list(map(_remembered, surfaces))
    return [_remembered(surface) if len(surface) <= _REMEMBERED else fold(surface).text for surface in surfaces]


@lru_cache(maxsize=1 << 15)
def _remembered(surface: str) -> str:
    return fold(surface).text
