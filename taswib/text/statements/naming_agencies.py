"""Where the name of an agency or outlet stands in a text."""

from taswib.text.statements.agencies import agencies
from taswib.text.statements.reading import Reading


def agency_named(reading: Reading, at: int, first: str) -> int:
    """Over how many tokens a name of the table of agencies stands that begins with the word `first`; 0 for none."""
    if first not in reading.carriers:
        return 0
    words, known = reading.tokens.words, agencies(reading.language)
    for length in (3, 2, 1):
        if (first, *(word.folded for word in words[at + 1 : at + length])) in known:
            return length
    return 0
