"""How certain it is that what stands in one place is the passage that was quoted."""

from math import exp, log1p
from typing import NamedTuple

from taswib.text.anchoring.alignment import Alignment
from taswib.text.anchoring.sought import Sought
from taswib.text.anchoring.words import Words


class Weights(NamedTuple):
    """A logistic regression, rounded: over 6,900 edits of articles of seven newspapers and 530 passages that they
    republished, as `benchmarks/anchoring` makes them; it scores them on five others. Below `cut` a passage is said to
    be removed: a wrong place misleads a reader, the archived revision does not. Chosen so that of the passages that
    are gone fewer than one in a hundred are anchored.
    """

    cut: float
    base: float
    best: float  # of the two neighbours, the share that still stands there
    worst: float
    words: float  # the quoted words found by weight; each further one says less
    runs: float  # whether they follow each other
    lines: float  # whether lines begin and end with the passage as they did
    whole: float  # a line that is one still: the share of it that was found
    near: float  # how near it is to where it was
    carried: float = 0.0  # the quoted words that the old text carried over to this place
    others: float = 0.0  # those that it carried over from somewhere else


QUOTE_ALONE = Weights(0.6, -12.32, 2.67, 5.06, 3.37, 3.0, 0.38, 4.85, 2.27)
OLD_TEXT_KNOWN = Weights(0.5, -8.22, 1.21, 4.14, 2.51, 1.75, 0.21, 5.0, -0.42, 4.77, -6.0)
_FAR = 1_000  # code points


def certainty(sought: Sought, words: Words, found: Alignment, carried: tuple[float, float] | None = None) -> float:
    """Between 0 and 1. Where the quotation says nothing of a neighbour, the other one speaks for both.

    `carried` is what the old text says (`Rewriting.shares`), where it is known.
    """
    before, after = _neighbours(sought, words, found)
    lines = _lines(sought, words, found)
    told = OLD_TEXT_KNOWN if carried else QUOTE_ALONE
    own, others = carried or (0.0, 0.0)
    says = (
        told.base
        + told.best * max(before, after)
        + told.worst * min(before, after)
        + told.runs * found.runs
        + told.words * found.coverage * log1p(sought.total)
        + told.lines * lines
        + told.whole * (found.coverage if lines == 1 else 0.0)
        + told.near * _nearness(sought, words.starts[found.first])
        + told.carried * own
        + told.others * others
    )
    return 1.0 / (1.0 + exp(-says))


def _neighbours(sought: Sought, words: Words, found: Alignment) -> tuple[float, float]:
    before, after = found.before, found.after
    nothing_before, nothing_after = sought.first == 0, sought.last == len(sought.keys)
    if nothing_before:
        before = 1.0 if words.begins_text(found.first) else 0.5 if nothing_after else after
    if nothing_after:
        after = 1.0 if words.ends_text(found.last) else 0.5 if nothing_before else before
    return before, after


def _lines(sought: Sought, words: Words, found: Alignment) -> float:
    """1 where the passage was a line and is one, -1 where it was one and is none, 0 where it was none."""
    begins = 0.5 if words.begins_line(found.first) else -0.5
    ends = 0.5 if words.ends_line(found.last) else -0.5
    return begins * sought.begins_line + ends * sought.ends_line


def _nearness(sought: Sought, start: int) -> float:
    return exp(-abs(start - sought.quote.start) / _FAR) if sought.quote.start >= 0 else 0.0
