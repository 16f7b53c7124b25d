"""The quick way: the very words between their very neighbours. Most quotations of most texts, in microseconds."""

from taswib.text.anchoring.quote import Quote

_REACH = 1_000  # code points around the old place, looked through first: a find over all of a long text costs more
_TELLING = 16  # code points of neighbours; fewer don't tell two places of the same words apart


def at_once(text: str, quote: Quote) -> int | None:
    """Where the words begin with all their neighbours around them, or None if that is nowhere or in several places.

    Near the old place, several places near it are meant.
    """
    exact, prefix, suffix, start, _ = quote
    whole = prefix + exact + suffix
    before = len(prefix)
    if len(whole) - len(exact) < _TELLING or not exact:
        return None
    old = start - before
    if old >= 0 and text.startswith(whole, old):
        return start
    if old >= 0:
        place = _only(text, whole, max(0, old - _REACH), old + len(whole) + _REACH)
        if place is not None:
            return place + before if place >= 0 else None
    place = _only(text, whole, 0, len(text))
    return place + before if place is not None and place >= 0 else None


def _only(text: str, whole: str, start: int, end: int) -> int | None:
    """The one place, None for none, -1 for several."""
    place = text.find(whole, start, end)
    if place < 0:
        return None
    return place if text.find(whole, place + 1, end) < 0 else -1
