"""A verb of saying behind what it reports: «…»، قال فلان."""

from taswib.text.sentences import Sentence
from taswib.text.statements.extent import trimmed
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.quoting import clause_kind
from taswib.text.statements.reading import Cue, Draft, Range, Reading
from taswib.text.statements.subjects import skip_to_subject

_SAYS = frozenset(("that", "quote"))
_PARTS = frozenset('،,-–—"”»“؟!')
_SHORTEST = 3  # tokens
_WHOLE = 6  # tokens of a quotation that is all of a content though words stand before it
_FAR = 400  # tokens

Content = tuple[Range, int, str]
"""Where a content stands, how many letters of its first token are none of it, and its kind."""


def verb_behind(reading: Reading, number: int, sentence: Sentence, cue: Cue, drafts: list[Draft]) -> Draft | None:
    """The draft of a verb that follows its content, where that is nobody's yet."""
    if not _may_follow(reading, cue, sentence) or any(_is_in(draft, cue) for draft in drafts):
        return None
    floor = max((draft.content[-1][1] for draft in drafts if draft.start < cue.start), default=sentence.start)
    content = preceding(reading, floor, cue.start)
    return _made(reading, number, sentence, cue, content) if content is not None else None


def _may_follow(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether a mark or a quotation parts a finite verb, which nothing joins, from what stands before it."""
    form, before = cue.form, cue.start - 1
    if form is None or form.tense not in ("past", "present") or not form.verb.frames & _SAYS:
        return False
    if before < sentence.start or reading.tokens.words[cue.start].joined:
        return False
    return reading.tokens.surfaces[before] in _PARTS or _quote_ending(reading, cue.start, sentence.start) is not None


def _is_in(draft: Draft, cue: Cue) -> bool:
    in_cue = draft.cue is not None and draft.cue.start <= cue.start < draft.cue.end
    return in_cue or draft.content[-1][0] < cue.start < draft.content[-1][1]


def preceding(reading: Reading, floor: int, end: int) -> Content | None:
    """The content between a floor and a cue behind it: a quotation that ends there, or all of it."""
    start, last = trimmed(reading, floor, end)
    if last - start < 1:
        return None
    closing = _quote_ending(reading, last, start)
    if closing is not None:
        quote = reading.quotes[closing]
        length = quote.end - quote.start
        if (quote.mark - start <= 1 or length > _WHOLE) and length >= _SHORTEST:
            return (quote.start, quote.end), 0, "direct"
    if last - start < _SHORTEST:
        return None
    inset = int(bool(reading.tokens.words[start].joined))
    return (start, last), inset, clause_kind(reading, start, last)


def _quote_ending(reading: Reading, end: int, low: int) -> int | None:
    """The opening mark of the quotation that ends with token `end` - 1."""
    for mark in range(end - 1, max(low, end - _FAR) - 1, -1):
        quote = reading.quotes.get(mark)
        if quote:
            return mark if quote.past >= end and quote.closed else None
    return None


def _made(reading: Reading, number: int, sentence: Sentence, cue: Cue, content: Content) -> Draft | None:
    range_, inset, kind = content
    start = skip_to_subject(reading, cue.end, sentence.end)
    source = phrase(reading, start, sentence.end) if starts_phrase(reading, start, sentence.end) else None
    behind = source.end if source else cue.end
    if kind != "direct" and (source is None or not ends_sentence(reading, behind, sentence)):
        return None
    made = Draft(number, cue, "behind", [range_], kind, inset, gap=(cue.end, behind))
    made.source, made.phrase, made.hidden = (source.start, source.end) if source else None, source, source is None
    further = _further(reading, behind, sentence)
    if kind == "direct" and further is not None:
        quote = reading.quotes[further]
        made.content.append((quote.start, quote.end))
    return made


def ends_sentence(reading: Reading, at: int, sentence: Sentence) -> bool:
    """Whether no word of the sentence stands from the token on."""
    words = reading.tokens.words
    return not any(words[place].is_word for place in range(at, sentence.end))


def _further(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The opening mark of a quotation that goes on behind the source of an interrupted one."""
    while at < sentence.end and reading.tokens.surfaces[at] in "،,-–—:.":
        if at in reading.quotes:
            return at
        at += 1
    return at if at < sentence.end and at in reading.quotes else None
