"""What is sought: its words, and how much each and each two neighbours say in the archive that is searched."""

from collections.abc import Mapping
from functools import cached_property
from heapq import nlargest
from math import log

from taswib.text.facts import Wording, wording
from taswib.text.fingerprints import Places, pairs, read, stem

_COMMON = 0.12
"""Weight of a stem that too many articles have for the index to keep it."""
_MASK = 0xFFFFFFFF
_WINDOW = 20
"""Words of a window: a fragment stands out in one where it is lost in the whole of a long passage."""
_TELLING, _SHORTEST = 12, 3


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
        self._said: tuple[tuple[int, int], Wording] | None = None
        self.places: dict[int, list[int]] = {}
        for place, stem_number in enumerate(self.stems):
            self.places.setdefault(stem_number, []).append(place)

    def __len__(self) -> int:
        return len(self.stems)

    @cached_property
    def windows(self) -> list[dict[int, bool]]:
        """What an index is asked for, each hash once and in the window where it stands first: whether it is of a pair."""
        count = max(1, round(len(self.read.words) / _WINDOW * 0.6))
        width = len(self.stems) // count + 1
        windows: list[dict[int, bool]] = [{} for _ in range(count)]
        seen: set[int] = set()
        for place, stem_number in enumerate(self.stems):
            window = windows[place // width]
            if stem_number not in seen:
                window[stem_number] = False
            if place < len(self.pairs) and self.pairs[place] not in seen:
                window[self.pairs[place]] = True
            seen.update(self.pairs[place : place + 1], (stem_number,))
        figures = {number & _MASK for number in self.read.stems if number < 0}
        windows[0].update(dict.fromkeys(figures - seen, False))
        return windows

    @property
    def pair_hashes(self) -> list[int]:
        """Of each word with the next."""
        return self.pairs

    @cached_property
    def single_hashes(self) -> list[int]:
        """Of each word by itself."""
        return [stem & _MASK for stem in self.stems]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where its words first … end - 1 stand in `text`."""
        return self._places.span(first, end)

    def said(self, span: tuple[int, int]) -> Wording:
        """A part of `text`, ready to be compared; that of the last time is remembered."""
        if self._said is None or self._said[0] != span:
            self._said = span, wording(self.text[slice(*span)])
        return self._said[1]

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
        self._sought = sought

    @cached_property
    def telling(self) -> list[tuple[str, float]]:
        """The words that say most, as what of them stands in their other forms too, with their weights."""
        best = nlargest(_TELLING, self._sought.places.values(), key=lambda places: self.words[places[0]])
        words = self._sought.read.words
        roots = {stem(words[self._sought.at[places[0]]]): self.words[places[0]] for places in best}
        return [(root, weight) for root, weight in roots.items() if len(root) >= _SHORTEST]
