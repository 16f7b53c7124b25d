"""How likely a text holds what is sought, told from some of its fingerprints alone: which texts are worth reading."""

from math import log

from taswib.text.matching.sought import Sought, Weights

_COVERED, _JOINED, _COVERED_WEIGHT, _JOINED_WEIGHT, _LENGTH, _BIAS = 3.3, 13.23, -1.01, 4.58, 2.16, -18.4
"""A logistic regression on which of the candidates of planted copies were shown in the end (benchmarks/tracing)."""
_HALVED = 12


class Promise:
    """Of texts of which is known what of the passage they have: the sums of its `Weights.word_votes`, and as
    the imaginary part of its `pair_votes`.
    """

    def __init__(self, sought: Sought, weights: Weights) -> None:
        self._covered, self._joined = _COVERED / weights.total, _JOINED / weights.all_pairs
        self._always = _BIAS + _LENGTH * log(1 + len(sought))
        self._weights = weights

    def gain(self, has: complex) -> float:
        """The logarithm of the odds."""
        return self._of_words(has.real) + self._of_pairs(has.imag)

    def pairs_at(self, gain: float) -> float:
        """A weight of pairs without which no text promises so much: most have less, and need not be asked."""
        words = max(self._of_words(0.0), self._of_words(self._weights.most))
        low, high = 0.0, self._weights.all_pairs
        for _ in range(_HALVED):
            middle = (low + high) / 2
            low, high = (middle, high) if words + self._of_pairs(middle) < gain else (low, middle)
        return low

    def _of_words(self, covered: float) -> float:
        return self._always + self._covered * covered + _COVERED_WEIGHT * log(1 + covered)

    def _of_pairs(self, joined: float) -> float:
        return self._joined * joined + _JOINED_WEIGHT * log(1 + joined)
