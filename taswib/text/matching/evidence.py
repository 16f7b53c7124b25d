"""What speaks for a place being a copy of what is sought, as figures."""

from itertools import pairwise
from math import log
from typing import NamedTuple

from taswib.text.fingerprints import pairs
from taswib.text.matching.placing import Placed
from taswib.text.matching.sought import Sought, Weights

_GAP = 2


class Evidence(NamedTuple):
    """Shares and weights of sought words; `covered` in any order, `ordered` in the same, `joined` next to each other there
    as here, `near` in order with at most one word between, `run` in the best run, `run_weight` and `joined_weight`
    absolute, `dense` how much of the place is of what is sought, `peculiar` what two neighbours weigh.
    """

    covered: float
    ordered: float
    joined: float
    near: float
    run: float
    run_weight: float
    joined_weight: float
    dense: float
    peculiar: float
    length: float
    covered_weight: float
    near_weight: float


def evidence(sought: Sought, weights: Weights, placed: Placed) -> Evidence:
    words = weights.words
    run = sum([words[i] for i, _ in placed.run])
    together = set(pairs(placed.stems))
    joined = [weights.pairs[i] for i, pair in enumerate(sought.pairs) if pair in together]
    near = sum([words[b[0]] for a, b in pairwise(placed.pairs) if b[0] - a[0] <= _GAP >= b[1] - a[1]])
    joined_weight, total = sum(joined), weights.total
    return Evidence(
        covered=sum([words[i] for i in placed.held]) / total,
        ordered=sum([words[i] for i, _ in placed.pairs]) / total,
        joined=joined_weight / weights.all_pairs,
        near=near / total,
        run=run / total,
        run_weight=log(1 + run),
        joined_weight=log(1 + joined_weight),
        dense=min(1.0, len(placed.held) / max(1, len(placed.stems))),
        peculiar=joined_weight / max(1, len(joined)),
        length=log(1 + len(sought)),
        covered_weight=log(1 + sum([words[i] for i in placed.held])),
        near_weight=log(1 + near),
    )
