"""Page furniture: lines that a page prints around an article and that are none of its text.

Invitations to send a correction, to follow, share, subscribe and read on, rights, tags, and the rules drawn between
them. Almost all of it stands in one closing block under the article, some right under the headline: the same words
in the middle of an article are news, and stay. The words are data: `lexicon/furniture.*.txt`.
"""

import re
from collections.abc import Sequence
from functools import cache

from taswib.text.characters import INVISIBLE
from taswib.text.folding import fold
from taswib.text.wordpatterns import Line, Rules, read

_LEXICONS = ("furniture.ar.txt", "furniture.en.txt")
_PLACES = ("anywhere", "edges", "closing", "rest")
_CLOSING = 80  # lines from the end that are looked at as a closing block
_OPENING = 12  # lines after the headline that may be share buttons
_LONGEST = 600  # characters; no furniture seen came near
_GAP, _GAP_WORDS = 3, 6  # short lines between furniture (a channel's name, a count of comments) are furniture
_LINK_WORDS = 14  # a headline under «read also»: at most so many words, no full stop
_HASHTAGS = re.compile(r"\s*(?:#\S+\s*)+")


def without_furniture(lines: Sequence[str]) -> list[int]:
    """The indexes, rising, of the lines that are the article's own: its headline (the first line with anything in
    it) and its paragraphs. Blank lines are left out.
    """
    visible = [index for index, line in enumerate(lines) if line.strip(INVISIBLE)]
    body = _Body([lines[index] for index in visible])
    end = _end_of_article(body)
    start = _end_of_opening(body, end)
    own = [0, *(place for place in range(start, end) if not body.fits("anywhere", place))]
    return [visible[place] for place in own] if visible else []


class _Body:
    """The lines with anything in them; one is folded when more is asked of it than its first word."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._folded: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place: int) -> Line:
        line = self._folded.get(place)
        if line is None:
            line = self._folded[place] = Line(fold(self._lines[place]).text.strip())
        return line

    def fits(self, where: str, place: int) -> bool:
        rules = _rules()[where]
        return rules.may_fit(self._lines[place]) and len(self[place].folded) < _LONGEST and rules.fit(self[place])


def _end_of_opening(body: _Body, end: int) -> int:
    """The place of the first paragraph, behind share buttons directly under the headline."""
    start = 1
    while start < min(end, _OPENING) and body.fits("edges", start):
        start += 1
    return start


def _end_of_article(body: _Body) -> int:
    """The place behind the article's last paragraph."""
    first = max(1, len(body) - _CLOSING)
    end = _start_of_links(body, first)
    while end > 1 and _is_separator(body[end - 1]):
        end -= 1
    gap = 0
    for place in range(end - 1, first - 1, -1):
        if _closes(body, place):
            end, gap = place, 0
        elif gap < _GAP and end < len(body) and _is_brief(body[place], _GAP_WORDS):
            gap += 1
        else:
            break
    return end


def _start_of_links(body: _Body, first: int) -> int:
    """The place of a heading such as «read also» from which only headlines of other articles follow, or the end."""
    for place in range(len(body) - 1, first - 1, -1):
        if body.fits("rest", place):
            return place
        if not (_is_brief(body[place], _LINK_WORDS) or _closes(body, place)):
            break
    return len(body)


def _closes(body: _Body, place: int) -> bool:
    known = any(body.fits(where, place) for where in ("closing", "edges", "anywhere"))
    return known or _is_separator(body[place]) or _HASHTAGS.fullmatch(body[place].folded) is not None


def _is_separator(line: Line) -> bool:
    return not any(map(str.isalnum, line.folded))


def _is_brief(line: Line, words: int) -> bool:
    return len(line.folded) < _LONGEST and len(line.listed) <= words and not line.folded.endswith((".", "!", '."'))


@cache
def _rules() -> dict[str, Rules]:
    every = [rule for name in _LEXICONS for rule in read(name)]
    return {place: Rules([rule for rule in every if rule.where == place]) for place in _PLACES}
