"""The words that numbers are made of, from `lexicon/<language>/numbers.txt`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from taswib.text.lexicons import classes

_LANGUAGES = ("ar", "en")
_GROWN = ("[وف]?(?:[بلك]?ال|لل)", "[وف]", "[بلك]", "[وف][بلك]")
_BARE = tuple(re.compile(f"{grown}(?=(..+))") for grown in _GROWN)
_PREPOSITIONS = frozenset("بلك")
_DUALS = ("تان", "تين", "ان", "ين")


@dataclass(frozen=True)
class Numeral:
    """One word of a number: its value in each rank of the lexicon that it has (a word may be a thousand and two
    thousand), whether «و» joins it to what precedes, and what it counts vaguely.
    """

    ranks: dict[str, Fraction]
    joined: bool = False
    vague: str = ""
    opens: bool = False
    """Whether a preposition grew onto it («بمئة»), so that it belongs to no number before it."""

    def value(self, *ranks: str) -> Fraction | None:
        """Its value in the first of the ranks that it has."""
        return next((self.ranks[rank] for rank in ranks if rank in self.ranks), None)


@lru_cache(maxsize=1 << 14)
def numeral(word: str) -> Numeral | None:
    """What a folded word is to numbers, with what grew onto it taken off; none for any other word."""
    table = _table()
    if word in table:
        return table[word]
    for bare in _without_particles(word):
        if (found := table.get(bare)) and (len(bare) > 2 or word[0] == "و"):
            grown = word[: len(word) - len(bare)].removesuffix("ال")
            opens = not _PREPOSITIONS.isdisjoint(grown)
            return Numeral(found.ranks, word[0] in "وف" and not opens, found.vague, opens)
    return None


@lru_cache(maxsize=1 << 14)
def dual(word: str) -> bool:
    """Whether a folded word is the dual of a noun that is counted: يومين، قتيلان."""
    return any(map(_is_dual, (word, *_without_particles(word))))


def unit(words: Sequence[str], at: int) -> tuple[str, int]:
    """The unit whose words begin at a token, and how many they are."""
    for name, phrase in _units().get(words[at] if at < len(words) else "", ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return name, len(phrase)
    return "", 0


def _without_particles(word: str) -> Iterator[str]:
    """What the word may be without the particles that grew onto it; «والف» is and-thousand, «والفين» no article."""
    for pattern in _BARE:
        if found := pattern.match(word):
            yield found[1]


def _is_dual(word: str) -> bool:
    return any(
        word.endswith(ending) and word[: -len(ending)] + ("ه" if ending[0] == "ت" else "") in _counted()
        for ending in _DUALS
    )


@cache
def _table() -> dict[str, Numeral]:
    ranks: dict[str, dict[str, Fraction]] = {}
    vague: dict[str, str] = {}
    for language in _LANGUAGES:
        for label, words in classes(language, "numbers").items():
            rank, _, value = label.partition(" ")
            for word in words if rank not in ("dual", "unit_of") else ():
                if rank == "vague":
                    vague[word] = value
                else:
                    ranks.setdefault(word, {})[rank] = Fraction(value)
    return {word: Numeral(ranks.get(word, {}), vague=vague.get(word, "")) for word in ranks | vague}


@cache
def _units() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for language in _LANGUAGES:
        for label, phrases in classes(language, "numbers").items():
            for phrase in phrases if label.startswith("unit_of ") else ():
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append((label.removeprefix("unit_of "), words))
    return found


@cache
def _counted() -> frozenset[str]:
    return frozenset(classes("ar", "numbers")["dual"])
