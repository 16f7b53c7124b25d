"""Small stretches of a text where a quotation is likely to stand: cutting a whole long text into words costs more."""

from collections.abc import Iterator

from taswib.text.anchoring.quote import Quote

Span = tuple[int, int]

_REACH = 1_000  # code points around the old place
_FAR = 3_000  # code points from the old place within which its neighbours are looked for
_MORE = 200  # code points that may have been put between the neighbours, beside twice what was quoted
_TELLING = 12  # code points of a neighbour; a shorter one is found anywhere
_PIECES, _PIECE = 6, 24  # parts of a quotation that are looked for in all of a long text, and their code points


def around(text: str, start: int, end: int) -> Span:
    """`start:end` with a thousand code points on each side, to the next ends of lines."""
    start, end = max(0, start - _REACH), min(len(text), end + _REACH)
    stop = text.find("\n", end, end + _REACH)
    return text.rfind("\n", max(0, start - _REACH), start) + 1 or start, end if stop < 0 else stop


def between(text: str, quote: Quote) -> Span | None:
    """What stands between the neighbours, where both stand untouched near the old place."""
    prefix, suffix = quote.prefix, quote.suffix
    if quote.start < 0 or min(len(prefix), len(suffix)) < _TELLING:
        return None
    start = text.find(prefix, max(0, quote.start - _FAR), quote.start + _FAR)
    if start < 0:
        return None
    start += len(prefix)
    end = text.find(suffix, start, start + 2 * len(quote.exact) + _MORE + len(suffix))
    return (start, end) if end >= 0 else None


def scattered(text: str, quote: Quote) -> Iterator[Span]:
    """Around each place where one of the longest parts of the quotation stands to the letter."""
    exact = quote.exact
    step = max(_PIECE, len(exact) // _PIECES)
    seen: set[int] = set()
    for offset in range(0, min(len(exact), step * _PIECES), step):
        place = text.find(exact[offset : offset + _PIECE], 0) if len(exact) - offset >= _TELLING else -1
        start = max(0, place - offset)
        if place >= 0 and not any(abs(start - other) < _REACH // 2 for other in seen):
            seen.add(start)
            yield around(text, start, min(len(text), start + len(exact)))
