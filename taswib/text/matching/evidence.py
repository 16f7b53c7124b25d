"""What speaks for a place being a copy of what is sought, as figures."""

from itertools import pairwise
from math import log
from typing import NamedTuple

from taswib.text.matching.placing import Placed
from taswib.text.matching.sought import Sought, Weights


class Evidence(NamedTuple):
    """Shares and weights of sought words; `covered` in any order, `ordered` in the same, `joined` next to each other, `run`
    in the best run, `run_weight` and `joined_weight` absolute, `dense` how much of the place is of what is sought.
    """

    covered: float
    ordered: float
    joined: float
    run: float
    run_weight: float
    joined_weight: float
    dense: float
    peculiar: float
    length: float


def evidence(sought: Sought, weights: Weights, placed: Placed) -> Evidence:
    words = weights.words
    covered = sum(words[i] for i in placed.held)
    ordered = sum(words[i] for i, _ in placed.pairs)
    run = sum(words[i] for i, _ in placed.run)
    joined = [a[0] for a, b in pairwise(placed.pairs) if b[0] - a[0] == 1 == b[1] - a[1]]
    joined_weight = sum(weights.pairs[i] for i in joined)
    total = weights.total
    return Evidence(
        covered / total,
        ordered / total,
        joined_weight / weights.all_pairs,
        run / total,
        log(1 + run),
        log(1 + joined_weight),
        min(1.0, len(placed.held) / max(1, placed.width)),
        joined_weight / max(1, len(joined)),
        log(1 + len(sought)),
    )
