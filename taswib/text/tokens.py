"""A text as words and marks with their places, cut once and shared by every phase that reads it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import Generic, TypeVar

from taswib.text.characters import DIRECTION_MARKS, EMBEDDINGS, TASHKEEL, ZERO_WIDTH

_INSIDE = f"{TASHKEEL}\u0640\u200c\u200d"
_HASHTAG = "#_"
_UNSEEN = f"{DIRECTION_MARKS}{ZERO_WIDTH}{EMBEDDINGS}{_HASHTAG}"
_WORD = rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*"
_BLANKS = rf"(?:[^\S\n]|[{_UNSEEN}])+"
# What nearly every token of a news text is comes first, a single space and a word of plain letters, and means the same.
_TOKEN = re.compile(rf" (?=[^\s{_UNSEEN}])|[ء-غف-ي]++(?![{_INSIDE}\w])|\n|{_WORD}|{_BLANKS}|.", re.DOTALL)
_BLANK = re.compile(_BLANKS)
_RARE_BLANK = re.compile(rf"[^\S\n ]|  |[{_UNSEEN}]")

Word = TypeVar("Word")


@dataclass(frozen=True)
class Tokens(Generic[Word]):
    """Words, marks and line ends of `text` in their order, without the blanks between them, and what makes hashtags of them.

    Token number i is `surfaces[i]`, stands at `text[starts[i]:ends[i]]` and is known as `words[i]`.
    """

    text: str
    surfaces: list[str]
    starts: list[int]
    ends: list[int]
    words: list[Word]

    def __len__(self) -> int:
        return len(self.surfaces)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The place in the text of tokens first … end - 1, which are at least one."""
        return self.starts[first], self.ends[end - 1]

    def written(self, first: int, end: int) -> str:
        """The words of tokens first … end - 1 as the text writes them."""
        return self.text[self.starts[first] : self.ends[end - 1]] if first < end else ""


def cut(text: str, known: Callable[[str], Word]) -> Tokens[Word]:
    """Cut a text; `known` says what a token is, and should remember its answers. Some 3 MB of UTF-8 a second."""
    pieces = _TOKEN.findall(text)
    bounds = list(accumulate(map(len, pieces), initial=0))
    seen = _seen(text, pieces)
    surfaces = list(compress(pieces, seen))
    ends = bounds[1:]
    return Tokens(text, surfaces, list(compress(bounds, seen)), list(compress(ends, seen)), list(map(known, surfaces)))


def _seen(text: str, pieces: list[str]) -> list[bool]:
    """Whether each piece is a word, a mark or a line end; in most texts only single spaces are none."""
    if not _RARE_BLANK.search(text):
        return list(map(" ".__ne__, pieces))
    answers = {piece: not _BLANK.match(piece) for piece in set(pieces)}
    return list(map(answers.__getitem__, pieces))
