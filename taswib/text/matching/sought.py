"""What is sought: its words, and how much each and each two neighbours say in the archive that is searched."""

import re
from collections.abc import Mapping
from functools import cached_property
from heapq import nlargest
from math import log

from taswib.text.fingerprints import Fingerprint, Places, pairs, read, stem
from taswib.text.matching.contradicting import Said

_COMMON = 0.12
"""Weight of a stem that too many articles have for the index to keep it."""
_MASK = 0xFFFFFFFF
_REMEMBERED = 8
_FIGURE = 0.1
"""Share that a figure has of what it would weigh as a word: it says which of many that are alike is meant."""
_TELLING, _SHORTEST = 12, 3
_LETTERS = re.compile(r"\w(?:.*\w)?", re.DOTALL)


class Sought:
    """Of the words of `text` those that say something count, figures apart, which are compared as facts: number i of them
    is word `at[i]` and has the stem `stems[i]`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.read = read(text)
        self.at = [number for number, stem in enumerate(self.read.stems) if stem > 0]
        self.stems = [self.read.stems[number] for number in self.at]
        self.pairs = pairs(self.stems)
        self._said: dict[tuple[int, int], Said] = {}
        self.places: dict[int, list[int]] = {}
        for place, stem_number in enumerate(self.stems):
            self.places.setdefault(stem_number, []).append(place)
        self.times = {stem_number: len(places) for stem_number, places in self.places.items()}

    @cached_property
    def letters(self) -> str:
        """From its first letter to its last, without the marks around them."""
        found = _LETTERS.search(self.text)
        return found[0] if found else ""

    def __len__(self) -> int:
        return len(self.stems)

    @cached_property
    def hashes(self) -> set[int]:
        """What an index is asked for: its words, figures too, and its pairs."""
        return {number & _MASK for number in self.read.stems if number} | set(self.pairs)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where its words first … end - 1 stand in `text`."""
        return self._places.span(first, end)

    def said(self, span: tuple[int, int]) -> Said:
        """A part of `text`, ready to be compared; the last ones are remembered."""
        if span not in self._said:
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            self._said[span] = Said(self.text[slice(*span)])
        return self._said[span]

    @cached_property
    def _places(self) -> Places:
        return Places(self.text, self.read)

    def weigh(self, spread: Mapping[int, int], common: frozenset[int], size: int) -> "Weights":
        """`spread` is how many of `size` articles have a hash; a stem in `common` too many."""
        return Weights(self, spread, common, size)


class Weights:
    """What words say, between 0 (in every article) and 1 (in one): `words[i]` that of word i, `pairs[i]` with the next."""

    def __init__(self, sought: Sought, spread: Mapping[int, int], common: frozenset[int], size: int) -> None:
        most = log(size + 1)
        self.words = [_COMMON if one in common else log((size + 1) / spread.get(one, 1)) / most for one in sought.stems]
        self.pairs = [log((size + 1) / spread.get(pair, 1)) / most for pair in sought.pairs]
        self.total = sum(self.words) or 1.0
        self.all_pairs = sum(self.pairs) or 1.0
        self.worth = {one: self.words[places[0]] for one, places in sought.places.items()}
        self.most = self.total + _FIGURE * sum([stem < 0 for stem in sought.read.stems])
        self.everywhere = _COMMON * sum([one in common for one in sought.stems])
        self.size, self._sought, self._common = size, sought, common

    @cached_property
    def word_votes(self) -> dict[int, float]:
        """Of each single word what a text has that has it, figures too. What is too common to be kept counts `everywhere`."""
        votes = {number & _MASK: _FIGURE for number in self._sought.read.stems if number < 0}
        for one, weight in zip(self._sought.stems, self.words, strict=True):
            if one not in self._common:
                votes[one] = votes.get(one, 0.0) + weight
        return votes

    @cached_property
    def pair_votes(self) -> dict[int, float]:
        """The same of each pair."""
        votes: dict[int, float] = {}
        for pair, weight in zip(self._sought.pairs, self.pairs, strict=True):
            votes[pair] = votes.get(pair, 0.0) + weight
        return votes

    def of(self, prints: Fingerprint) -> complex:
        """What the text has that `prints` are of: the real part is of words, the imaginary one of pairs."""
        words = sum([vote for one, vote in self.word_votes.items() if one in prints.stems])
        return complex(words, sum([vote for one, vote in self.pair_votes.items() if one in prints.pairs]))

    @cached_property
    def telling(self) -> list[tuple[str, float]]:
        """The words that say most, as what of them stands in their other forms too, with their weights."""
        best = nlargest(_TELLING, self._sought.places.values(), key=lambda places: self.words[places[0]])
        words = self._sought.read.words
        roots = {stem(words[self._sought.at[places[0]]]): self.words[places[0]] for places in best}
        return [(root, weight) for root, weight in roots.items() if len(root) >= _SHORTEST]
