"""Which differences make the same sentence say another thing, so that it is no copy."""

from collections.abc import Iterator, Sequence

from taswib.text.facts import Difference
from taswib.text.fingerprints import read

_FACTS = frozenset(("number", "date", "name", "negation", "attribution"))
_NAME = 4  # words; what is longer is another clause
_NEXT = 2  # words after a negation, which say what is denied


def contradictions(mine: str, theirs: str, parted: Sequence[Difference]) -> Iterator[Difference]:
    """Those in which both say something of one kind that can't be true together. What merely stands elsewhere in the
    other, or is left out of it, contradicts nothing.
    """
    if not any(one.kind in _FACTS for one in parted):
        return
    ours, others = set(read(mine).stems), set(read(theirs).stems)
    for one in parted:
        if one.kind == "negation":
            if _denies(one, mine, theirs, ours, others):
                yield one
        elif one.kind in _FACTS and one.stood and one.stands and not _moved(one, ours, others) and _is_short(one):
            yield one


def _denies(one: Difference, mine: str, theirs: str, ours: set[int], others: set[int]) -> bool:
    """Whether what the one denies stands in the other: a clause of its own, denied or not, is no contradiction."""
    if one.stood and one.stands:
        return True
    after, there = (mine[one.before[1] :], others) if one.stood else (theirs[one.after[1] :], ours)
    denied = [stem for stem in read(after[:60]).stems if stem][:_NEXT]
    return any(stem in there for stem in denied)


def _moved(one: Difference, ours: set[int], others: set[int]) -> bool:
    stood, stands = _said(one.stood), _said(one.stands)
    return stood <= others and stands <= ours


def _said(words: str) -> set[int]:
    return {stem for stem in read(words).stems if stem}


def _is_short(one: Difference) -> bool:
    return one.kind != "name" or max(len(one.stood.split()), len(one.stands.split())) <= _NAME
