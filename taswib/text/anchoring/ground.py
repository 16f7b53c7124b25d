"""One text in which quotations are anchored: its words are cut once, for however many."""

from functools import cached_property
from typing import Literal, NamedTuple

from taswib.text.anchoring.alignment import Alignment, alignments
from taswib.text.anchoring.at_once import at_once
from taswib.text.anchoring.judgement import REMOVED, certainty
from taswib.text.anchoring.locating import locate
from taswib.text.anchoring.order import moved
from taswib.text.anchoring.places import windows
from taswib.text.anchoring.quote import Quote
from taswib.text.anchoring.sought import Sought
from taswib.text.anchoring.span import span
from taswib.text.anchoring.words import Words

Outcome = Literal["exact", "moved", "changed", "removed"]
_SHORT = 3_000  # code points; a shorter text is not worth cutting in parts
_REACH = 1_000  # code points around the old place that are looked through first
_CERTAIN = 0.97  # what is found near the old place with so much certainty is not sought further away


class Anchored(NamedTuple):
    """What became of a quotation: `text[start:end]` in code points, half-open; None and None where it is removed.

    `certainty` is that of the outcome, between 0 and 1.
    """

    outcome: Outcome
    start: int | None
    end: int | None
    certainty: float


class _Found(NamedTuple):
    certainty: float
    words: Words
    place: Alignment


class Ground:
    """A text to anchor quotations in."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> Words:
        return Words(self.text)

    def anchor(self, quote: Quote) -> Anchored:
        """What became of one quotation; `anchor` in the front door says what each outcome means."""
        start = at_once(self.text, quote)
        if start is not None:
            return Anchored("exact", start, start + len(quote.exact), 1.0)
        sought = Sought(quote)
        if sought.first == sought.last:
            return self._signs(quote)
        found = self._found(sought)
        if found is None or found.certainty < REMOVED:
            return Anchored("removed", None, None, round(1.0 - (found.certainty if found else 0.0), 4))
        return self._told(sought, found)

    def _signs(self, quote: Quote) -> Anchored:
        """A quotation without a word in it: it stands there to the letter, or not at all."""
        place = locate(self.text, quote)
        return Anchored("exact", *place, 0.9) if place else Anchored("removed", None, None, 0.9)

    def _found(self, sought: Sought) -> _Found | None:
        if "words" not in self.__dict__ and len(self.text) > _SHORT and sought.quote.start >= 0:
            found = _best(sought, self._around(sought.quote))
            if found and found.certainty >= _CERTAIN:
                return found
        return _best(sought, self.words)

    def _around(self, quote: Quote) -> Words:
        start, end = max(0, quote.start - _REACH), min(len(self.text), quote.start + len(quote.exact) + _REACH)
        # From line to line, so that no word is cut.
        start = self.text.rfind("\n", 0, start) + 1
        stop = self.text.find("\n", end)
        return Words(self.text, start, len(self.text) if stop < 0 else stop)

    def _told(self, sought: Sought, found: _Found) -> Anchored:
        start, end = span(sought, found.words, found.place)
        letters = "".join(found.words.keys[found.place.first:found.place.last])
        outcome: Outcome = "changed"
        if letters == sought.letters:
            outcome = "moved" if moved(self.text, sought.quote, (start, end), found.place) else "exact"
        return Anchored(outcome, start, end, round(found.certainty, 4))


def _best(sought: Sought, words: Words) -> _Found | None:
    found = [_Found(certainty(sought, words, place), words, place)
             for window in windows(sought, words) for place in alignments(sought, words, *window)]
    return max(found, key=lambda one: one.certainty, default=None)
