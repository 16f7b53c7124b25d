"""How certain it is that a place is a copy."""

from math import exp

from taswib.text.matching.evidence import Evidence

_WEIGHTS = Evidence(2.49, -0.97, 3.74, 1.69, -1.26, 8.49, 4.58, 0.46, -1.25)
_BIAS = -14.39
LEAST = 0.35
"""Certainty from which on a place is shown."""


def certainty(found: Evidence) -> float:
    """Between 0 and 1: a logistic regression (benchmarks/tracing --fit)."""
    gain = _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, found, strict=True))
    return 1.0 / (1.0 + exp(-gain))


def highest(most: Evidence) -> float:
    """The certainty that no evidence up to `most` exceeds; `length` is as it is, all else may be anything from 0 on."""
    gain = _BIAS + _WEIGHTS.length * most.length
    gain += sum(max(weight, 0.0) * value for weight, value in zip(_WEIGHTS[:-1], most[:-1], strict=True))
    return 1.0 / (1.0 + exp(-gain))
