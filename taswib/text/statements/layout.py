"""First phase: paragraphs, quotations and sentences."""

from bisect import bisect_left
from itertools import compress, count
from operator import attrgetter, not_

from taswib.text.furniture import without_furniture
from taswib.text.quotations import MARKS, Quotation, quotations
from taswib.text.sentences import STOPS, Sentence, sentences
from taswib.text.statements.brackets import BRACKETS, bracketed
from taswib.text.statements.extent import resumptions
from taswib.text.statements.reading import Reading

_WIDE = 12  # paragraphs over which one quotation may run
_HEADLINE = 30  # words
_IS_WORD = attrgetter("is_word")


def lay_out(reading: Reading) -> None:
    """Fill in `sentences`, `headlines`, `quotes` and `inside`."""
    tokens = reading.tokens
    surfaces = tokens.surfaces
    signs = list(compress(count(), map(not_, map(_IS_WORD, tokens.words))))
    breaks = [i for i in signs if surfaces[i] == "\n"]
    marks = [i for i in signs if surfaces[i] in MARKS]
    stops = [i for i in signs if surfaces[i] in STOPS]
    round_ = [i for i in signs if surfaces[i] in BRACKETS]
    reading.inside = bytearray(len(surfaces))
    first = 0
    own = set(without_furniture(tokens.text.split("\n")))
    for line, end in enumerate([*breaks, len(surfaces)]):
        if first < end and line in own:
            _paragraph(reading, first, end, *(_between(rising, first, end) for rising in (marks, stops, round_)))
        first = end + 1
    reading.marks = sorted(reading.quotes)
    reading.resumptions = resumptions(reading)


def _between(rising: list[int], first: int, end: int) -> list[int]:
    return rising[bisect_left(rising, first) : bisect_left(rising, end)]


def _paragraph(reading: Reading, first: int, end: int, marks: list[int], stops: list[int], round_: list[int]) -> None:
    tokens = reading.tokens
    quoted = (
        _checked(reading, quotations(tokens.text, tokens.surfaces, tokens.starts, marks, end), stops) if marks else []
    )
    if round_:
        quoted = sorted(quoted + bracketed(reading, first, round_, quoted))
    found = sentences(tokens.surfaces, tokens.starts, stops, quoted, first, end)
    for quote in quoted:
        quote = quote if quote.closed else _cut_at_sentence(quote, found)
        reading.quotes[quote.mark] = quote
        reading.inside[quote.start : quote.end] = b"\1" * (quote.end - quote.start)
    if len(found) == 1 and end - first <= _HEADLINE and not _is_closed(reading, first, end, stops):
        reading.headlines.add(len(reading.sentences))
    reading.sentences += found


def _is_closed(reading: Reading, first: int, end: int, stops: list[int]) -> bool:
    """Whether a line has a stop as sentences have; the first line may have other marks, or points of suspense."""
    surfaces = reading.tokens.surfaces
    if first:
        return bool(stops)
    return surfaces[end - 1] == "." and surfaces[max(first, end - 2)] != "."


def _checked(reading: Reading, quoted: list[Quotation], stops: list[int]) -> list[Quotation]:
    """Where a sentence in a quotation goes on with a participle of saying, the reporter speaks: a mark was
    forgotten.
    """
    if not stops:
        return quoted
    found = []
    for quote in quoted:
        inner = _between(stops, quote.start, quote.end - 1)
        broken = next((stop for stop in inner if _resumes(reading, stop + 1)), None)
        found.append(quote if broken is None else quote._replace(end=broken, past=broken, closed=False))
    return found


def _resumes(reading: Reading, at: int) -> bool:
    form = reading.tokens.words[at].form
    return form is not None and form.tense == "participle" and not reading.tokens.words[at].joined


def _cut_at_sentence(quote: Quotation, found: list[Sentence]) -> Quotation:
    """A quotation that nothing closes ends with its sentence."""
    place = bisect_left(found, (quote.mark + 1,)) - 1
    end = found[place].end if place >= 0 else quote.end
    return quote._replace(end=max(end, quote.start), past=max(end, quote.start))
