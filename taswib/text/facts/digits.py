"""A number in digits, with its separators: 1500، 1,500، 1.500، 12,5."""

from collections.abc import Sequence
from fractions import Fraction

_LONGEST = 40
"""Digits of a number that is taken for one; a longer row is a code, and only its beginning is compared."""


def in_digits(words: Sequence[str], at: int, glued: Sequence[bool]) -> tuple[tuple[Fraction, ...], int]:
    """The values of the digits at a token, and the token behind them. `glued` tells which tokens follow the one
    before them without a blank. A point before three digits parts thousands or decimals: both values are given.
    """
    if _is_reversed(words, at, glued):
        return (Fraction(f"{words[at + 2][:_LONGEST]}.{words[at][:_LONGEST]}"),), at + 3
    if _is_fraction(words, at, glued):
        return (Fraction(int(words[at]), int(words[at + 2])),), at + 3
    end = at + 1
    while _goes_on(words, end, glued):
        end += 2
    groups, marks = [group[:_LONGEST] for group in words[at:end:2]][:_LONGEST], words[at + 1 : end : 2]
    whole = Fraction("".join(groups))
    if not marks:
        return (whole,), end
    decimal = Fraction(f"{''.join(groups[:-1])}.{groups[-1]}")
    if groups[0] == "0" or any(len(group) != 3 for group in groups[1:]):
        return (decimal,), end
    return ((whole, decimal) if list(marks) == ["."] else (whole,)), end


def _goes_on(words: Sequence[str], at: int, glued: Sequence[bool]) -> bool:
    return at + 1 < len(words) and words[at] in ".," and words[at + 1].isdecimal() and glued[at] and glued[at + 1]


def _is_reversed(words: Sequence[str], at: int, glued: Sequence[bool]) -> bool:
    """Whether «3ر42» stands here, as agencies write 42.3: the decimals, «ر», the whole."""
    return (
        at + 2 < len(words) and words[at + 1] == "ر" and words[at + 2].isdecimal() and glued[at + 1] and glued[at + 2]
    )


def _is_fraction(words: Sequence[str], at: int, glued: Sequence[bool]) -> bool:
    """Whether «2/3» stands here: a part of a whole, and no part of a date."""
    return (
        at + 2 < len(words)
        and words[at + 1] == "/"
        and words[at + 2].isdecimal()
        and glued[at + 1]
        and glued[at + 2]
        and len(words[at + 2]) == 1
        and len(words[at]) == 1
        and int(words[at]) < int(words[at + 2])
        and words[at + 3 : at + 4] != ["/"]
    )
