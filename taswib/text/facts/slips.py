"""Whether two words are one, once with a slip of the keyboard or of the hand."""

from rapidfuzz.distance import OSA

_LONG_ENOUGH = 4
_PREFIXES = "وفبلكسيتنا"
_ENDINGS = ("ه", "ت", "ا", "ي", "ن", "ها", "هم", "ين", "ون", "ات", "وا", "نا", "s", "d")
_ALIKE = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق", "هةت", "كل", "اى", "ءو", "ضظ")
_KEYS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def is_slip(one: str, other: str) -> bool:
    """Whether two folded words differ by one letter that fingers slip on: missing, doubled, swapped, or its neighbour.

    A letter that Arabic grammar puts before or behind a word makes another word.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH or one.isdecimal() or other.isdecimal():
        return False
    if OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return not _is_grown(short, long)
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 2 or (places[0] > 0 and _near(one[places[0]], other[places[0]]))


def _is_grown(short: str, long: str) -> bool:
    """Whether the longer word is the shorter with a particle before or an ending behind it."""
    if long[1:] == short:
        return long[0] in _PREFIXES
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _near(one: str, other: str) -> bool:
    if any(one in row and other in row for row in _ALIKE):
        return True
    return any(one in row and other in row and abs(row.index(one) - row.index(other)) == 1 for row in _KEYS)
