"""Which of two passages' differing words can bear facts at all: a glance that spares most comparisons."""

from collections import Counter
from collections.abc import Sequence
from enum import Flag, auto
from functools import lru_cache

from taswib.text.facts.dates import read_dates
from taswib.text.facts.names import is_name
from taswib.text.facts.negations import poles, read_negations
from taswib.text.facts.numerals import dual, numeral


class Bears(Flag):
    """What a word may be, or be a part of."""

    NOTHING = 0
    NUMBER = auto()
    DATE = auto()
    NEGATION = auto()
    CONTRARY = auto()
    NAME = auto()


_BOTH = (Bears.NUMBER, Bears.DATE, Bears.CONTRARY, Bears.NAME)


def may_contradict(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether folded words that only one of two passages has could state another fact: both sides something of one kind,
    or one a negation. False is certain as far as `differences` can tell, True is not.
    """
    left, right = _borne(before, after), _borne(after, before)
    return bool((left | right) & Bears.NEGATION) or any(kind in left and kind in right for kind in _BOTH)


def _borne(words: Sequence[str], others: Sequence[str]) -> Bears:
    left = Counter(others)
    found = Bears.NOTHING
    for at, word in enumerate(words):
        if left[word] > 0:
            left[word] -= 1
        else:
            found |= _of_word(word, words[at - 1] if at else "")
    return found


@lru_cache(maxsize=1 << 15)
def _of_word(word: str, before: str) -> Bears:
    found = Bears.NOTHING
    if any(map(str.isdigit, word)) or numeral(word) or dual(word):
        found |= Bears.NUMBER | Bears.DATE
    if read_dates([word], None):
        found |= Bears.DATE
    if read_negations([word]):
        found |= Bears.NEGATION
    if poles(word):
        found |= Bears.CONTRARY
    if word.isascii() or is_name([before, word] if before else [word], int(bool(before)), word):
        found |= Bears.NAME
    return found
