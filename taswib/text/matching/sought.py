"""What is sought: its words, and how much each and each two neighbours say in the archive that is searched."""

from collections.abc import Mapping
from functools import cached_property
from math import log

from taswib.text.fingerprints import Places, Read, pairs, read

_COMMON = 0.12
"""Weight of a stem that too many articles have for the index to keep it."""
_MASK = 0xFFFFFFFF


class Sought:
    """Of the words of `text` those that say something count, figures apart, which are compared as facts: number i of them
    is word `at[i]` and has the stem `stems[i]`.
    """

    def __init__(self, text: str, found: Read | None = None) -> None:
        self.text = text
        self.read = found or read(text)
        self.at = [number for number, stem in enumerate(self.read.stems) if stem > 0]
        self.stems = [self.read.stems[number] for number in self.at]
        self._pairs = pairs(self.stems)
        self.places: dict[int, list[int]] = {}
        for place, stem in enumerate(self.stems):
            self.places.setdefault(stem, []).append(place)

    def __len__(self) -> int:
        return len(self.stems)

    @property
    def hashes(self) -> list[int]:
        """What an index is asked for, each once."""
        return list(dict.fromkeys([*self._pairs, *(stem & _MASK for stem in self.read.stems if stem)]))

    @property
    def pair_hashes(self) -> list[int]:
        """Of each word with the next."""
        return self._pairs

    @cached_property
    def single_hashes(self) -> list[int]:
        """Of each word by itself."""
        return [stem & _MASK for stem in self.stems]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where its words first … end - 1 stand in `text`."""
        return self._places.span(first, end)

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
        self.words = [
            _COMMON if stem in common else log((size + 1) / spread.get(stem, 1)) / most for stem in sought.stems
        ]
        self.pairs = [log((size + 1) / spread.get(pair, 1)) / most for pair in sought._pairs]
        self.total = sum(self.words)
        self.all_pairs = sum(self.pairs)
