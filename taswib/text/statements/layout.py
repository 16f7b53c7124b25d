"""First phase: paragraphs, quotations and sentences."""

from bisect import bisect_left

from taswib.text.quotations import MARKS, Quotation, quotations
from taswib.text.sentences import STOPS, Sentence, sentences
from taswib.text.statements.reading import Reading

_WIDE = 12  # paragraphs over which one quotation may run
_HEADLINE = 30  # words


def lay_out(reading: Reading) -> None:
    """Fill in `sentences`, `headlines`, `quotes` and `inside`."""
    tokens = reading.tokens
    surfaces = tokens.surfaces
    breaks = [i for i, surface in enumerate(surfaces) if surface == "\n"]
    marks = [i for i, surface in enumerate(surfaces) if surface in MARKS]
    stops = [i for i, surface in enumerate(surfaces) if surface in STOPS]
    reading.inside = bytearray(len(surfaces))
    first = 0
    for end in [*breaks, len(surfaces)]:
        if first < end:
            _paragraph(reading, first, end, _between(marks, first, end), _between(stops, first, end))
        first = end + 1


def _between(rising: list[int], first: int, end: int) -> list[int]:
    return rising[bisect_left(rising, first):bisect_left(rising, end)]


def _paragraph(reading: Reading, first: int, end: int, marks: list[int], stops: list[int]) -> None:
    tokens = reading.tokens
    quoted = quotations(tokens.text, tokens.surfaces, tokens.starts, marks, end) if marks else []
    found = sentences(tokens.surfaces, tokens.starts, stops, quoted, first, end)
    for quote in quoted:
        quote = quote if quote.closed else _cut_at_sentence(quote, found)
        reading.quotes[quote.mark] = quote
        reading.inside[quote.start:quote.end] = b"\1" * (quote.end - quote.start)
    if len(found) == 1 and not stops and end - first <= _HEADLINE:
        reading.headlines.add(len(reading.sentences))
    reading.sentences += found


def _cut_at_sentence(quote: Quotation, found: list[Sentence]) -> Quotation:
    """A quotation that nothing closes ends with its sentence."""
    place = bisect_left(found, (quote.mark + 1,)) - 1
    end = found[place].end if place >= 0 else quote.end
    return quote._replace(end=max(end, quote.start), past=max(end, quote.start))
