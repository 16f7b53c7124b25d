"""What became of an old text's words in a new one: one comparison of two revisions, for every quotation of the old."""

from bisect import bisect_left, bisect_right
from itertools import takewhile

from rapidfuzz.distance import Indel

from taswib.text.anchoring.at_once import at_once
from taswib.text.anchoring.quote import Quote
from taswib.text.anchoring.words import Words

_CELLS = 5_000 * 5_000
"""Words before times words after, between where both begin and end alike, beyond which no comparison is made: it takes some
5 ms and 3 MB at this size and grows with the square. The quotation is then anchored as if the old text were not known."""
_NOWHERE = -1
_MOST = 0.5


class Rewriting:
    """Two revisions of a text, old word by new word."""

    def __init__(self, old: str, new: Words) -> None:
        self.old = old
        self._words, self._new = Words(old), new
        self._from, self._to = [_NOWHERE] * len(new), [_NOWHERE] * len(self._words)
        for before, after, length in _same(self._words.keys, new.keys):
            self._from[after : after + length] = range(before, before + length)
            self._to[before : before + length] = range(after, after + length)

    def words_of(self, quote: Quote) -> range | None:
        """The numbers of the quoted words in the old text, or None where it does not hold the quotation."""
        start = quote.start
        if start < 0 or not self.old.startswith(quote.exact, start):
            start = at_once(self.old, quote)
            if start < 0:
                return None
        first = bisect_right(self._words.ends, start)
        return range(first, max(first, bisect_left(self._words.starts, start + len(quote.exact))))

    def window(self, quoted: range) -> tuple[int, int] | None:
        """From the first to the last of the new text's words that were quoted ones, or None where none is left."""
        mapped = [new for new in self._to[quoted.start : quoted.stop] if new != _NOWHERE]
        return (mapped[0], mapped[-1] + 1) if mapped else None

    def shares(self, quoted: range, first: int, last: int) -> tuple[float, float]:
        """Of the quoted words, those that are words first … last - 1 now; of these words, those that stood elsewhere before.

        The latter make it another sentence, which was there all along.
        """
        origins = [old for old in self._from[first:last] if old != _NOWHERE]
        own = sum(old in quoted for old in origins)
        return own / max(1, len(quoted)), (len(origins) - own) / max(1, last - first)

    def carried(self, quote: Quote, start: int, end: int) -> bool:
        """Whether most of the quoted words came to `start:end` of the new text in the order of the text around them."""
        quoted = self.words_of(quote)
        first, last = bisect_right(self._new.ends, start), bisect_left(self._new.starts, end)
        return quoted is None or self.shares(quoted, first, last)[0] >= _MOST


def _same(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Stretches that both share in one order: where in the old, where in the new, how many words."""
    head = _alike(old, new)
    tail = _alike(old[: head - len(old) - 1 : -1], new[: head - len(new) - 1 : -1])
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    same = [(0, 0, head), (len(old) - tail, len(new) - tail, tail)]
    if len(left) * len(right) <= _CELLS:
        same += [
            (head + code.src_start, head + code.dest_start, code.src_end - code.src_start)
            for code in Indel.opcodes(left, right)
            if code.tag == "equal"
        ]
    return same


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
