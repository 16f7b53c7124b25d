"""The measure of article-extraction-benchmark, told anew: shingles of four words, averaged over the pages."""

import re
from collections import Counter
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_LENGTH = 4


class Score(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(true: list[str], found: list[str]) -> Score:
    """Over all pages; as there, precision is of the pages from which something was taken: taking nothing costs recall."""
    pages = [(_shingles(one), _shingles(other)) for one, other in zip(true, found, strict=True)]
    precision = [(wanted & got).total() / got.total() for wanted, got in pages if got]
    recall = [(wanted & got).total() / wanted.total() for wanted, got in pages if wanted]
    return Score(sum(precision) / max(1, len(precision)), sum(recall) / max(1, len(recall)))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    places = range(max(1, len(words) - _LENGTH + 1)) if words else ()
    return Counter(tuple(words[at : at + _LENGTH]) for at in places)
