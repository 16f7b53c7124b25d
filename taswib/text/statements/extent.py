"""How far a content reaches."""

from bisect import bisect_left
from functools import cache
from itertools import compress, count
from operator import attrgetter

from taswib.text.lexicons import classes, word_set
from taswib.text.quotations import Quotation
from taswib.text.sentences import STOPS, Sentence
from taswib.text.statements.reading import Range, Reading
from taswib.text.statements.vocabulary import Word

_EDGES = frozenset("،,;؛:-–—") | STOPS
_SHORTEST = 3
_LONGEST = 400  # tokens of a content that are looked through; no sentence of news has as many
_FOLDED = attrgetter("folded")
_STROKES = "-–—"
_CONTRASTS = word_set("ar", "particles", "contrast")
_AS_TO = word_set("ar", "particles", "as_to")
_BETWEEN = frozenset(("و", "،", ",", "و،", ".", "..", "؛", "ثم"))


def clause_end(reading: Reading, start: int, sentence: Sentence) -> int:
    """The end of a clause that begins at the token: its sentence's, or where the reporter speaks again."""
    place = bisect_left(reading.resumptions, start + _SHORTEST)
    end = sentence.end
    if place < len(reading.resumptions):
        end = min(end, reading.resumptions[place])
    return trimmed(reading, start, end)[1]


def noun_end(reading: Reading, start: int, end: int) -> int:
    """The end of a content that is a noun phrase: where a comma, and then a verb or a new clause, leads out of it."""
    words, surfaces, inside = reading.tokens.words, reading.tokens.surfaces, reading.inside
    for comma in range(start + _SHORTEST - 1, min(end - 1, start + _LONGEST)):
        if surfaces[comma] in "،,؛" and not inside[comma] and _leads_out(*words[comma + 1 : comma + 3]):
            return trimmed(reading, start, comma)[1]
    return end


def opens_aside(reading: Reading, verb: int) -> bool:
    """Whether a verb stands in a relative clause that a stroke sets apart: فلان - الذي أشار إلى … - …"""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    relative = next((at for at in (verb - 1, verb - 2) if at > 0 and "relative" in words[at].kinds), 0)
    return relative > 0 and surfaces[relative - 1] in _STROKES


def aside_end(reading: Reading, start: int, end: int) -> int:
    """The end of a content in an aside: the stroke that closes it."""
    surfaces, inside = reading.tokens.surfaces, reading.inside
    stroke = next(
        (at for at in range(start, min(end, start + _LONGEST)) if surfaces[at] in _STROKES and not inside[at]), end
    )
    return trimmed(reading, start, stroke)[1]


def _leads_out(word: Word, after: Word | None = None) -> bool:
    """Whether the word behind a comma begins a clause of its own: وعاد فلان، لكن …، فيما …, but not «فيما يتعلق بـ»."""
    is_past = word.form is not None and word.form.tense == "past"
    contrasts = word.folded in _CONTRASTS and not (after and after.folded in _AS_TO)
    return bool(word.joined and (is_past or "action" in word.kinds)) or contrasts


def resumptions(reading: Reading) -> list[int]:
    """The tokens at which the reporter speaks again: phrases of the lexicon, and the two strokes of an agency's
    slug.
    """
    inside, last = reading.inside, len(reading.tokens) - 1
    phrases, firsts = _resumptions(reading.language)
    folded = list(map(_FOLDED, reading.tokens.words))
    return [
        at
        for at in compress(count(), map(firsts.__contains__, folded))
        if at < last
        and not inside[at]
        and any(_resumes(reading, at, phrase, apart) for phrase, apart in phrases.get((folded[at], folded[at + 1]), ()))
    ]


def trimmed(reading: Reading, start: int, end: int) -> Range:
    """The range without the marks at its end that close a sentence or a clause, and a stray quotation mark."""
    surfaces, quotes = reading.tokens.surfaces, reading.quotes
    while end > start:
        last = surfaces[end - 1]
        if last not in _EDGES and not (last in '"”»“' and not _closes_inside(reading, start, end)):
            break
        end -= 1
    while start < end and surfaces[start] in _EDGES and start not in quotes:
        start += 1
    return start, end


def _closes_inside(reading: Reading, start: int, end: int) -> bool:
    """Whether the mark that is the last token closes a quotation that opens in the range."""
    for mark in range(end - 2, max(start, end - _LONGEST) - 1, -1):
        quote = reading.quotes.get(mark)
        if quote:
            return quote.past >= end
    return False


def quoted_content(reading: Reading, quote: Quotation, sentence: Sentence, frame: str) -> tuple[list[Range], str, str]:
    """The content that a quotation opens, its kind and its frame. Where the clause goes on outside the marks with
    more quoted
    words, all of it is the content; where only the reporter goes on, the quotation alone is.
    """
    content = [_inside(reading, quote)]
    at = quote.past
    while at < sentence.end and reading.tokens.surfaces[at] in _BETWEEN and (further := reading.quotes.get(at + 1)):
        content.append(_inside(reading, further))
        at = further.past
    return content, "direct", frame


def _inside(reading: Reading, quote: Quotation) -> Range:
    if quote.closed:
        return quote.start, max(quote.end, quote.start)
    return trimmed(reading, quote.start, quote.end)


def _resumes(reading: Reading, at: int, phrase: tuple[str, ...], apart: bool) -> bool:
    return _follows(reading, at, phrase) and not (apart and at and reading.tokens.words[at - 1].is_word)


def _follows(reading: Reading, at: int, phrase: tuple[str, ...]) -> bool:
    words = reading.tokens.words
    if at + len(phrase) > len(words):
        return False
    return all(words[at + n].folded == part for n, part in enumerate(phrase))


_Phrases = dict[tuple[str, str], list[tuple[tuple[str, ...], bool]]]


@cache
def _resumptions(language: str) -> tuple[_Phrases, frozenset[str]]:
    """The phrases by their first two words, and whether a mark must set them apart from what is before them; and the
    first words alone.
    """
    found: _Phrases = {("/", "/"): [(("/", "/"), False)]}
    for label, apart in (("reporter_resumes", False), ("reporter_resumes_apart", True)):
        for phrase in classes(language, "structure").get(label, ()):
            first, second, *rest = phrase.split()
            found.setdefault((first, second), []).append(((first, second, *rest), apart))
    return found, frozenset(first for first, _ in found)
