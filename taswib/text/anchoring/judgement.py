"""How certain it is that what stands in one place is the passage that was quoted."""

from math import exp, log1p

from taswib.text.anchoring.alignment import Alignment
from taswib.text.anchoring.sought import Sought
from taswib.text.anchoring.words import Words

REMOVED = 0.65
"""Below this certainty a passage is said to be removed: a wrong place misleads a reader, the archived revision does not."""

# A logistic regression over 6,600 edits of articles of seven newspapers, rounded; benchmarks/anchoring scores it on five
# others. The best of both neighbours, the worst, the words found (each further one says less), whether they follow each
# other, whether lines begin and end with the passage as they did, and how near it is to where it was.
_BASE, _BEST, _WORST, _WORDS, _RUNS, _LINES, _NEAR = -8.0, 2.0, 3.0, 2.5, 1.75, 1.6, 1.5
_FAR = 1_000  # code points
_CARRIED, _OTHERS = 1.0, -6.0
"""Where the old text is known: for the quoted words that it carried over to this place, and against those that it carried over
from somewhere else."""


def certainty(sought: Sought, words: Words, found: Alignment, carried: tuple[float, float] = (0.0, 0.0)) -> float:
    """Between 0 and 1. Where the quotation says nothing of a neighbour, the other one speaks for both.

    `carried` is what the old text says (`Rewriting.shares`).
    """
    before, after = _neighbours(sought, words, found)
    says = (
        _BASE
        + _BEST * max(before, after)
        + _WORST * min(before, after)
        + _RUNS * found.runs
        + _WORDS * found.coverage * log1p(sought.total)
        + _LINES * _lines(sought, words, found)
        + _NEAR * _nearness(sought, words.starts[found.first])
        + _CARRIED * carried[0]
        + _OTHERS * carried[1]
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
