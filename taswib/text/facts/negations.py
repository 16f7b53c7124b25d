"""What turns a sentence round: negations, and pairs of words of which one means the contrary of the other."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from taswib.text.facts.fact import Found
from taswib.text.lexicons import classes

_LANGUAGES = ("ar", "en")
_PLAIN = frozenset(("negation", "not_negation"))
_GROWN = re.compile("^(?:[وفبلك]?ال|لل|[وف]?س(?=[يت])|[وفبلك])(?=.{3})")
_ENDING = re.compile("(?<=.{3})(?:ت|وا|تا|ه|ها|هم|ا|ان|ون|ين|ات|يه|ته|تها)$")


def read_negations(words: Sequence[str]) -> list[Found]:
    """Every word that negates or denies, in their order."""
    known, blind = _negating(), _blind()
    found: list[Found] = []
    past = 0
    for at, word in enumerate(words):
        if at >= past and (bare := _bare(word)):
            length = next((len(phrase) for phrase in blind.get(bare, ()) if _stands(words, at, bare, phrase)), 0)
            if not length and bare in known:
                found.append(Found("negation", at, at + 1, ("not",)))
            past = at + (length or 1)
    return found


@lru_cache(maxsize=1 << 15)
def _bare(word: str) -> str:
    """What may negate, or look like it, in a word; "" for any other."""
    known, blind = _negating(), _blind()
    bare = word if word in known or word in blind else word[1:] if word[0] in "وف" else ""
    return bare if bare in known or bare in blind else ""


def contrary(before: Sequence[str], after: Sequence[str]) -> tuple[int, int] | None:
    """The places of the first word before and the first word after that are contraries; none if there are none."""
    stood = {pole: at for at in reversed(range(len(before))) for pole in poles(before[at])}
    stands = {pole: at for at in reversed(range(len(after))) for pole in poles(after[at])}
    for (matter, pole), at in stood.items():
        for (other, another), place in stands.items():
            lasting = (matter, pole) in stands or (other, another) in stood
            if matter == other and pole != another and not lasting:
                return at, place
    return None


def _stands(words: Sequence[str], at: int, bare: str, phrase: tuple[str, ...]) -> bool:
    return (bare, *words[at + 1 : at + len(phrase)]) == phrase


def poles(word: str) -> tuple[tuple[str, str], ...]:
    """What a word is the contrary of: its matters, and which side of each."""
    table = _contraries()
    bare = _GROWN.sub("", word)
    for form in (word, bare, _ENDING.sub("", bare)):
        if form in table:
            return table[form]
    return ()


@cache
def _negating() -> frozenset[str]:
    return frozenset(word for language in _LANGUAGES for word in classes(language, "polarity")["negation"])


@cache
def _blind() -> dict[str, list[tuple[str, ...]]]:
    """Phrases with a negation that negate nothing, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for language in _LANGUAGES:
        for phrase in classes(language, "polarity")["not_negation"]:
            found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


@cache
def _contraries() -> dict[str, tuple[tuple[str, str], ...]]:
    """The poles of each folded word that has a contrary: («rise», «up»)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for language in _LANGUAGES:
        for label, words in classes(language, "polarity").items():
            if label not in _PLAIN:
                matter, pole = label.split()
                for word in words:
                    found[word] = (*found.get(word, ()), (matter, pole))
    return found
