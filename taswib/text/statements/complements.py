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
from taswib.text.statements.extent import aside_end, clause_end, noun_end, opens_aside, quoted_content, trimmed
from taswib.text.statements.frames import Complement, content_after
from taswib.text.statements.nouns import by_noun
from taswib.text.statements.objects import is_abstract, object_content
from taswib.text.statements.quoting import clause_kind
from taswib.text.statements.reading import Cue, Draft, Range, Reading
from taswib.text.statements.vocabulary import Word

_REACH = 48
_NOUNS = frozenset(("object", "preposition"))  # frames whose content is a noun phrase
_WISH = 5  # words
_CLAUSE = 14  # tokens
_AGAINST = word_set("ar", "particles", "against")
_UNNAMED_BY_WISH = word_set("ar", "particles", "unnamed_by_wish")
_WISHES = word_set("ar", "particles", "wish")
_LINKS = word_set("ar", "particles", "link")


def find_complements(reading: Reading) -> None:
    """Fill in `drafts` for every verb of saying that has a content."""
    for number, sentence in enumerate(reading.sentences):
        covered = sentence.start
        last: Draft | None = None
        for cue in reading.cues[number]:
            if (
                cue.kind not in ("verb", "light")
                or (last and cue.start < last.gap[1])
                or (cue.start < covered and not _breaks_out(reading, cue, last))
            ):
                continue
            draft = _draft(reading, number, sentence, cue, last)
            if draft is None or (cue.start < covered and not _is_firm(draft, reading, cue)):
                continue
            if last is not None and cue.start < covered:
                _cut_off(reading, last, _contrast(reading, cue, last) or cue.start)
            reading.drafts.append(draft)
            covered, last = draft.content[-1][1], draft


def _draft(reading: Reading, number: int, sentence: Sentence, cue: Cue, last: Draft | None) -> Draft | None:
    if cue.form is None:
        return by_noun(reading, number, sentence, cue)
    if "carries" in cue.form.verb.frames:
        return _carried(reading, number, sentence, cue)
    found = complement(reading, number, sentence, cue, last)
    draft = _with_content(reading, Draft(number, cue, "", []), found, sentence)
    if draft is None and "topical" in cue.form.verb.frames:
        return by_noun(reading, number, sentence, cue)
    return draft


def _carried(reading: Reading, number: int, sentence: Sentence, cue: Cue) -> Draft | None:
    links = chain(reading, cue, sentence)
    if links is None:
        return None
    found = content_after(reading, replace(links.cue, end=links.after), min(sentence.end, links.after + _REACH))
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


def _breaks_out(reading: Reading, cue: Cue, last: Draft | None) -> bool:
    form, words = cue.form, reading.tokens.words
    if form is None or last is None:
        return False
    if form.tense == "participle":
        return True
    if form.tense == "masdar":
        return False
    if _is_aside(reading, last) and reading.tokens.surfaces[cue.start - 1] in "،,":
        return True
    if _names_its_own(reading, cue) or (form.tense == "past" and _contrast(reading, cue, last)):
        return True
    linked = words[cue.start].joined or words[cue.start - 1].folded in _LINKS
    outer = last.cue.form.tense if last.cue and last.cue.form else ""
    opens = cue.end < len(words) and reading.tokens.surfaces[cue.end] == ":"  # ويقول: …
    return bool(linked) and (form.tense == "past" or outer == form.tense or opens)


def _names_its_own(reading: Reading, cue: Cue) -> bool:
    """Whether a joined verb behind a comma has somebody who speaks right behind it: ، وتوضح مصادر …"""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    if not words[cue.start].joined or surfaces[cue.start - 1] not in "،,؛" or cue.end >= len(words):
        return False
    return bool(words[cue.end].kinds & {"unnamed", "office", "honorific", "outlet", "named_body"})


