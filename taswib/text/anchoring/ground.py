"""One text in which quotations are anchored: its words are cut once, for however many."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from taswib.text.anchoring.alignment import Alignment, alignments
from taswib.text.anchoring.at_once import at_once
from taswib.text.anchoring.judgement import OLD_TEXT_KNOWN, QUOTE_ALONE, certainty
from taswib.text.anchoring.locating import locate
from taswib.text.anchoring.long import LONG, anchor_long
from taswib.text.anchoring.order import moved
from taswib.text.anchoring.outcome import Anchored, Outcome, gone
from taswib.text.anchoring.places import windows
from taswib.text.anchoring.quote import Quote
from taswib.text.anchoring.rewriting import Rewriting
from taswib.text.anchoring.sought import Sought
from taswib.text.anchoring.span import span
from taswib.text.anchoring.stretches import around, between, scattered
from taswib.text.anchoring.words import Words

_SHORT, _LONG = 3_000, 60_000  # code points; the one is not worth cutting in parts, the other not worth cutting whole
_CERTAIN, _CLEAR = 0.97, 0.85
"""What is found with so much certainty near the old place, or where parts of a quotation stand in a long text, is not sought
further."""
_FEW = 4  # words; so few between untouched neighbours may all be others, and are still the passage
_REPLACED = 0.7


class _Found(NamedTuple):
    certainty: float
    words: Words
    place: Alignment
    cut: float = QUOTE_ALONE.cut


class Ground:
    """A text to anchor quotations in; `old` is the text that they were taken from, where it is known."""

    def __init__(self, text: str, old: str | None = None) -> None:
        self.text, self.old = text, old

    @cached_property
    def words(self) -> Words:
        return Words(self.text)

    @cached_property
    def rewriting(self) -> Rewriting | None:
        return None if self.old is None else Rewriting(self.old, self.words)

    def anchor(self, quote: Quote) -> Anchored:
        """What became of one quotation (`Outcome` says what each word means)."""
        start = at_once(self.text, quote)
        if start >= 0:
            return self._untouched(quote, start)
        if len(quote.exact) > LONG:
            return anchor_long(self, quote)
        sought = Sought(quote)
        if sought.first == sought.last:
            return self._signs(quote)
        found = self._found(sought)
        if found and found.certainty >= found.cut:
            return self._told(sought, found)
        return self._replaced(sought) or gone(1.0 - (found.certainty if found else 0.0))

    def _untouched(self, quote: Quote, start: int) -> Anchored:
        end = start + len(quote.exact)
        follows = start == quote.start or self.rewriting is None or self.rewriting.carried(quote, start, end)
        return Anchored("exact" if follows else "moved", start, end, 1.0)

    def _signs(self, quote: Quote) -> Anchored:
        """A quotation without a word in it: it stands there to the letter, or not at all."""
        place = locate(self.text, quote)
        return Anchored("exact", *place, 0.9) if place else gone(0.9)

    def _replaced(self, sought: Sought) -> Anchored | None:
        """A word or a few, a figure above all, in whose place others stand now."""
        hole = between(self.text, sought.quote) if sought.last - sought.first <= _FEW else None
        words = Words(self.text, *hole) if hole else ()
        if not hole or not 0 < len(words) <= 2 * _FEW or "\n" in self.text[slice(*hole)]:
            return None
        inside = self.text[slice(*hole)]
        start = hole[0] + len(inside) - len(inside.lstrip())
        return Anchored("changed", start, start + len(inside.strip()), _REPLACED)

    def _found(self, sought: Sought) -> _Found | None:
        """In ever wider stretches, until it is certain."""
        for stretch, enough in self._stretches(sought.quote):
            found = _best(sought, stretch)
            if found and found.certainty >= enough:
                return found
        return self._everywhere(sought)

    def _stretches(self, quote: Quote) -> Iterator[tuple[Words, float]]:
        hole = between(self.text, quote)
        if hole:
            yield Words(self.text, hole[0] - len(quote.prefix), hole[1] + len(quote.suffix)), _CERTAIN
        if self.old is not None or "words" in self.__dict__:
            return
        if len(self.text) > _SHORT and 0 <= quote.start <= len(self.text):
            yield Words(self.text, *around(self.text, quote.start, quote.start + len(quote.exact))), _CERTAIN
        if len(self.text) > _LONG:
            yield from ((Words(self.text, *stretch), _CLEAR) for stretch in scattered(self.text, quote))

    def _everywhere(self, sought: Sought) -> _Found | None:
        rewriting = self.rewriting
        quoted = rewriting.words_of(sought.quote) if rewriting else None
        if not rewriting or not quoted:
            return _best(sought, self.words)
        mapped = rewriting.window(quoted)
        return max(
            (
                _Found(
                    certainty(sought, self.words, place, rewriting.shares(quoted, place.first, place.last)),
                    self.words,
                    place,
                    OLD_TEXT_KNOWN.cut,
                )
                for place in _places(sought, self.words, [mapped] if mapped else [])
            ),
            key=lambda one: one.certainty,
            default=None,
        )

    def _told(self, sought: Sought, found: _Found) -> Anchored:
        start, end = span(sought, found.words, found.place)
        letters = "".join(found.words.keys[found.place.first : found.place.last])
        outcome: Outcome = "changed"
        if letters == sought.letters:
            outcome = "moved" if self._moved(sought.quote, (start, end), found.place) else "exact"
        return Anchored(outcome, start, end, round(found.certainty, 4))

    def _moved(self, quote: Quote, place: tuple[int, int], found: Alignment) -> bool:
        if self.rewriting:
            return not self.rewriting.carried(quote, *place)
        return moved(self.text, quote, place, found)


def _best(sought: Sought, words: Words) -> _Found | None:
    found = [_Found(certainty(sought, words, place), words, place) for place in _places(sought, words, [])]
    return max(found, key=lambda one: one.certainty, default=None)


def _places(sought: Sought, words: Words, more: list[tuple[int, int]]) -> list[Alignment]:
    tried = (place for window in [*more, *windows(sought, words)] for place in alignments(sought, words, *window))
    # An alignment may reach beyond the text by the quoted words that are missing; one without words is no place.
    inside = (place._replace(first=max(0, place.first), last=min(len(words), place.last)) for place in tried)
    return [place for place in inside if place.first < place.last]
