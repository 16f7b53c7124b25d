"""From an English text to its statements."""

from dataclasses import dataclass
from datetime import date, timedelta

from taswib.text.quotations import MARKS, Quotation, quotations
from taswib.text.sentences import STOPS, Sentence, sentences
from taswib.text.statements.english.grammar import Kinds, tokens
from taswib.text.statements.english.sources import Cast, Source, after, before
from taswib.text.statements.statement import Statement, When
from taswib.text.tokens import Tokens

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_REACH = 18
_SURE = {"direct": 0.9, "mixed": 0.8, "indirect": 0.75}


@dataclass
class _Found:
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    kind: str
    source: Source


def read_english(text: str, published: date | None) -> list[Statement]:
    """The attributed statements of an English text, in their order."""
    cut = tokens(text)
    found: list[_Found] = []
    first = 0
    for end in [*(i for i, surface in enumerate(cut.surfaces) if surface == "\n"), len(cut)]:
        if first < end:
            found += _paragraph(cut, first, end)
        first = end + 1
    cast = Cast(cut, [one.source for one in found])
    return [_made(cut, one, cast.name(one.source), published) for one in found]


def _paragraph(cut: Tokens[Kinds], first: int, end: int) -> list[_Found]:
    marks = [i for i in range(first, end) if cut.surfaces[i] in MARKS]
    stops = [i for i in range(first, end) if cut.surfaces[i] in STOPS]
    quoted = quotations(cut.text, cut.surfaces, cut.starts, marks, end)
    found: list[_Found] = []
    place = 0
    for sentence in sentences(cut.surfaces, cut.starts, stops, quoted, first, end):
        inside: list[Quotation] = []
        while place < len(quoted) and quoted[place].mark < sentence.end:
            inside.append(quoted[place])
            place += 1
        read = _direct(cut, sentence, inside, found) if inside else None
        read = read or _indirect(cut, sentence, inside)
        if read:
            found.append(read)
    return found


def _verbs(cut: Tokens[Kinds], start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if "say" in cut.words[at]]


def _direct(cut: Tokens[Kinds], sentence: Sentence, quoted: list[Quotation], found: list[_Found]) -> _Found | None:
    """A quotation of at least a clause, with the verb and the subject beside it; later ones of the sentence go on."""
    speech = [quote for quote in quoted if quote.end - quote.start > 3 or _closes_with_comma(cut, quote)]
    if not speech:
        return None
    content = [(quote.start, _bare_end(cut, quote)) for quote in speech]
    last = sentence.start
    for quote in speech:
        led = _verbs(cut, max(last, quote.mark - _REACH), quote.mark)[-1:]
        low, last = last, quote.past
        for verb in led + _verbs(cut, quote.past, min(sentence.end, quote.past + _REACH))[:1]:
            source = before(cut, verb, quote.past if verb > quote.mark else low) or after(cut, verb, sentence.end)
            if source:
                return _Found((verb, verb + 1), content, _kind(cut, sentence, speech, verb), source)
    if found and len(speech) == 1 and speech[0].mark == sentence.start and _is_whole(cut, speech[0], sentence):
        found[-1].content.append(content[0])
    return None


def _kind(cut: Tokens[Kinds], sentence: Sentence, speech: list[Quotation], verb: int) -> str:
    """Direct where a comma, a colon or nothing stands before the marks; a quotation that its clause runs into is
    mixed.
    """
    opener = speech[0].mark - 1
    runs_in = opener >= sentence.start and opener > verb and cut.surfaces[opener] not in ",:"
    return "mixed" if runs_in and opener != verb else "direct"


def _closes_with_comma(cut: Tokens[Kinds], quote: Quotation) -> bool:
    return quote.closed and quote.end > quote.start and cut.surfaces[quote.end - 1] in ",.?!"


def _bare_end(cut: Tokens[Kinds], quote: Quotation) -> int:
    """The end of the words without the comma that only leads on to the verb."""
    return quote.end - 1 if quote.end - quote.start > 1 and cut.surfaces[quote.end - 1] == "," else quote.end


