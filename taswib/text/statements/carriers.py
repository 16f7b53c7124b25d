"""Sixth phase: through whom the words came: في بيان، لوكالة …، عبر تويتر، في مقابلة مع قناة …"""

from taswib.text.lexicons import word_set
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.reading import Draft, Range, Reading
from taswib.text.statements.subjects import agency_at

_PUBLISHED = word_set("ar", "particles", "published_by")
_IN = word_set("ar", "particles", "into")
_LEAD = 24


def find_carriers(reading: Reading) -> None:
    """Fill in `carrier`, then hand it to every statement of its sentence."""
    for place, draft in enumerate(reading.drafts):
        if draft.carrier is None and draft.cue is not None:
            draft.carrier = _in(reading, draft.cue.end, draft.gap[1], draft) or _before(reading, draft, place)
    _spread(reading.drafts)


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
    words = reading.tokens.words
    low, high = draft.source or (0, 0)
    for at in range(start, end):
        word = words[at]
        if low <= at < high:
            continue
        inset = 1 if word.preposition == "ل" and not word.definite else 0
        before = words[at - 1].folded if at else ""
        if word.kinds & {"outlet"} and (
            word.preposition or before in ("ل", "في", "مع", "علي", "عبر", "الي", "ب") or before in _PUBLISHED
        ):
            return _outlet(reading, at, end, inset)
        if length := agency_at(reading, at):
            return at, min(at + length, end)
        if at in reading.quotes and before in ("ل", "مع", "الي") and _is_agency(reading, at, end):
            quote = reading.quotes[at]
            return quote.start, quote.end
        if word.folded in reading.carriers and before in ("ل", "مع", "الي"):
            return at, at + 1
    return None


def _document_in(reading: Reading, start: int, end: int, draft: Draft) -> Range | None:
    words = reading.tokens.words
    low, high = draft.source or (0, 0)
    for at in range(start, end):
        word = words[at]
        if low <= at < high:
            continue
        before = words[at - 1].folded if at else ""
        if (
            word.kinds & {"document"}
            and (before in _IN or word.preposition in ("ب", "ل"))
            and not word.kinds & {"unnamed"} - set()
        ):
            return at, at + 1
        if word.kinds & {"medium"} and (before in _IN or word.preposition):
            return at, at + 1
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