def _contrast(reading: Reading, cue: Cue, last: Draft) -> int:
    """The comma behind which «إلا أن» or the like sets somebody else against who spoke: …، إلا أن مسؤولا آخر أشار."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    low = max(last.content[-1][0], cue.start - _CLAUSE)
    for comma in range(cue.start - 2, low, -1):
        if surfaces[comma] in "،,؛":
            return comma if words[comma + 1].folded in _AGAINST and "that" in words[comma + 2].kinds else 0
    return 0


def _is_aside(reading: Reading, draft: Draft) -> bool:
    """Whether a draft's verb stands in a relative clause, so that the sentence's own verb is still to come."""
    words = reading.tokens.words
    return any("relative" in words[at].kinds for at in range(max(0, draft.start - 2), draft.start))


def _is_firm(draft: Draft, reading: Reading, cue: Cue) -> bool:
    """A cue inside another's content counts only with a particle, a quotation, or a participle's comma."""
    if cue.form and "keeps" in cue.form.verb.frames and cue.form.verb.prepositions:
        return True
    if cue.form and cue.form.tense == "participle":
        return draft.frame != "object" or reading.tokens.surfaces[cue.start - 1] in "،,."
    return draft.frame != "object"


def _cut_off(reading: Reading, draft: Draft, at: int) -> None:
    """End a content before the cue at token `at`, and before the words that only lead to it."""
    words = reading.tokens.words
    while at > draft.content[-1][0] and words[at - 1].folded in _LINKS:
        at -= 1
    start, _ = draft.content[-1]
    draft.content[-1] = trimmed(reading, start, at)
    if draft.kind == "mixed":
        draft.kind = clause_kind(reading, *draft.content[-1])


def complement(reading: Reading, number: int, sentence: Sentence, cue: Cue, last: Draft | None) -> Complement | None:
    """The content that a verb of saying has after it, or none."""
    assert cue.form is not None
    verb = cue.form.verb
    words = reading.tokens.words
    if "within" in verb.frames and not (cue.end < sentence.end and _is_within(words[cue.end])):
        return None
    found = content_after(reading, cue, min(sentence.end, cue.end + _REACH))
    if cue.form.tense != "masdar" and not cue.form.owned and ("object" in verb.frames or "keeps" in verb.frames):
        own = object_content(reading, number, sentence, cue, found)
        if (
            own
            and found
            and found.frame == "that"
            and "keeps" not in verb.frames
            and not (is_abstract(reading, own.start) and own.start == cue.end)
        ):
            return found
        if own and found and _is_apposition(reading, own, found) and "keeps" not in verb.frames:
            return found
        whole = found is not None and "keeps" not in verb.frames and _is_whole_speech(found, own) if own else False
        if own and (found is None or (own.start < found.mark and not whole)):
            return own
    if found and "keeps" in verb.frames and found.frame == "preposition" and not cue.form.owned:
        return None
    return found


def _is_apposition(reading: Reading, own: Complement, found: Complement) -> bool:
    """Whether a definite noun before the verb's own preposition only explains the subject: أعلنت المدينة العاصمة عن …"""
    if found.frame != "preposition" or found.inset:
        return False
    if own.start in reading.quotes:  # كشف فلان «لقبه»، المدير …، عن
        return reading.quotes[own.start].past < found.mark
    if not reading.tokens.words[own.start].definite:
        return False
    return own.start < found.mark and not any(is_abstract(reading, at) for at in range(own.start, found.mark))


def _is_within(word: Word) -> bool:
    """Whether what follows «جاء» leads into a document: في البيان، بالوثيقة."""
    return word.folded == "في" or (word.preposition == "ب" and bool(word.kinds & {"document", "occasion"}))


def _is_whole_speech(found: Complement, own: Complement) -> bool:
    """Whether the quotation, and not the noun a little before it, is what was said."""
    return found.mark - own.start < 4 and found.quote is not None and found.quote.end - found.quote.start > 3


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
