"""How certain it is that a place is a copy."""

from math import exp, log

from taswib.text.matching.evidence import Evidence

_WEIGHTS = Evidence(3.04, 1.24, -1.47, -0.65, -1.7, 0.45, 7.16, 5.81, 10.6, -1.78, -3.04, 1.95)
_BIAS = -18.69
LEAST = 0.15
"""Certainty from which on a place is shown."""
WHOLE = 0.5
"""What a place has at least in which all that is sought stands word for word: a formula too is carried where it stands."""


def certainty(found: Evidence) -> float:
    """Between 0 and 1: a logistic regression (benchmarks/tracing --fit)."""
    return certainty_of(_BIAS + sum([weight * value for weight, value in zip(_WEIGHTS, found, strict=True)]))


def certainty_of(gain: float) -> float:
    return 1.0 / (1.0 + exp(-gain))


class Bound:
    """What no place gains more than that holds so much weight of `total` in words, of `all_pairs` in neighbours."""

    def __init__(self, total: float, all_pairs: float, peculiar: float, length: float) -> None:
        most = Evidence(*(max(weight, 0.0) for weight in _WEIGHTS))
        self._always = _BIAS + _WEIGHTS.length * length + most.dense + most.peculiar * peculiar
        self._share, self._total = most.covered + most.ordered + most.near + most.run, total
        self._joined = most.joined / all_pairs
        self._logs = most.run_weight + most.near_weight + most.covered_weight, most.joined_weight

    def __call__(self, covered: float, joined: float) -> float:
        gain = self._always + self._share * min(1.0, covered / self._total) + self._joined * joined
        return gain + self._logs[0] * log(1 + covered) + self._logs[1] * log(1 + joined)
