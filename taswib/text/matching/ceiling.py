"""How certain a match could be at best, told from fingerprints alone: most texts need not be read word by word."""

from math import log

from taswib.text.fingerprints import Fingerprint
from taswib.text.matching.judgement import WHOLE, Bound, certainty_of
from taswib.text.matching.sought import Sought, Weights

_UP_TO = 1e-9
"""What sums may differ by that are made in another order."""


class Ceiling:
    """What no text exceeds that was fingerprinted."""

    def __init__(self, sought: Sought, weights: Weights) -> None:
        self._weights = weights
        peculiar = max(weights.pairs, default=0.0)
        self._bound = Bound(weights.total, weights.all_pairs, peculiar, log(1 + len(sought)))

    def certainty(self, prints: Fingerprint) -> float:
        """Never below the certainty that `match` comes to in the text that `prints` are of."""
        weights = self._weights
        has = weights.of(prints) + weights.everywhere
        whole = has.real >= weights.total - _UP_TO and has.imag >= weights.all_pairs - _UP_TO
        return max(certainty_of(self._bound(has.real, has.imag) + _UP_TO), WHOLE if whole else 0.0)
