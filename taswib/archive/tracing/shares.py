"""What an article that comes in must have of a passage to be worth comparing with it, told pair by pair.

Whoever watches for a thousand passages keeps these shares in one table and asks it once for all pairs of an article: the
passages of which it has enough come out of the sum, and none is looked at by itself.
"""

from taswib.archive.tracing.candidates import weights_of
from taswib.people.newsroom import Newsroom
from taswib.text.matching import Promise, Sought, parts

_WORTH_COMPARING = -2.0
"""One in eight, as the logarithm of the odds. Of 120 places in 300 articles beside 1,000 notices this gives up one that one
in twenty finds, and spares every second comparison (benchmarks/entry).
"""


def shares(newsroom: Newsroom, text: str) -> dict[int, float]:
    """Of each pair of neighbouring words, by its number, which part it is of the least that an article must have.

    Where an article's pairs come to less than 1, even all of the single words promise too little for `trace_in` to show
    something. A pair that many articles have is worth less,
    so names and formulae alone never come to 1. A pair of a long text counts as in that part of it in which it is worth most.
    """
    found: dict[int, float] = {}
    for start, end in parts(text):
        sought = Sought(text[start:end])
        for pair, share in _shares(newsroom, sought).items() if sought.pairs else ():
            found[pair] = max(share, found.get(pair, 0.0))
    return found


def _shares(newsroom: Newsroom, sought: Sought) -> dict[int, float]:
    weights = weights_of(newsroom.pk, sought)
    least = Promise(sought, weights).pairs_at(_WORTH_COMPARING)
    shares = dict.fromkeys(sought.pairs, 0.0)
    for pair, weight in zip(sought.pairs, weights.pairs, strict=True):
        shares[pair] += weight / least if least > 0 else 1.0
    return shares
