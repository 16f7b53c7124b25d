"""The quick way: the very words between their very neighbours. Most quotations of most texts, in microseconds."""

from taswib.text.anchoring.quote import Quote

_REACH = 500  # code points around the old place, looked through first: a find over all of a long text costs more
_TELLING = 16  # code points of neighbours; fewer don't tell two places of the same words apart


def at_once(text: str, quote: Quote) -> int:
    """Where the words begin with all their neighbours around them, below zero if that is nowhere or in several places.

    Near the old place, several places near it are meant. Written out in one piece: each call would cost as much as a search.
    """
    exact, prefix, suffix, start, _ = quote
    ahead = len(prefix)
    if not exact or ahead + len(suffix) < _TELLING:
        return -1
    whole = prefix + exact + suffix
    old = start - ahead
    if old < 0:
        return _only(text, whole, ahead)
    if text.startswith(whole, old):
        return start
    end = old + len(whole) + _REACH
    first = whole[:64]  # a short string is found sooner than a long one
    place = text.find(first, old - _REACH if old > _REACH else 0, end)
    if place < 0:
        return _only(text, whole, ahead)
    if text.find(first, place + 1, end) < 0 and text.startswith(whole, place):
        return place + ahead
    return _only(text, whole, ahead)


def _only(text: str, whole: str, ahead: int) -> int:
    place = text.find(whole)
    return place + ahead if place >= 0 and text.find(whole, place + 1) < 0 else -1
