"""Third phase: what each cue reports, its content, by the frame of its verb. A cue without content is dropped.

Within a sentence the cues are read in their order. One that stands inside a content already found is nested and left
alone,
unless it breaks out: a participle of circumstance, or a verb coordinated to the verb of saying.
"""

from bisect import bisect_left
from dataclasses import replace

from taswib.text.lexicons import word_set
from taswib.text.quotations import Quotation
from taswib.text.sentences import Sentence
from taswib.text.statements.chains import chain
from taswib.text.statements.clauses import Complement
from taswib.text.statements.extent import aside_end, clause_end, noun_end, opens_aside, quoted_content
from taswib.text.statements.frames import content_after
from taswib.text.statements.governed import REACH, complement
from taswib.text.statements.nested import breaks_out, cut_off, is_firm
from taswib.text.statements.nouns import by_noun
from taswib.text.statements.quoting import clause_kind
from taswib.text.statements.reading import Cue, Draft, Range, Reading

_NOUNS = frozenset(("object", "preposition"))  # frames whose content is a noun phrase
_WISH = 5  # words
_UNNAMED_BY_WISH = word_set("ar", "particles", "unnamed_by_wish")
_WISHES = word_set("ar", "particles", "wish")


def find_complements(reading: Reading) -> None:
    """Fill in `drafts` for every verb of saying that has a content."""
    for number, sentence in enumerate(reading.sentences):
        covered = sentence.start
        last: Draft | None = None
        for cue in reading.cues[number]:
            if not _may_open(reading, cue, covered, last):
                continue
            draft = _draft(reading, number, sentence, cue)
            if draft is None or (cue.start < covered and not is_firm(draft, reading, cue)):
                continue
            if last is not None and cue.start < covered:
                cut_off(reading, last, cue)
            reading.drafts.append(draft)
            covered, last = draft.content[-1][1], draft


def _may_open(reading: Reading, cue: Cue, covered: int, last: Draft | None) -> bool:
    """Whether a cue may have a content of its own, where what was found so far reaches to `covered`."""
    if cue.kind not in ("verb", "light") or (last and cue.start < last.gap[1]):
        return False
    return cue.start >= covered or breaks_out(reading, cue, last)


def _draft(reading: Reading, number: int, sentence: Sentence, cue: Cue) -> Draft | None:
    if cue.form is None:
        return by_noun(reading, number, sentence, cue)
    if "carries" in cue.form.verb.frames:
        return _carried(reading, number, sentence, cue)
    if "learns" in cue.form.verb.frames and (draft := _carried(reading, number, sentence, cue)) is not None:
        return draft  # علمت «…» من مصادر
    found = complement(reading, number, sentence, cue)
    draft = _with_content(reading, Draft(number, cue, "", []), found, sentence)
    if draft is None and "topical" in cue.form.verb.frames:
        return by_noun(reading, number, sentence, cue)
    return draft


def _carried(reading: Reading, number: int, sentence: Sentence, cue: Cue) -> Draft | None:
    links = chain(reading, cue, sentence)
    if links is None:
        return None
    found = content_after(reading, replace(links.cue, end=links.after), min(sentence.end, links.after + REACH))
    draft = _with_content(reading, Draft(number, links.cue, "", []), found, sentence)
    if draft is not None:
        draft.phrase, draft.frame = links.source, "chain"
        draft.carrier = (links.carrier.start, links.carrier.end) if links.carrier else None
        draft.gap = (cue.end, draft.gap[1])
    return draft


def _with_content(reading: Reading, draft: Draft, found: Complement | None, sentence: Sentence) -> Draft | None:
    if found is None or draft.cue is None:
        return None
    draft.frame, draft.inset, draft.gap = found.frame, found.inset, (draft.cue.end, found.mark)
    if found.quote:
        draft.content, draft.kind, draft.frame = quoted_content(reading, found.quote, sentence, found.frame)
        if (first := _interrupted(reading, draft.cue)) is not None:
            draft.content.insert(0, (first.start, first.end))
    else:
        end = clause_end(reading, found.start, sentence)
        if found.frame in _NOUNS:
            end = noun_end(reading, found.start, end)
        if opens_aside(reading, draft.cue.start):
            end = aside_end(reading, found.start, end)
        draft.content = [(found.start, end)]
        draft.kind = clause_kind(reading, found.start, end)
    if not draft.content or draft.content[0][0] >= draft.content[0][1] or _hides_name(reading, draft):
        return None
    return draft


def _hides_name(reading: Reading, draft: Draft) -> bool:
    """Whether a source only asks to stay unnamed: طلب عدم الكشف عن هويته."""
    start, end = draft.content[0]
    words = reading.tokens.words[start : min(end, start + _WISH)]
    asks = bool(words) and words[0].folded in _WISHES
    return asks and draft.frame != "quote" and any(word.folded in _UNNAMED_BY_WISH for word in words)


def _interrupted(reading: Reading, cue: Cue) -> Quotation | None:
    """The quotation that the cue interrupts: it ends right before a verb that nothing joins to it."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    if cue.form is None or cue.form.tense not in ("past", "present") or words[cue.start].joined:
        return None
    end = cue.start - 1 if cue.start and surfaces[cue.start - 1] in "،,-–—" else cue.start
    place = bisect_left(reading.marks, end) - 1
    quote = reading.quotes[reading.marks[place]] if place >= 0 else None
    return quote if quote and quote.closed and quote.past == end and quote.end - quote.start > 2 else None


def drop_empty(reading: Reading) -> None:
    """Leave out drafts of which nothing is left, since the next cue or an attribution follows at once."""
    for draft in reading.drafts:
        draft.content = [(start, end) for start, end in draft.content if start < end]
    reading.drafts = [draft for draft in reading.drafts if draft.content and not _is_used_up(draft, reading)]


def _is_used_up(draft: Draft, reading: Reading) -> bool:
    start, end = reading.tokens.span(*draft.content[0])
    return end - start <= draft.inset


def content_of(draft: Draft, reading: Reading) -> tuple[Range, ...]:
    """The places in the text of a draft's content."""
    spans = [reading.tokens.span(start, end) for start, end in draft.content]
    spans[0] = (spans[0][0] + draft.inset, spans[0][1])
    return tuple(spans)