def _is_whole(cut: Tokens[Kinds], quote: Quotation, sentence: Sentence) -> bool:
    return not any("word" in cut.words[at] for at in range(quote.past, sentence.end))


def _indirect(cut: Tokens[Kinds], sentence: Sentence, quoted: list[Quotation]) -> _Found | None:
    hidden = {at for quote in quoted for at in range(quote.mark, quote.past)}
    for at in range(sentence.start, sentence.end):
        if at in hidden:
            continue
        if cut.surfaces[at].lower() == "according" and at + 2 < sentence.end and cut.surfaces[at + 1].lower() == "to":
            return _according(cut, sentence, at)
        if "say" in cut.words[at] and (read := _reported(cut, sentence, at, bool(quoted))):
            return read
    return None


def _according(cut: Tokens[Kinds], sentence: Sentence, at: int) -> _Found | None:
    source = after(cut, at + 1, sentence.end)
    if source is None:
        return None
    content = _trimmed(cut, sentence.start, at) if at - sentence.start > 2 else _trimmed(cut, source.end, sentence.end)
    return _Found((at, at + 2), [content], "indirect", source) if content[1] - content[0] > 2 else None


def _reported(cut: Tokens[Kinds], sentence: Sentence, verb: int, quoted: bool) -> _Found | None:
    kind = "mixed" if quoted else "indirect"
    source = before(cut, verb, sentence.start)
    if source is None:
        return None
    if sentence.end - verb <= 4 and cut.surfaces[source.start - 1] == "," and source.start - sentence.start > 3:
        return _Found((verb, verb + 1), [_trimmed(cut, sentence.start, source.start)], kind, source)
    start = next(
        (at + 1 for at in range(verb + 1, min(verb + 8, sentence.end)) if cut.surfaces[at].lower() == "that"), verb + 1
    )
    if start == verb + 1:
        start = _past_time(cut, start, sentence.end)
    content = _trimmed(cut, start, sentence.end)
    return _Found((verb, verb + 1), [content], kind, source) if content[1] - content[0] > 2 else None


def _past_time(cut: Tokens[Kinds], at: int, end: int) -> int:
    while at < end and (cut.words[at] & {"weekday", "relative_day"} or cut.surfaces[at].lower() == "on"):
        at += 1
    return at


def _trimmed(cut: Tokens[Kinds], start: int, end: int) -> tuple[int, int]:
    while start < end and "word" not in cut.words[start] and cut.surfaces[start] not in MARKS:
        start += 1
    while end > start and cut.surfaces[end - 1] in ",.;:!?":
        end -= 1
    return start, end


def _made(cut: Tokens[Kinds], one: _Found, name: str | None, published: date | None) -> Statement:
    return Statement(
        content=tuple(cut.span(*range_) for range_ in one.content if range_[0] < range_[1]),
        kind=one.kind,
        cue=cut.span(*one.cue),
        source=cut.span(*one.source),
        source_name=name,
        via=None,
        when=_when(cut, one, published),
        certainty=_SURE[one.kind],
    )


def _when(cut: Tokens[Kinds], one: _Found, published: date | None) -> When | None:
    """A weekday or yesterday right beside the verb and its subject."""
    low, high = min(one.cue[0], one.source.start), max(one.cue[1], one.source.end)
    for at in range(low, min(high + _REACH, len(cut))):
        kinds = cut.words[at]
        if at > high and (cut.surfaces[at] in MARKS or cut.surfaces[at] in STOPS or cut.surfaces[at] == "\n"):
            break
        if kinds & {"weekday", "relative_day"}:
            day = _day(cut.surfaces[at].lower(), published)
            return When(cut.span(at, at + 1), day.isoformat() if day else None)
    return None


def _day(word: str, published: date | None) -> date | None:
    if published is None:
        return None
    if word in _DAYS:
        return published - timedelta(days=(published.weekday() - _DAYS.index(word)) % 7)
    return published + timedelta(days={"yesterday": -1, "today": 0}.get(word, 1))
