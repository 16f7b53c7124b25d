"""How certain a match could be at best, told from fingerprints alone: most texts need not be read word by word."""

from math import log

from taswib.text.fingerprints import Fingerprint
from taswib.text.matching.evidence import Evidence
from taswib.text.matching.judgement import highest
from taswib.text.matching.sought import Sought, Weights


def ceiling(sought: Sought, weights: Weights, prints: Fingerprint) -> float:
    """Never below the certainty that `match` comes to in the text that `prints` are of."""
    words, pairs = weights.words, weights.pairs
    covered = sum(words[i] for i, hashed in enumerate(sought.single_hashes) if hashed in prints.stems)
    together = [pairs[i] for i, hashed in enumerate(sought.pair_hashes) if hashed in prints.pairs]
    joined, share = sum(together), covered / (weights.total or 1.0)
    return highest(
        Evidence(
            covered=share,
            ordered=share,
            joined=joined / (weights.all_pairs or 1.0),
            run=share,
            run_weight=log(1 + covered),
            joined_weight=log(1 + joined),
            dense=1.0,
            peculiar=max(together, default=0.0),
            length=log(1 + len(sought)),
        )
    )
