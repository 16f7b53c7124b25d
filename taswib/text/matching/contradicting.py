"""Whether what differs makes the same sentence say another thing, so that it is no copy."""

import re
from collections import Counter
from functools import cached_property

from taswib.text.facts import Difference, Wording, contradictory, wording
from taswib.text.fingerprints import read

_FACTS = frozenset(("number", "date", "name", "negation", "attribution"))
_FIGURES = frozenset(("number", "date"))
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_NAME = 4  # words; what is longer is another clause
_NEXT, _NEAR = 2, 60
"""Words after a negation that say what is denied, and in how many letters they stand."""


class Said:
    """A passage, ready to be compared with many."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def wording(self) -> Wording:
        return wording(self.text)

    @cached_property
    def stems(self) -> frozenset[int]:
        return frozenset(read(self.text).stems)

    @cached_property
    def figures(self) -> Counter[str]:
        """Each as a whole, by how often it stands there."""
        return Counter(_FIGURE.findall(self.wording.folded.text))


def contradict(mine: Said, theirs: Said) -> bool:
    """Whether both say something of one kind that can't be true together. What merely stands elsewhere in the other, or is
    left out of it, contradicts nothing.
    """
    return any(
        one.kind in _FACTS and _is_contradiction(one, mine, theirs)
        for one in contradictory(mine.wording, theirs.wording)
    )


def _is_contradiction(one: Difference, mine: Said, theirs: Said) -> bool:
    if one.kind == "negation":
        return _denies(one, mine, theirs)
    return bool(one.stood and one.stands) and _is_short(one) and not _moved(one, mine, theirs)


def _denies(one: Difference, mine: Said, theirs: Said) -> bool:
    """Whether what the one denies stands in the other: a clause of its own, denied or not, is no contradiction."""
    if one.stood and one.stands:
        return True
    after, there = (mine.text[one.before[1] :], theirs) if one.stood else (theirs.text[one.after[1] :], mine)
    denied = [stem for stem in read(after[:_NEAR]).stems if stem][:_NEXT]
    return any(stem in there.stems for stem in denied)


def _moved(one: Difference, mine: Said, theirs: Said) -> bool:
    """Whether the words of each side stand elsewhere in the other; a figure as a whole, and as often."""
    if one.kind in _FIGURES:
        stood, stands = _figures(one.stood), _figures(one.stands)
        if any(mine.figures[figure] > theirs.figures[figure] for figure in stood):
            return False
        if any(theirs.figures[figure] > mine.figures[figure] for figure in stands):
            return False
    return _stems(one.stood) <= theirs.stems and _stems(one.stands) <= mine.stems


def _figures(words: str) -> list[str]:
    return _FIGURE.findall(wording(words).folded.text)


def _stems(words: str) -> set[int]:
    return {stem for stem in read(words).stems if stem}


def _is_short(one: Difference) -> bool:
    return one.kind != "name" or max(len(one.stood.split()), len(one.stands.split())) <= _NAME
