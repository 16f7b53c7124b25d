"""Contents that a phrase attributes without a verb that governs them: بحسب، وفقًا لـ، حسبما ذكر، على حد قوله."""

from taswib.text.lexicons import word_set
from taswib.text.sentences import Sentence
from taswib.text.statements.according_sources import is_also, is_carrier, is_told, source_of
from taswib.text.statements.behind import Content, ends_sentence, preceding
from taswib.text.statements.extent import clause_end, trimmed
from taswib.text.statements.parts import Phrase
from taswib.text.statements.quoting import clause_kind, is_speech
from taswib.text.statements.reading import Cue, Draft, Range, Reading
from taswib.text.statements.vocabulary import Word

_FEW = 8  # tokens that may lead to a phrase at the head of its sentence
_REACH = 25  # tokens behind the source within which its content begins
_PARTICLE = 4  # tokens
_COMMAS = frozenset("،,")
_CLOSES = frozenset('،,"”»')
_SO_THAT = word_set("ar", "particles", "so_that")


def by_phrase(reading: Reading, number: int, sentence: Sentence, cue: Cue, drafts: list[Draft]) -> Draft | None:
    """The draft of a phrase that attributes; none where it only names the carrier of other drafts."""
    found = source_of(reading, cue, sentence)
    if found is None:
        return None
    whole, source = found
    behind = source.end if source else whole.end
    if not _is_set_apart(reading, cue, sentence, source) or _serves_others(
        reading, sentence, cue, source, behind, drafts
    ):
        return None
    content = _content(reading, sentence, cue, behind, drafts)
    if content is None:
        return None
    range_, inset, kind = content
    made = Draft(number, whole, "attribution", [range_], kind, inset, gap=(cue.end, max(behind, range_[0])))
    made.source = (source.start, source.end) if source else None
    made.phrase, made.hidden = source, source is None
    return made


def _is_set_apart(reading: Reading, cue: Cue, sentence: Sentence, source: Phrase | None) -> bool:
    """Whether a mark parts the phrase from what is before it; without one, «وفق القانون» is a manner."""
    if is_told(reading, cue) or cue.start <= sentence.start + 1 or reading.tokens.words[cue.start].joined:
        return True
    return (
        not reading.tokens.words[cue.start - 1].is_word
        or source is None
        or is_carrier(reading, source)
        or any(part.role in ("name", "title") for part in source.parts)
    )


def _serves_others(
    reading: Reading, sentence: Sentence, cue: Cue, source: Phrase | None, behind: int, drafts: list[Draft]
) -> bool:
    """Whether the phrase stands in another draft's statement or ends its sentence: it tells at most the carrier of those."""
    carrier = (source.start, source.end) if source and is_carrier(reading, source) else None
    if source and (led := _led(drafts, cue)):
        _carry([led], carrier)  # قال فلان، بحسب ما أفادت شبكة …، إن
        return True
    held = _holding(drafts, cue.start)
    if held:
        start, _ = held.content[-1]
        held.content[-1] = trimmed(reading, start, cue.start)
    elif not drafts or cue.kind == "pronoun_source" or not ends_sentence(reading, behind, sentence):
        return False
    _carry(drafts, carrier)
    return True


def _led(drafts: list[Draft], cue: Cue) -> Draft | None:
    """The last draft between whose verb and content the phrase stands."""
    led = [draft for draft in drafts if draft.cue and draft.cue.end <= cue.start < draft.gap[1]]
    return led[-1] if led else None


def _carry(drafts: list[Draft], carrier: Range | None) -> None:
    for draft in drafts:
        draft.carrier = draft.carrier or carrier


def _holding(drafts: list[Draft], at: int) -> Draft | None:
    return next((draft for draft in drafts if draft.content[-1][0] < at < draft.content[-1][1]), None)


def _content(reading: Reading, sentence: Sentence, cue: Cue, behind: int, drafts: list[Draft]) -> Content | None:
    """What a phrase attributes: what follows it where it leads its sentence, else what is before it."""
    if is_also(reading, cue) and not _follows_comma(reading, cue):
        return None
    floor = max((draft.content[-1][1] for draft in drafts if draft.start < cue.start), default=sentence.start)
    leads = _leads(reading, floor, cue) and sentence.end - behind > cue.start - floor + 2
    if not leads:
        return preceding(reading, floor, cue.start)
    return _following(reading, sentence, behind) if floor == sentence.start else None


def _leads(reading: Reading, floor: int, cue: Cue) -> bool:
    """Whether nothing is told between a floor and the phrase."""
    words = reading.tokens.words[floor : cue.start]
    return len(words) <= _FEW and not any(word.form or "action" in word.kinds for word in words)


def _follows_comma(reading: Reading, cue: Cue) -> bool:
    return cue.start > 0 and reading.tokens.surfaces[cue.start - 1] in _CLOSES


def _following(reading: Reading, sentence: Sentence, at: int) -> Content | None:
    limit = min(sentence.end, at + _REACH)
    at = _opening(reading, at, limit)
    if at >= limit or _is_verb(reading.tokens.words[at]):
        return None
    quote = reading.quotes.get(at)
    if quote and is_speech(reading, quote):
        return (quote.start, quote.end), 0, "direct"
    end = clause_end(reading, at, sentence)
    return ((at, end), 0, clause_kind(reading, at, end)) if end - at > 2 else None


def _opening(reading: Reading, at: int, limit: int) -> int:
    """Past what hangs on the source, the comma that ends it and a particle soon behind that."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    while at < limit and surfaces[at] not in _COMMAS and not _leads_in(words[at]):
        at += 1
    at = next((k for k in range(at, min(at + _PARTICLE, limit)) if _leads_in(words[k])), at)
    while at < limit and (surfaces[at] in _COMMAS or _leads_in(words[at])):
        at += 1
    return at


def _is_verb(word: Word) -> bool:
    return word.form is not None and "office" not in word.kinds


def _leads_in(word: Word) -> bool:
    return "that" in word.kinds or word.folded in _SO_THAT
