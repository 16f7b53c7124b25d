"""How likely a text holds what is sought, told from some of its fingerprints alone: which texts are worth reading."""

from math import log

from taswib.text.matching.sought import Sought, Weights

_COVERED, _JOINED, _COVERED_WEIGHT, _JOINED_WEIGHT, _LENGTH, _BIAS = 3.3, 13.23, -1.01, 4.58, 2.16, -18.4
"""A logistic regression on which of the candidates of planted copies were shown in the end (benchmarks/tracing)."""


class Promise:
    """Of texts of which is known what of the passage they have: the sum of its `Weights.votes`."""

    def __init__(self, sought: Sought, weights: Weights) -> None:
        self._covered, self._joined = _COVERED / weights.total, _JOINED / weights.all_pairs
        self._always = _BIAS + _LENGTH * log(1 + len(sought))

    def gain(self, has: complex) -> float:
        """The logarithm of the odds."""
        covered, joined = has.real, has.imag
        gain = self._always + self._covered * covered + _COVERED_WEIGHT * log(1 + covered)
        return gain + self._joined * joined + _JOINED_WEIGHT * log(1 + joined)
