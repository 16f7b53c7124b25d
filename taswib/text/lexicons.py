"""Word lists kept as data, one folder a language: `lexicon/<language>/<name>.txt`.

A file begins with comment lines (`#`, the first its provenance) and holds classes, one a line:
`class: phrase | phrase`. Words are folded when read, so spelling does not matter.
"""

from functools import cache
from importlib.resources import files

from taswib.text.folding import fold_word


@cache
def classes(language: str, name: str) -> dict[str, tuple[str, ...]]:
    """The folded phrases of each class in a lexicon file. Raises FileNotFoundError for one that is not there."""
    found: dict[str, list[str]] = {}
    for line in lines(language, name):
        label, _, phrases = line.partition(":")
        found.setdefault(label.strip(), []).extend(folded(phrase) for phrase in phrases.split("|"))
    return {label: tuple(filter(None, phrases)) for label, phrases in found.items()}


@cache
def word_set(language: str, name: str, label: str) -> frozenset[str]:
    """The folded words of one class of a lexicon file. Raises KeyError."""
    return frozenset(classes(language, name)[label])


@cache
def lines(language: str, name: str) -> tuple[str, ...]:
    """The lines of a lexicon file that are neither blank nor comment."""
    text = (files("taswib.text") / "lexicon" / language / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in map(str.strip, text.split("\n")) if line and not line.startswith("#"))


@cache
def folded(word: str) -> str:
    """A word or phrase as `folding` compares it, without blanks around it."""
    return fold_word(word)
