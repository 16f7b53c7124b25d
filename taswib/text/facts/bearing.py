"""Which of two passages' differing words can bear facts at all: a glance that spares most comparisons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from taswib.text.facts.dates import read_dates
from taswib.text.facts.names import is_name
from taswib.text.facts.negations import poles, read_negations
from taswib.text.facts.numerals import dual, numeral

_NUMBER, _DATE, _NEGATION, _CONTRARY, _NAME = 1, 2, 4, 8, 16
"""What a word may be, or be a part of: bits."""


def may_contradict(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether folded words that only one of two passages has could state another fact: both sides something of one kind,
    or one a negation. False is certain as far as `differences` can tell, True is not.
    """
    if before == after:
        return False
    ours, theirs = Counter(before), Counter(after)
    left, right = _borne(before, ours, theirs), _borne(after, theirs, ours)
    return bool((left | right) & _NEGATION or left & right)


def is_figure(word: str) -> bool:
    """Whether a folded word may be a number or a date, or a part of one."""
    return bool(_of_word(word) & (_NUMBER | _DATE))


def _borne(words: Sequence[str], ours: Mapping[str, int], theirs: Mapping[str, int]) -> int:
    more = {word for word, count in ours.items() if count > theirs.get(word, 0)}
    found = 0
    for at, word in enumerate(words) if more else ():
        if word in more:
            found |= _of_word(word) | (_of_name(word, words[at - 1]) if at else 0)
    return found


@lru_cache(maxsize=1 << 15)
def _of_word(word: str) -> int:
    found = 0
    if any(map(str.isdigit, word)) or numeral(word) or dual(word):
        found |= _NUMBER | _DATE
    if read_dates([word], None):
        found |= _DATE
    if read_negations([word]):
        found |= _NEGATION
    if poles(word):
        found |= _CONTRARY
    return found | _of_name(word, "")


@lru_cache(maxsize=1 << 15)
def _of_name(word: str, before: str) -> int:
    return _NAME if word.isascii() or is_name([before, word] if before else [word], int(bool(before)), word) else 0
