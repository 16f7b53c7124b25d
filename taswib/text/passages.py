"""Where the headline and the paragraphs of an article's plain text stand in it."""

from collections.abc import Sequence
from typing import NamedTuple

from taswib.text.characters import INVISIBLE


class Passage(NamedTuple):
    """A headline or paragraph: `text[start:end]`, in code points, half-open, without the blank around it.

    `position` is 0 for the headline, and 1, 2, 3 … for the paragraphs in their order.
    """

    position: int
    start: int
    end: int


def passages(text: str) -> list[Passage]:
    """The first line, where it is not blank, as the headline, and every further line that is not blank."""
    found: list[Passage] = []
    position = line_start = 0
    for line in text.split("\n"):
        words = line.strip(INVISIBLE)
        if words:
            start = line_start + len(line) - len(line.lstrip(INVISIBLE))
            found.append(Passage(position, start, start + len(words)))
        # A blank first line is an empty headline: its position is not given to a paragraph.
        position += bool(words) or not line_start
        line_start += len(line) + 1
    return found


def joined(headline: str, paragraphs: Sequence[str]) -> str:
    """An article's plain text: its headline, a newline, and its paragraphs joined by newlines. Nothing is altered."""
    return "\n".join([headline, *paragraphs])
