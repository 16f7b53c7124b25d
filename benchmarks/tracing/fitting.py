"""Fitting the certainty: a logistic regression on judged places, by Newton's method, standard library only."""

from collections.abc import Sequence
from math import exp

Row = tuple[bool, Sequence[float]]
_STEPS, _RIDGE = 25, 0.3


def fit(rows: Sequence[Row]) -> list[float]:
    """The weights, the bias last; both sides count the same, however many there are of each."""
    size = len(rows[0][1]) + 1
    weights = [0.0] * size
    share = {side: len(rows) / (2 * sum(told == side for told, _ in rows)) for side in (True, False)}
    for _ in range(_STEPS):
        slope = [-_RIDGE * weight for weight in weights[:-1]] + [0.0]
        bend = [[_RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for told, found in rows:
            values = [*found, 1.0]
            sure = certainty(weights, found)
            for i, value in enumerate(values):
                slope[i] += share[told] * (told - sure) * value
                step = share[told] * sure * (1 - sure) * value
                bend[i] = [old + step * other for old, other in zip(bend[i], values, strict=True)]
        weights = [weight + step for weight, step in zip(weights, _solved(bend, slope), strict=True)]
    return weights


def certainty(weights: Sequence[float], found: Sequence[float]) -> float:
    gain = weights[-1] + sum(weight * value for weight, value in zip(weights, found, strict=False))
    return 1 / (1 + exp(-max(-30.0, min(30.0, gain))))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss and Jordan."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(len(rows)):
        best = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        pivot = rows[column]
        for row in range(len(rows)):
            if row != column:
                factor = rows[row][column] / pivot[column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], pivot, strict=True)]
    return [row[-1] / row[column] for column, row in enumerate(rows)]
