"""A place in a row of folded words, and the classes of words that dates are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from taswib.text.lexicons import classes, folded, lines

_ERAS = ("ه", "م")
_YEAR_WITH_ERA = 5
_TABLES = frozenset(("weekdays", "ordinals", "counts"))


@dataclass
class Cursor:
    """Reads `words` from `at` on; what is read moves it on, what is not leaves it."""

    words: Sequence[str]
    at: int = 0

    def word(self, ahead: int = 0) -> str:
        """The word here or further on, empty behind the end."""
        place = self.at + ahead
        return self.words[place] if place < len(self.words) else ""

    def take(self, kind: str) -> bool:
        """Step over a word of the class, if one stands here."""
        for label, phrase in kinds().get(self.word(), ()):
            if label == kind and (len(phrase) == 1 or self.stands(phrase)):
                self.at += len(phrase)
                return True
        return False

    def stands(self, phrase: tuple[str, ...]) -> bool:
        """Whether the words of a phrase stand here."""
        return tuple(self.words[self.at : self.at + len(phrase)]) == phrase

    def number(self, low: int, high: int) -> int | None:
        """Step over a number in digits between two bounds; an article or an era may have grown onto it (الـ16، 1436هـ)."""
        word = self.word().removeprefix("ال")
        word = word[:-1] if word[-1:] in _ERAS and len(word) == _YEAR_WITH_ERA else word
        if not (word.isdecimal() and word.isascii() and len(word) < 5 and low <= int(word) <= high):
            return None
        self.at += 1
        return int(word)

    def one_of(self, table: str) -> int | None:
        """Step over an entry of a numbered table (weekdays, ordinals, counts): its number from 0, the longest entry
        first.
        """
        for label, phrase, number in numbered().get(self.word(), ()):
            if label == table and self.stands(phrase):
                self.at += len(phrase)
                return number
        return None


@cache
def kinds() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The classes of the lexicon and their phrases, by the first folded word."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for label, phrases in classes("ar", "days").items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((label, words))
    return found


@cache
def numbered() -> dict[str, list[tuple[str, tuple[str, ...], int]]]:
    """The tables in which an entry's place is its meaning, by the first folded word, the longest entry first."""
    found: dict[str, list[tuple[str, tuple[str, ...], int]]] = {}
    for line in lines("ar", "days"):
        label, _, entries = line.partition(":")
        if label not in _TABLES:
            continue
        for number, entry in enumerate(entries.split("|")):
            for words in (tuple(folded(spelling).split()) for spelling in entry.split("/")):
                found.setdefault(words[0], []).append((label, words, number))
    for same in found.values():
        same.sort(key=lambda entry: -len(entry[1]))
    return found
