"""Whether a passage that is there stands where it stood: between its neighbours, in the order of before."""

from taswib.text.anchoring.alignment import Alignment
from taswib.text.anchoring.quote import Quote

_SHIFT = 120  # code points; so far a passage whose neighbours were both rewritten may have slid, as one line is
_PIECE = 24  # code points of a neighbour that are looked for elsewhere
_HALF = 0.5


def moved(text: str, quote: Quote, span: tuple[int, int], found: Alignment) -> bool:
    """Whether the passage left its place.

    It did where a neighbour stands on the wrong side of it now, and where neither neighbour stands beside it and it is far
    from where it was. It did not because text before it grew or shrank.
    """
    if found.before >= _HALF and found.after >= _HALF:
        return False
    if found.before < _HALF and _stands(text, quote.prefix.rpartition("\n")[2] or quote.prefix, span[1], len(text)):
        return True
    if found.after < _HALF and _stands(text, quote.suffix.strip().partition("\n")[0], 0, span[0]):
        return True
    near = abs(span[0] - quote.start) <= _SHIFT or quote.start < 0
    return not near and max(found.before, found.after) < _HALF


def _stands(text: str, neighbour: str, start: int, end: int) -> bool:
    piece = neighbour.strip()[:_PIECE]
    return len(piece) >= _PIECE // 2 and text.find(piece, start, end) >= 0
