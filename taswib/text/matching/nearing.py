"""Which part of a long text is worth reading word by word: where the words that say most stand together."""

from taswib.text.fingerprints import letters
from taswib.text.matching.sought import Sought, Weights

_SHORT = 600
"""Code points; what is hardly longer than this and the sought text is read whole."""
_WIDER, _AROUND = 1.4, 150
_UNLIKE = 400
"""A text that loses or grows by so many marks when it is folded is read whole: places in it can't be told from its fold."""


def part(sought: Sought, weights: Weights, text: str) -> tuple[int, int]:
    """In code points of `text`, cut between words; empty where none of those words stands."""
    place = to_the_letter(sought.letters, text)
    if place >= 0:
        return place, place + len(sought.letters)
    if len(text) <= 3 * len(sought.text) + _SHORT:
        return 0, len(text)
    folded = letters(text)
    if abs(len(text) - len(folded)) > _UNLIKE:
        return 0, len(text)
    found = _occurrences(folded, weights)
    if not found:
        return 0, 0
    width = int(_WIDER * len(sought.text))
    first, last = _together(found, width + _AROUND, weights)
    slack = max(0, width - (last - first)) + _AROUND + abs(len(text) - len(folded))
    return _start(text, first - slack), _end(text, last + slack)


def to_the_letter(letters: str, text: str) -> int:
    """Where letters stand in a text as whole words; -1 where they don't. Nothing can stand there better: whoever carries an
    agency's words carries them like this, and need not be read any further.
    """
    place = text.find(letters) if letters else -1
    while place >= 0 and not _is_between_words(text, place, place + len(letters)):
        place = text.find(letters, place + 1)
    return place


def _is_between_words(text: str, start: int, end: int) -> bool:
    return _parts(text[start - 1 : start], text[start - 2 : start - 1]) and _parts(
        text[end : end + 1], text[end + 1 : end + 2]
    )


def _parts(sign: str, beyond: str) -> bool:
    """Whether what stands beside the letters ends them: nothing, a blank, or a mark that is not inside a figure."""
    return sign in _BLANKS or (sign in _MARKS and not beyond.isdigit())


_BLANKS, _MARKS = frozenset(("", " ", "\n", "\xa0")), frozenset('.,،؛:!؟?«»"()')


def _occurrences(folded: str, weights: Weights) -> list[tuple[int, int]]:
    """Place and number of each telling word, at most so often each, rising."""
    found = []
    for number, (root, _) in enumerate(weights.telling):
        place = folded.find(root)
        left = _OFTEN
        while place >= 0 and left:
            found.append((place, number))
            place = folded.find(root, place + len(root))
            left -= 1
    return sorted(found)


_OFTEN = 12


def _together(found: list[tuple[int, int]], width: int, weights: Weights) -> tuple[int, int]:
    """The first and last place of the stretch in which most weight stands, each word counted once."""
    inside = [0] * len(weights.telling)
    best = gain = 0.0
    bounds = (found[0][0], found[0][0])
    start = 0
    for place, number in found:
        gain += 0.0 if inside[number] else weights.telling[number][1]
        inside[number] += 1
        while place - found[start][0] > width:
            out = found[start][1]
            inside[out] -= 1
            gain -= 0.0 if inside[out] else weights.telling[out][1]
            start += 1
        if gain > best:
            best, bounds = gain, (found[start][0], place)
    return bounds


def _start(text: str, place: int) -> int:
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    return max(0, place)


def _end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return min(place, len(text))
