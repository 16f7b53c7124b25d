"""The dates of a passage: those of `taswib.text.dates`, and plain English ones («5 August 2015», «August 5»)."""

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from taswib.text.dates import read_expression
from taswib.text.dates.cursor import kinds, numbered
from taswib.text.dates.months import months
from taswib.text.facts.fact import Found
from taswib.text.lexicons import classes, word_set

_REACH = 14  # words that one expression may take
_ANY_DAY = date(2001, 7, 2)
"""Two readings of one passage were published together: any day tells whether their dates agree."""
_EMPTY = frozenset(("في", "من", "يوم", "الموافق"))
_RELATIVE = word_set("ar", "days", "yesterday") | word_set("ar", "days", "today") | word_set("ar", "days", "tomorrow")
_VAGUE = frozenset(("vague", "earlier", "parts", "era", "hijri_era", "past", "present", "future", "days"))


def read_dates(words: Sequence[str], published: date | None) -> list[Found]:
    """Every expression of time that settles more than a part of the day, in their order."""
    found: list[Found] = []
    past = 0
    for at, word in enumerate(words):
        if at >= past and _may_begin(word) and (one := _one(words, at, published or _ANY_DAY)):
            found.append(one)
            past = one.end
    return found


@lru_cache(maxsize=1 << 15)
def _may_begin(word: str) -> bool:
    """Whether a date can begin with a folded word."""
    return _is_opener(word) or word.isdecimal() or word in _english_months()


def _is_opener(word: str) -> bool:
    return word in _openers() or (word[0] == "و" and word[1:] in _openers())


def _one(words: Sequence[str], at: int, published: date) -> Found | None:
    if _is_opener(words[at]):
        return _arabic(words, at, published)
    if words[at].isdecimal():
        return _arabic(words, at, published) if _may_be_day(words, at) else _english(words, at)
    return _english(words, at) if words[at] in _english_months() else None


def _arabic(words: Sequence[str], at: int, published: date) -> Found | None:
    one = read_expression(words[at : at + _REACH], published)
    if one is None:
        return None
    said = [word for word in words[at : at + one.end] if word.isalnum()]
    weekday = next((word for word in said if _is_weekday(word)), "")
    values = [one.iso or " ".join(said)]
    if published != _ANY_DAY and one.iso:  # said on another day, the same words mean another day
        values.append(f"any {read_expression(words[at : at + _REACH], _ANY_DAY)}")
    named = _each(said) - _EMPTY
    weekday = weekday if any(word.isdecimal() for word in said) else ""  # else it is what settles the day
    return Found("date", at, at + one.end, tuple(values), weekday, named, _lasting(named))


def _each(words: Sequence[str]) -> frozenset[str]:
    """The words; one that stands there again as another: 10/10/1436 says more than 14/10/1436 and not a part of it."""
    return frozenset(word if word not in words[:at] else f"{word} {at}" for at, word in enumerate(words))


def _lasting(named: frozenset[str]) -> frozenset[str]:
    """What a date with a weekday says beside the words that hold on its own day alone; nothing without a weekday."""
    lasting = named - _RELATIVE
    return lasting if any(map(_is_weekday, lasting)) else frozenset()


def _is_weekday(word: str) -> bool:
    return any(label == "weekdays" for label, *_ in numbered().get(word, ()))


def _may_be_day(words: Sequence[str], at: int) -> bool:
    """Whether a number may begin a date: a month, or a sign between numbers, is near."""
    return any(word in "/-." or word in _month_words() for word in words[at + 1 : at + 5])


def _english(words: Sequence[str], at: int) -> Found | None:
    """Day and month in either order, and a year behind them where one stands."""
    month = day = None
    end = at
    for end in range(at, min(at + 3, len(words))):
        word = words[end]
        if word in _english_months() and month is None:
            month = _english_months()[word]
        elif word.isdecimal() and day is None and 1 <= int(word[:9]) <= 31:
            day = int(word)
        elif not (word in ("th", "st", "nd", "rd", "of") and day):
            break
        if month and day:
            return _dated(words, at, end + 1, f"{month:02}-{day:02}")
    return None


def _dated(words: Sequence[str], at: int, end: int, value: str) -> Found:
    year = end + (words[end : end + 1] == [","])
    if year < len(words) and words[year].isdecimal() and len(words[year]) == 4:
        return Found("date", at, year + 1, (f"{words[year]}-{value}",))
    return Found("date", at, end, (value,))


@cache
def _openers() -> frozenset[str]:
    """The folded words with which an Arabic expression may begin."""
    named = {word for word, labels in kinds().items() if any(label not in _VAGUE for label, _ in labels)}
    parts = {word for word, labels in kinds().items() if any(label == "parts" for label, _ in labels)} - {"بعد"}
    days = {word for word, entries in numbered().items() if any(label != "counts" for label, *_ in entries)}
    return frozenset(named | parts | days | {name[0] for name in months()} | {"قبل", "منذ"})


@cache
def _month_words() -> frozenset[str]:
    return frozenset(word for name in months() for word in name)


@cache
def _english_months() -> dict[str, int]:
    return {name: int(number) for number, names in classes("en", "months").items() for name in names}
