"""One number, read from its first token on: «١٬٥٠٠», «ثلاثة آلاف ومئتين», «مليون ونصف المليون», "twenty-five"."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from taswib.text.facts.digits import in_digits
from taswib.text.facts.numerals import Numeral, numeral

_NOTHING = Numeral({})
_HUNDRED = Fraction(100)
_UNITS = ("unit", "lead", "order")


class Counted(NamedTuple):
    """Every value that the tokens before `end` allow: «1.500» is fifteen hundred, or one and a half."""

    amounts: tuple[Fraction, ...]
    end: int


def count(words: Sequence[str], at: int, glued: Sequence[bool]) -> Counted | None:
    """The number that begins at a token; none if there is none."""
    first = _term(words, at, glued, None)
    if first is None:
        return None
    (amounts, end), scale = first
    while scale is not None and (place := _joined(words, end)) is not None:
        following = _term(words, place, glued, scale)
        if following is None:
            break
        (more, end), scale = following
        amounts = tuple(amount + more[0] for amount in amounts)
    return Counted(amounts, end)


def _joined(words: Sequence[str], at: int) -> int | None:
    """Where a further part of a number would begin: behind «و» or "and", or at a word that carries its own «و»."""
    word = words[at] if at < len(words) else ""
    if word in ("و", "and"):
        return at + 1
    here = _behind(words, at)
    eleven = (
        here.value("lead") is not None and _at(words, at + 1).value("teen") is not None
    )  # «وأحد» and «واحد» fold alike
    return at if here.joined or eleven or (word.isascii() and numeral(word)) else None


def _term(
    words: Sequence[str], at: int, glued: Sequence[bool], below: Fraction | None
) -> tuple[Counted, Fraction | None] | None:
    """A part of a number and the power of a thousand that it ends with, which is less than `below`."""
    here = _at(words, at)
    alone = tuple(value for value in (here.value("thousand"), _double(here)) if value is not None)
    if alone and not here.vague:
        power = here.value("thousand", "two")
        return (Counted(alone, at + 1), power) if below is None or (power or 0) < below else None
    group = in_digits(words, at, glued) if words[at : at + 1] and words[at].isdecimal() else _group(words, at)
    return None if group is None else _with_power(words, here, group, below)


def _with_power(
    words: Sequence[str], here: Numeral, group: tuple[tuple[Fraction, ...], int], below: Fraction | None
) -> tuple[Counted, Fraction | None] | None:
    """A group with the power of a thousand behind it, if there is one and it fits."""
    amounts, end = group
    power = None if _behind(words, end).joined else _behind(words, end).value("thousand")
    if power is not None:
        fits = below is None or power < below or here.value("part") is not None
        return (Counted(tuple(amount * power for amount in amounts), end + 1), power) if fits else None
    if below is not None and here.value("part") is not None:  # مليون ونصف
        return Counted(tuple(amount * below for amount in amounts), end), None
    return (Counted(amounts, end), None) if below is None or max(amounts) < below else None


def _group(words: Sequence[str], at: int) -> Counted | None:
    """What may stand before a power of a thousand: a part, hundreds and what is less than a hundred."""
    here = _at(words, at)
    part, hundred = here.value("part"), here.value("hundred")
    end = at + 1
    if part is not None:
        return Counted((part,), end)
    following = _behind(words, end)
    if hundred is None and (unit := here.value("unit")) is not None and not following.joined:
        if (parts := following.value("denominator")) is not None:
            return Counted((unit / parts,), end + 1)
        if following.value("hundred") == _HUNDRED:
            hundred, end = unit * _HUNDRED, end + 1
    if hundred is None:
        return _below_hundred(words, at)
    rest = None if (place := _joined(words, end)) is None else _below_hundred(words, place)
    return Counted((hundred + rest.amounts[0],), rest.end) if rest else Counted((hundred,), end)


def _below_hundred(words: Sequence[str], at: int) -> Counted | None:
    here, end = _at(words, at), at + 1
    ten, unit = here.value("ten"), here.value(*_UNITS)
    following = _behind(words, end)
    if unit is not None and unit < 10:
        if not following.joined and (teen := following.value("teen")) is not None:
            return Counted((unit + teen,), end + 1)
        if following.joined and (tens := following.value("ten")) is not None:
            return Counted((unit + tens,), end + 1)
    if ten is not None and words[at].isascii():  # twenty-five
        place = end + (words[end : end + 1] == ["-"])
        if place < len(words) and (small := _at(words, place).value("unit", "order")) and words[place].isascii():
            return Counted((ten + small,), place + 1) if small < 10 else Counted((ten,), end)
    found = ten if ten is not None else here.value("unit", "order")
    return None if found is None else Counted((found,), end)


def _double(word: Numeral) -> Fraction | None:
    value = word.value("two")
    return None if value is None else 2 * value


def _at(words: Sequence[str], place: int) -> Numeral:
    return (numeral(words[place]) if place < len(words) else None) or _NOTHING


def _behind(words: Sequence[str], place: int) -> Numeral:
    """The word at a place as a further part of the number before it."""
    found = _at(words, place)
    return _NOTHING if found.opens else found
