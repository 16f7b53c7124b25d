"""Sixth phase: through whom the words came: في بيان، لوكالة …، عبر تويتر، في مقابلة مع قناة …"""

from taswib.text.lexicons import word_set
from taswib.text.statements.according_sources import is_carrier
from taswib.text.statements.naming_agencies import agency_named
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.reading import Draft, Range, Reading
from taswib.text.statements.subjects import agency_at

_PUBLISHED = word_set("ar", "particles", "published_by")
_IN = word_set("ar", "particles", "into")
_LEAD = 24
_NEAR = 3  # drafts before a chain
_BY_IT = "به"
_GRANTED = word_set("ar", "particles", "granted")
_POST = 7  # words within which a post names its medium
_THROUGH = word_set("ar", "particles", "through")
_SPOKEN_TO = word_set("ar", "particles", "spoken_to")
_POSTS = word_set("ar", "particles", "post")
_SHOWS = word_set("ar", "particles", "show")
_REPORTERS = word_set("ar", "particles", "reporter")
_AS_TOLD = word_set("ar", "particles", "as_told") | {"ما"}


def find_carriers(reading: Reading) -> None:
    """Fill in `carrier`, then hand it to every statement of its sentence."""
    for place, draft in enumerate(reading.drafts):
        if draft.frame == "chain" and draft.carrier is None:
            draft.carrier = _named_before(reading, draft, place)
        if draft.carrier is None and draft.cue is not None:
            draft.carrier = (
                _told(reading, draft)
                or _in(reading, draft.cue.end, draft.gap[1], draft)
                or _before(reading, draft, place)
            )
    _spread(reading.drafts)


def _named_before(reading: Reading, draft: Draft, place: int) -> Range | None:
    """The carrier of a chain that is hidden in its verb, where the sentence has named it: قالت وسائل …، ونقلت عن فلان."""
    for before in reversed(reading.drafts[max(0, place - _NEAR) : place]):
        if before.sentence == draft.sentence and before.source and before.phrase and is_carrier(reading, before.phrase):
            return before.source
    return None


def _told(reading: Reading, draft: Draft) -> Range | None:
    """The outlet in marks that is told, between a verb of telling and who tells: أبلغت «…» مصادر."""
    assert draft.cue is not None
    quote = reading.quotes.get(draft.cue.end)
    tells = draft.cue.form is not None and "tells" in draft.cue.form.verb.frames
    if quote is None or not tells or draft.source is None or draft.source[0] != quote.past:
        return None
    return quote.start, quote.end


def _spread(drafts: list[Draft]) -> None:
    known: dict[int, Range] = {}
    for draft in drafts:
        if draft.carrier:
            known.setdefault(draft.sentence, draft.carrier)
    for draft in drafts:
        carrier = draft.carrier or known.get(draft.sentence)
        draft.carrier = carrier if carrier and not _is_source(carrier, draft) else None


def _is_source(carrier: Range, draft: Draft) -> bool:
    return draft.source is not None and carrier[0] < draft.source[1] and draft.source[0] < carrier[1]


def _before(reading: Reading, draft: Draft, place: int) -> Range | None:
    """In the words that lead to the verb: وفي بيان …، قال."""
    assert draft.cue is not None
    start = max(reading.sentences[draft.sentence].start, draft.cue.start - _LEAD)
    if any(other.sentence == draft.sentence for other in reading.drafts[max(0, place - 1) : place]):
        return None
    return _in(reading, start, draft.cue.start, draft)


def _in(reading: Reading, start: int, end: int, draft: Draft) -> Range | None:
    """The carrier named among the tokens: an outlet before a document, a document before a medium."""
    return _outlet_in(reading, start, end, draft) or _document_in(reading, start, end, draft)


def _outlet_in(reading: Reading, start: int, end: int, draft: Draft) -> Range | None:
    low, high = draft.source or (0, 0)
    for at in range(start, end):
        if not low <= at < high and (found := _outlet_at(reading, at, end)):
            return found
    return None


def _outlet_at(reading: Reading, at: int, end: int) -> Range | None:
    word, before = reading.tokens.words[at], _word_before(reading, at)
    if _leads_to_outlet(reading, at):
        return _outlet(reading, at, end, 1 if word.preposition == "ل" and not word.definite else 0)
    if length := agency_at(reading, at):
        return at, min(at + length, end)
    spoken_to = before in _SPOKEN_TO or _is_reporter(reading, at - 1)
    if spoken_to and at in reading.quotes and _is_agency(reading, at, end):
        return reading.quotes[at].start, reading.quotes[at].end
    length = agency_named(reading, at, word.folded) if spoken_to else 0
    return (at, min(at + length, end)) if length else None


def _leads_to_outlet(reading: Reading, at: int) -> bool:
    """Whether an outlet, or a programme whose name follows in marks, is one that the words came through."""
    word, before = reading.tokens.words[at], _word_before(reading, at)
    in_marks = at + 1 in reading.quotes and (bool(word.preposition) or before in _THROUGH)
    shown = word.core in _SHOWS and (in_marks or word.preposition == "ل")
    if "outlet" not in word.kinds:
        return shown
    told = at > 1 and reading.tokens.words[at - 1].form is not None and reading.tokens.words[at - 2].folded in _AS_TOLD
    granted = at > 1 and before == _BY_IT and reading.tokens.words[at - 2].folded in _GRANTED  # في حوار خص به موقع …
    grown = word.preposition == "ل" or (bool(word.preposition) and not word.definite)
    return grown or before in _THROUGH or before in _PUBLISHED or told or granted


def _is_reporter(reading: Reading, at: int) -> bool:
    """Whether somebody is spoken to for an outlet: لمراسل «…»."""
    word = reading.tokens.words[at] if at >= 0 else None
    return word is not None and word.preposition == "ل" and word.core in _REPORTERS


def _word_before(reading: Reading, at: int) -> str:
    return reading.tokens.words[at - 1].folded.removeprefix("و") if at else ""


def _document_in(reading: Reading, start: int, end: int, draft: Draft) -> Range | None:
    low, high = draft.source or (0, 0)
    for at in range(start, end):
        if low <= at < high:
            continue
        word, before = reading.tokens.words[at], _word_before(reading, at)
        if "medium" in word.kinds and (before in _IN or word.preposition):
            return at, at + 1
        led = before in _IN or word.preposition in ("ب", "ل")
        if "document" in word.kinds and led and "unnamed" not in word.kinds:
            return (_medium_behind(reading, at, end) if word.folded in _POSTS else None) or (at, at + 1)
    return None


def _medium_behind(reading: Reading, at: int, end: int) -> Range | None:
    """The medium on which a tweet or a post stands: في تغريدة له على تويتر."""
    for place in range(at + 1, min(end, at + _POST)):
        if "medium" in reading.tokens.words[place].kinds:
            return place, place + 1
    return None


def _outlet(reading: Reading, at: int, end: int, inset: int) -> Range:
    if starts_phrase(reading, at, end, inset=1):
        found = phrase(reading, at, end, inset=inset)
        if found.parts:
            return found.start, found.end
    return at, at + 1


def _is_agency(reading: Reading, mark: int, end: int) -> bool:
    quote = reading.quotes[mark]
    return quote.end - quote.start <= 4 and quote.closed
