"""Where the quoted words stand, to the letter or in another spelling; whether they moved or changed is not asked."""

from taswib.text.anchoring.quote import Quote
from taswib.text.folding import fold

_CONTEXT = 64  # characters of context compared on each side; `describe` keeps 32, as Hypothesis's client does
_CANDIDATES = 400  # of more places than these, only the nearest to the old one are compared


def locate(text: str, quote: Quote) -> tuple[int, int] | None:
    """The half-open span of the quoted words in `text`, or None.

    In this order: the very words at their old place; the very words where their context agrees best, then nearest to
    the old place; the words in another spelling (`folding`), likewise. None also where the words stand in several
    places and no context speaks for one of them.
    """
    if not quote.exact.strip():
        return None
    if quote.start >= 0 and text.startswith(quote.exact, quote.start):
        return quote.start, quote.start + len(quote.exact)
    places = _places(text, quote.exact)
    if not places:
        return _locate_folded(text, quote)
    place = _best(text, quote, places)
    return None if place is None else (place, place + len(quote.exact))


def _locate_folded(text: str, quote: Quote) -> tuple[int, int] | None:
    folded = fold(text)
    exact, prefix, suffix = (fold(part).text for part in quote[:3])
    exact = exact.strip()
    old = folded.at(min(max(quote.start, 0), len(text)))
    sought = Quote(exact, prefix, suffix, old, old + len(exact))
    place = _best(folded.text, sought, _places(folded.text, exact)) if exact else None
    return None if place is None else folded.span(place, place + len(exact))


def _places(text: str, exact: str) -> list[int]:
    """Where `exact` begins, overlaps left out: that keeps the search linear in a text such as aaaa…"""
    found: list[int] = []
    place = text.find(exact)
    while place >= 0:
        found.append(place)
        place = text.find(exact, place + len(exact))
    return found


def _best(text: str, quote: Quote, places: list[int]) -> int | None:
    nearest = sorted(places, key=lambda place: (abs(place - quote.start), place))[:_CANDIDATES]
    whole = text.find(quote.prefix + quote.exact + quote.suffix) if len(places) > _CANDIDATES else -1
    if whole >= 0:  # far away, but with its whole context
        nearest.append(whole + len(quote.prefix))
    agreements = [_agreement(text, quote, place) for place in nearest]
    best = max(agreements, default=0)
    return nearest[agreements.index(best)] if nearest and (best or len(places) == 1) else None


def _agreement(text: str, quote: Quote, place: int) -> int:
    """How many characters around `place` stand as they stood around the quote."""
    end = place + len(quote.exact)
    before = text[max(0, place - _CONTEXT) : place]
    return _alike(before[::-1], quote.prefix[-_CONTEXT:][::-1]) + _alike(
        text[end : end + _CONTEXT], quote.suffix[:_CONTEXT]
    )


def _alike(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
