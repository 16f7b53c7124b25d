"""The corrected wording of a copy, in the copy's own words."""

from taswib.text.anchoring.words import Words
from taswib.text.mending.asking import Replacement, asked_by, carried

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def fitted(here: str, was: str, now: str) -> str | None:
    """`here` with what the correction `was` → `now` asks, everything else untouched; figures in the digits of `here`.

    None where some of the words that are to go don't stand in `here`, or the correction changes no word: then a person
    writes the wording.
    """
    wrong, right, replacements = asked_by(was, now)
    own = Words(here)
    places = carried(wrong.keys, own.keys)
    edits = [_edit(one, places, own, right) for one in replacements]
    if not edits or None in edits:
        return None
    text = here
    for edit in sorted((edit for edit in edits if edit), reverse=True):
        start, end, words = edit
        text = text[:start] + words + text[end:]
    return text


def _edit(one: Replacement, places: dict[int, int], own: Words, right: Words) -> tuple[int, int, str] | None:
    """Where in `own` the words stand that are to go, and what comes there."""
    first, last = one.before
    words = _written(right, *one.after)
    if first == last:
        return _insertion(first, places, own, words)
    here = [places.get(number) for number in range(first, last)]
    if None in here or here != list(range(here[0], here[0] + len(here))):  # type: ignore[arg-type,operator]
        return None
    start, end = own.starts[here[0]], own.ends[here[-1]]  # type: ignore[index]
    if words:
        return start, end, _in_digits_of(own.text[start:end], words)
    return (start, _next_word(own, end), "") if end < len(own.text) else (_word_before(own, start), end, "")


def _insertion(first: int, places: dict[int, int], own: Words, words: str) -> tuple[int, int, str] | None:
    if first - 1 in places:
        place = own.ends[places[first - 1]]
        return place, place, f" {words}"
    if first in places:
        place = own.starts[places[first]]
        return place, place, f"{words} "
    return None


def _written(words: Words, first: int, last: int) -> str:
    return words.text[words.starts[first] : words.ends[last - 1]] if first < last else ""


def _next_word(own: Words, end: int) -> int:
    blanks = len(own.text[end:]) - len(own.text[end:].lstrip(" "))
    return end + blanks


def _word_before(own: Words, start: int) -> int:
    return len(own.text[:start].rstrip(" "))


def _in_digits_of(written: str, words: str) -> str:
    if any("٠" <= char <= "٩" for char in written):
        return words.translate(_EASTERN)
    return words.translate(_PERSIAN) if any("۰" <= char <= "۹" for char in written) else words
