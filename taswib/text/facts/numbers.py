"""The numbers of a passage with their units, and the duals and tens of thousands that count without a number."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from taswib.text.facts.counting import count
from taswib.text.facts.fact import Found
from taswib.text.facts.numerals import dual, numeral, unit

_BEFORE = {"$": "dollar", "€": "euro", "£": "pound"}


def read_numbers(words: Sequence[str], glued: Sequence[bool], taken: Sequence[int]) -> list[Found]:
    """The numbers in their order, among the tokens that nothing else has taken."""
    found: list[Found] = []
    past = 0
    for at, word in enumerate(words):
        if at >= past and _may_begin(word) and not taken[at] and (one := _one(words, at, glued)):
            found.append(one)
            past = one.end
    return found


@lru_cache(maxsize=1 << 15)
def _may_begin(word: str) -> bool:
    """Whether a number can begin with a folded word: most words are no part of any."""
    return word.isdecimal() or numeral(word) is not None or dual(word)


def _one(words: Sequence[str], at: int, glued: Sequence[bool]) -> Found | None:
    word = words[at]
    first = numeral(word)
    if first is None and not word.isdecimal():
        return Found("number", at, at + 1, ("2",)) if dual(word) else None
    if first and first.vague:
        return _vague(words, at)
    counted = count(words, at, glued)
    if counted is None:
        return None
    name, length = unit(words, counted.end)
    before = _BEFORE.get(words[at - 1] if at else "", "")
    start = at - bool(before)
    return Found("number", start, counted.end + length, tuple(map(_plain, counted.amounts)), name or before)


def _vague(words: Sequence[str], at: int) -> Found:
    """«عشرات»، «مئات الآلاف»، «بضعة»."""
    said: list[str] = []
    end = at
    while end < len(words) and (one := numeral(words[end])) and (one.vague or (said and one.value("thousand"))):
        said.append(one.vague or str(one.value("thousand")))
        end += 1
    return Found("number", at, end, (" ".join(said),))


def _plain(amount: Fraction) -> str:
    """14, 14.5, or 2/3 where the decimals never end."""
    if amount.denominator == 1:
        return str(amount.numerator)
    exact = 10**12 % amount.denominator == 0
    return f"{float(amount):.12f}".rstrip("0") if exact and amount < 10**6 else str(amount)
