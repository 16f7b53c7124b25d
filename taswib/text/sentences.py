"""Where sentences end. A stop inside a quotation ends no sentence, unless it is the quotation's last word too."""

from collections.abc import Sequence
from typing import NamedTuple

from taswib.text.quotations import Quotation

STOPS = frozenset(".؟!?۔")
_CARRIES_ON = frozenset("،,;؛-–—.")


class Sentence(NamedTuple):
    """Tokens start … end - 1, with the marks that close it."""

    start: int
    end: int


def sentences(
    surfaces: Sequence[str],
    starts: Sequence[int],
    stops: Sequence[int],
    quoted: Sequence[Quotation],
    first: int,
    end: int,
) -> list[Sentence]:
    """The sentences of the paragraph of tokens first … end - 1; `stops` are its tokens in STOPS, rising."""
    found, start = [], first
    quotes = iter(quoted)
    quote = next(quotes, None)
    for stop in stops:
        while quote and quote.past <= stop:
            quote = next(quotes, None)
        if quote and quote.mark < stop < quote.past and not _ends_with(quote, stop, surfaces, end):
            continue
        last = quote.past if quote and quote.mark < stop < quote.past and quote.closed else stop + 1
        if last > start and _ends(surfaces, starts, stop, end):
            found.append(Sentence(start, last))
            start = last
    if start < end:
        found.append(Sentence(start, end))
    return found


def _ends_with(quote: Quotation, stop: int, surfaces: Sequence[str], end: int) -> bool:
    """Whether a stop that is the last word of a quotation ends the sentence too: nothing carries it on."""
    if not quote.closed:
        return True
    carried_on = quote.past < end and surfaces[quote.past] in _CARRIES_ON
    return stop == quote.end - 1 and not carried_on


def _ends(surfaces: Sequence[str], starts: Sequence[int], stop: int, end: int) -> bool:
    """Whether the stop is one: not in a number, an address, an initial or a pause of two points."""
    if surfaces[stop] != "." or stop + 1 >= end:
        return True
    touches = starts[stop + 1] == starts[stop] + 1
    before = surfaces[stop - 1] if stop else ""
    if before == "." or (touches and (surfaces[stop + 1] == "." or surfaces[stop + 1][0].isalnum())):
        return False
    if stop > 2 and surfaces[stop - 2] == "." and starts[stop - 1] == starts[stop - 2] + 1 and len(before) < 4:
        return False
    return not (len(before) == 1 and before.isalpha() and starts[stop] == starts[stop - 1] + 1)
