"""A link that opens at a passage: the text directive of an address (`#:~:text=…`, WICG Scroll To Text Fragment).

A convenience for links, never the anchor of record. Browsers look for whole words in one block, so every term is made of whole
words of one line of the text; context stands in the same line.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest
from urllib.parse import quote

from taswib.text.characters import TASHKEEL
from taswib.text.folding import fold

_WORD = re.compile(rf"[\w{TASHKEEL}\u0300-\u036f\u200c\u200d]+")
_LONGEST = 200  # code points; a longer passage is told by how it begins and ends
_ENDS, _CONTEXT = 4, 8  # words at each end of a long passage; words of context on a side, at most
_MOST = 24  # words of the end of a long passage
Span = tuple[int, int]


def text_fragment(text: str, start: int, end: int, beside: Sequence[str] = ()) -> str:
    """`:~:text=…` for `text[start:end]` and no other place of the text, nor of what stands `beside` it on the page.

    Words that the span cuts are taken whole. "" where no word is in it, or where its line has too little around it to tell it
    from another place; raises IndexError outside the text.
    """
    if not 0 <= start <= end <= len(text):
        raise IndexError(f"no span {start}:{end} in a text of {len(text)}")
    words = [found.span() for found in _WORD.finditer(text)]
    quoted = [number for number, (first, last) in enumerate(words) if first < end and start < last and start < end]
    return _Page(text, words, beside).fragment(quoted[0], quoted[-1] + 1) if quoted else ""


class _Page:
    """Word numbers are half-open; `folded` is everything in which a browser would look, in its order."""

    def __init__(self, text: str, words: list[Span], beside: Sequence[str]) -> None:
        self.text, self.words = text, words
        self.folded = _bounded("\n".join([*beside, text]))

    def fragment(self, first: int, last: int) -> str:
        begin, finish = self.words[first][0], self.words[last - 1][1]
        if "\n" not in self.text[begin:finish] and finish - begin <= _LONGEST:
            return self._told(first, last, ((first, last),))
        head, tail = self._head(first, last), self._tail(first, last)
        return self._told(head[0], head[1], (head, tail)) if head and tail else ""

    def _told(self, first: int, last: int, terms: Sequence[Span]) -> str:
        """With as much context around words first … last - 1 as makes them the only ones."""
        line = self._line(first, last)
        for before, after in _growing(first - line[0], 0 if len(terms) > 1 else line[1] - last):
            if self._count(first - before, last + after) == 1:
                prefix = f"{_encoded(self._before(first - before, first))}-," if before else ""
                suffix = f",-{_encoded(self._after(last, last + after))}" if after else ""
                return f":~:text={prefix}{','.join(_encoded(self._term(*term)) for term in terms)}{suffix}"
        return ""

    def _head(self, first: int, last: int) -> Span:
        """The words that a long passage begins with, within one line; with more of them, a head is told from another."""
        line = self._line(first, first + 1)
        return first, min(first + _ENDS, last, line[1])

    def _tail(self, first: int, last: int) -> Span | None:
        """The fewest words that it ends with, and that stand nowhere between its beginning and there."""
        line = self._line(last - 1, last)
        after_head = self._head(first, last)[1]
        for begin in range(last - min(_ENDS, last - after_head), max(line[0], after_head, last - _MOST) - 1, -1):
            between = (
                _bounded(self.text[self.words[after_head][0] : self.words[last - 1][1]]) if after_head < last else ""
            )
            if begin < last and between.count(_bounded(self._term(begin, last))) == 1:
                return begin, last
        return None

    def _line(self, first: int, last: int) -> Span:
        """The numbers of the words in the line of these."""
        begin = self.text.rfind("\n", 0, self.words[first][0]) + 1
        finish = self.text.find("\n", self.words[last - 1][1])
        finish = len(self.text) if finish < 0 else finish
        start, stop = first, last
        while start > 0 and first - start < _CONTEXT and self.words[start - 1][0] >= begin:
            start -= 1
        while stop < len(self.words) and stop - last < _CONTEXT and self.words[stop][1] <= finish:
            stop += 1
        return start, stop

    def _count(self, first: int, last: int) -> int:
        return self.folded.count(_bounded(self._term(first, last)))

    def _before(self, first: int, last: int) -> str:
        """Words up to the next, signs too: between context and term a browser passes over blanks alone."""
        return " ".join(self.text[self.words[first][0] : self.words[last][0]].split())

    def _after(self, first: int, last: int) -> str:
        return " ".join(self.text[self.words[first - 1][1] : self.words[last - 1][1]].split())

    def _term(self, first: int, last: int) -> str:
        """The words with what stands between them, blanks as a page shows them."""
        return " ".join(self.text[self.words[first][0] : self.words[last - 1][1]].split()) if first < last else ""


def _growing(before: int, after: int) -> list[Span]:
    """Ever more context, on both sides in turn, as far as there is any."""
    sides = zip_longest(range(1, before + 1), range(1, after + 1))
    steps = [(0, 0)]
    for left, right in sides:
        steps.append((left or before, steps[-1][1]))
        steps.append((steps[-1][0], right or after))
    return list(dict.fromkeys(steps))


def _bounded(text: str) -> str:
    """Folded words alone, with a blank on either side of each, so that only whole ones are found."""
    return f" {'  '.join(fold(word).text for word in _WORD.findall(text))} "


def _encoded(term: str) -> str:
    """Percent-encoded, hyphens too: between terms they are signs of the directive."""
    return quote(term, safe="").replace("-", "%2D")
