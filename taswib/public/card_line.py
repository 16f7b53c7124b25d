"""Words set in lines: wrapped to a width, each word with whether it changed."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from taswib.design.differences import Pieces
from taswib.text.direction import direction

Word = tuple[bool, str]
_AGAINST = {"rtl": {"L"}, "ltr": {"R", "AL"}}
_ELLIPSIS = "…"
_LONG, _BEFORE = 90, 5  # code points before a change that go unsaid, and the words of them that stay


@dataclass(frozen=True)
class Line:
    """`way` is rtl or ltr: of the whole text, not of this line alone."""

    words: tuple[Word, ...]
    way: str

    @property
    def text(self) -> str:
        return " ".join(word for _changed, word in self.words)

    @property
    def runs_one_way(self) -> bool:
        """Whether its words stand side by side in their order, so that a place in it can be measured."""
        against = _AGAINST[self.way]
        return not any(unicodedata.bidirectional(one) in against for one in self.text)

    def marked(self) -> Iterator[tuple[str, str]]:
        """Each stretch of changed words, with all that stands before it in the line."""
        start = 0
        while start < len(self.words):
            end = start
            while end < len(self.words) and self.words[end][0]:
                end += 1
            if end > start:
                yield _joined(self.words[:start]), _joined(self.words[start:end])
            start = max(end, start + 1)


def lines(pieces: Pieces, font: Any, width: int, most: int) -> list[Line]:
    """At most `most` lines of `width` pixels; what does not fit is left out and an ellipsis says so."""
    words = _words(pieces)
    way = direction(_joined(words))
    found: list[Line] = []
    while words and len(found) < most:
        taken = _fitting(words, font, width, way)
        found.append(Line(tuple(words[:taken]), way))
        words = words[taken:]
    if words:
        found[-1] = _cut(found[-1], font, width)
    return found


def around_change(pieces: Pieces) -> Pieces:
    """From a few words before the first change on, where much stands before it: a card has room for little."""
    first = next((number for number, (changed, _text) in enumerate(pieces) if changed), 0)
    before = "".join(text for _changed, text in pieces[:first])
    if len(before) < _LONG:
        return pieces
    blank = " " if before[-1].isspace() else ""
    return [(False, f"{_ELLIPSIS} {' '.join(before.split()[-_BEFORE:])}{blank}"), *pieces[first:]]


def _fitting(words: Sequence[Word], font: Any, width: int, way: str) -> int:
    """How many of the words go into one line; one at the least."""
    count = 1
    while count < len(words) and font.getlength(_joined(words[: count + 1]), direction=way) <= width:
        count += 1
    return count


def _cut(line: Line, font: Any, width: int) -> Line:
    words = list(line.words)
    while len(words) > 1 and font.getlength(f"{_joined(words)} {_ELLIPSIS}", direction=line.way) > width:
        words.pop()
    return Line((*words, (False, _ELLIPSIS)), line.way)


def _words(pieces: Pieces) -> list[Word]:
    """Whole words; one that changed in part is marked whole. A word without end is cut, or it would leave the picture."""
    found: list[Word] = []
    is_open = False
    for changed, text in pieces:
        for number, part in enumerate(text.split()):
            if number == 0 and is_open and not text[0].isspace():
                before, begun = found.pop()
                found.append((before or changed, (begun + part)[:60]))
            else:
                found.append((changed, part[:60]))
        is_open = not text[-1].isspace() if text else is_open
    return found


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word for _changed, word in words)
