"""The table of news agencies and outlets: `lexicon/<language>/agencies.txt`."""

from functools import cache

from taswib.text.lexicons import folded, lines


@cache
def agencies(language: str) -> dict[tuple[str, ...], str]:
    """The name of an agency by the folded words of each of its spellings."""
    found: dict[tuple[str, ...], str] = {}
    for line in lines(language, "agencies"):
        spellings = [spelling.strip() for spelling in line.split("|")]
        found |= {tuple(folded(spelling).replace(".", " ").split()): spellings[0] for spelling in spellings}
    return found


@cache
def first_words(language: str) -> frozenset[str]:
    """The folded first words of all their spellings."""
    return frozenset(words[0] for words in agencies(language))
