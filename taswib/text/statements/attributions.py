"""Fourth phase: contents attributed without a verb that governs them: بحسب، وفقًا لـ، حسبما ذكر، على حد قوله، and a
verb of saying
behind what it reports.
"""

from taswib.text.sentences import Sentence
from taswib.text.statements.cues import governs
from taswib.text.statements.extent import clause_end, trimmed
from taswib.text.statements.phrases import Phrase, phrase, starts_phrase
from taswib.text.statements.quoting import clause_kind, is_speech
from taswib.text.statements.reading import Cue, Draft, Range, Reading
from taswib.text.statements.subjects import skip_to_subject
from taswib.text.statements.vocabulary import Word

_SPEAKS = frozenset(
    ("office", "honorific", "unnamed", "body", "outlet", "document", "named_body", "country", "occasion")
)
_ALSO = frozenset(("كما", "وكما"))
_CARRIES = frozenset(("outlet", "document"))
_SAYS = frozenset(("that", "quote"))


_NEAR = 4  # drafts before a cue that may hold it


def attribute(reading: Reading) -> None:
    """Add the drafts of phrases that attribute, and the carriers that they name for other drafts of their sentence."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in reading.drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for number, sentence in enumerate(reading.sentences):
        if reading.cues[number]:
            reading.drafts += _of_sentence(reading, number, sentence, by_sentence.get(number, []))
    reading.drafts.sort(key=lambda draft: (draft.sentence, draft.start))


def _of_sentence(reading: Reading, number: int, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The further drafts of one sentence. Those that it has come in their order, and so do its cues."""
    found: list[Draft] = []
    past = 0
    for cue in reading.cues[number]:
        while past < len(drafts) and drafts[past].start < cue.end:
            past += 1
        near = sorted(drafts[max(0, past - _NEAR) : past] + found[-_NEAR:], key=lambda draft: draft.start)
        if cue.kind == "light" or any(_leads_to(draft, cue) for draft in drafts[past : past + 1]):
            continue
        read = _verb_behind if cue.kind == "verb" else _phrase
        if made := read(reading, number, sentence, cue, near):
            found.append(made)
    return found


def _leads_to(draft: Draft, cue: Cue) -> bool:
    """Whether a cue is a link of the chain that a draft reads: نقلت … على لسان … قوله."""
    return draft.frame == "chain" and draft.gap[0] <= cue.start < draft.start


def _phrase(reading: Reading, number: int, sentence: Sentence, cue: Cue, drafts: list[Draft]) -> Draft | None:
    if cue.kind == "pronoun_source":
        found: tuple[Cue, Phrase | None] | None = (cue, None)
    else:
        found = _source(reading, cue, sentence)
    if found is None:
        return None
    whole, source = found
    if not _is_set_apart(reading, cue, sentence, source):
        return None
    behind = source.end if source else whole.end
    if source and (led := [draft for draft in drafts if draft.cue and draft.cue.end <= cue.start < draft.gap[1]]):
        led[-1].carrier = led[-1].carrier or ((source.start, source.end) if is_carrier(reading, source) else None)
        return None  # قال فلان، بحسب ما أفادت شبكة …، إن
    held = _holding(drafts, cue.start)
    if held:
        _end_before(reading, held, cue.start)
    if held or (drafts and cue.kind != "pronoun_source" and _is_last(reading, behind, sentence)):
        if source and is_carrier(reading, source):
            for draft in drafts:
                draft.carrier = draft.carrier or (source.start, source.end)
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
    if _is_told(reading, cue) or cue.start <= sentence.start + 1 or reading.tokens.words[cue.start].joined:
        return True
    return (
        not reading.tokens.words[cue.start - 1].is_word
        or source is None
        or is_carrier(reading, source)
        or any(part.role in ("name", "title") for part in source.parts)
    )


def _is_told(reading: Reading, cue: Cue) -> bool:
    """Whether the phrase attributes by a verb of saying and can mean nothing else: بحسب ما أفادت …"""
    return cue.kind == "clause_follows" and reading.tokens.words[cue.start].folded not in _ALSO


def _source(reading: Reading, cue: Cue, sentence: Sentence) -> tuple[Cue, Phrase | None] | None:
    """The source that a phrase names, with the cue as wide as its verb."""
    if cue.kind == "source_follows":
        grown = _has_grown_onto(reading, cue)
        found = _speaking(reading, cue.end, sentence.end, inset=grown)
        return (cue, found) if found else None
    verb = next((at for at in range(cue.end - 1, min(cue.end + 1, sentence.end)) if governs(reading, at)), None)
    if verb is None:
        return None
    start = verb + 1
    while start < sentence.end and reading.tokens.words[start].folded in (
        "به",
        "عنه",
        "اليه",
        "فيه",
        "عليه",
        "عن",
        "بها",
        "في",
        "هذه",
        "هذا",
    ):
        start += 1
    found = _speaking(
        reading, skip_to_subject(reading, start, sentence.end), sentence.end, inset=0, told=_is_told(reading, cue)
    )
    whole = Cue(cue.start, verb + 1, cue.kind, governs(reading, verb))
    return (whole, found) if found else None


def _has_grown_onto(reading: Reading, cue: Cue) -> int:
    """How many letters of the token behind the phrase belong to the phrase (وفقا لـ)."""
    words = reading.tokens.words
    last = words[cue.end - 1].folded
    opens_with = last in ("وفقا", "طبقا", "وفاقا") or last.endswith(("وفقا", "طبقا"))
    return int(
        opens_with and cue.end < len(words) and words[cue.end].folded[:1] == "ل" and len(words[cue.end].folded) > 1
    )


def _speaking(reading: Reading, at: int, stop: int, *, inset: int, told: bool = False) -> Phrase | None:
    """The noun phrase at the token, where it can be somebody who speaks: بحسب القانون names nobody. `told`: a verb of
    saying is before it, so that it speaks whatever it is.
    """
    if not starts_phrase(reading, at, stop, inset=inset):
        return None
    found = phrase(reading, at, stop, inset=inset)
    if not found.parts:
        return None
    first = found.parts[0]
    word = reading.tokens.words[first.token]
    if "no_source" in word.kinds:
        return None
    known = (
        told or word.kinds & _SPEAKS or first.role in ("name", "mark", "title") or (word.folded[:1] == "ل" and inset)
    )
    return found if known else None


def is_carrier(reading: Reading, source: Phrase) -> bool:
    """Whether a noun phrase is an outlet, an agency or a document."""
    word = reading.tokens.words[source.parts[0].token]
    first = source.parts[0]
    if first.role == "mark" or not word.is_word:
        quote = reading.quotes.get(first.token)
        return quote is not None and reading.tokens.words[quote.start].folded in reading.carriers
    core = reading.tokens.surfaces[first.token][source.inset :]
    return bool(word.kinds & _CARRIES) or reading.vocabulary[core].folded in reading.carriers


def _holding(drafts: list[Draft], at: int) -> Draft | None:
    return next((draft for draft in drafts if draft.content[-1][0] < at < draft.content[-1][1]), None)


def _end_before(reading: Reading, draft: Draft, at: int) -> None:
    start, _ = draft.content[-1]
    draft.content[-1] = trimmed(reading, start, at)


def _is_last(reading: Reading, at: int, sentence: Sentence) -> bool:
    words = reading.tokens.words
    return not any(words[place].is_word for place in range(at, sentence.end))


def _content(
    reading: Reading, sentence: Sentence, cue: Cue, behind: int, drafts: list[Draft]
) -> tuple[Range, int, str] | None:
    """What a phrase attributes: what follows it where it leads its sentence, else what is before it."""
    floor = max((draft.content[-1][1] for draft in drafts if draft.start < cue.start), default=sentence.start)
    if (
        cue.kind == "clause_follows"
        and reading.tokens.words[cue.start].folded in _ALSO
        and not _follows_comma(reading, cue)
    ):
        return None
    words = reading.tokens.words
    leads = cue.start - floor <= 8 and not any(
        words[at].form or "action" in words[at].kinds for at in range(floor, cue.start)
    )
    if leads and sentence.end - behind > cue.start - floor + 2:
        return _following(reading, sentence, behind) if floor == sentence.start else None
    return preceding(reading, floor, cue.start)


def _follows_comma(reading: Reading, cue: Cue) -> bool:
    return cue.start > 0 and reading.tokens.surfaces[cue.start - 1] in '،,"”»'


def _following(reading: Reading, sentence: Sentence, at: int) -> tuple[Range, int, str] | None:
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    limit = min(sentence.end, at + 25)
    while at < limit and surfaces[at] not in "،," and not _leads_in(words[at]):
        at += 1
    particle = next((k for k in range(at, min(at + 4, limit)) if _leads_in(words[k])), None)
    at = at if particle is None else particle
    while at < limit and (surfaces[at] in "،," or _leads_in(words[at])):
        at += 1
    if at >= limit or any(word.form and not word.kinds & {"office"} for word in words[at : at + 1]):
        return None
    quote = reading.quotes.get(at)
    if quote and is_speech(reading, quote):
        return (quote.start, quote.end), 0, "direct"
    end = clause_end(reading, at, sentence)
    return ((at, end), 0, clause_kind(reading, at, end)) if end - at > 2 else None


def _leads_in(word: Word) -> bool:
    return "that" in word.kinds or word.folded in ("فان", "فانه", "فانها", "فانهم")


def preceding(reading: Reading, floor: int, end: int) -> tuple[Range, int, str] | None:
    """The content between a floor and a cue behind it: a quotation that ends there, or all of it."""
    start, last = trimmed(reading, floor, end)
    if last - start < 1:
        return None
    closing = _quote_ending(reading, last, start)
    if closing is not None:
        quote = reading.quotes[closing]
        if (quote.mark - start <= 1 or quote.end - quote.start > 6) and quote.end - quote.start > 2:
            return (quote.start, quote.end), 0, "direct"
    if last - start < 3:
        return None
    inset = int(bool(reading.tokens.words[start].joined))
    return (start, last), inset, clause_kind(reading, start, last)


def _quote_ending(reading: Reading, end: int, low: int) -> int | None:
    """The opening mark of the quotation that ends with token `end` - 1."""
    for mark in range(end - 1, max(low, end - 400) - 1, -1):
        quote = reading.quotes.get(mark)
        if quote:
            return mark if quote.past >= end and quote.closed else None
    return None


def _verb_behind(reading: Reading, number: int, sentence: Sentence, cue: Cue, drafts: list[Draft]) -> Draft | None:
    """A verb of saying behind its content: «…»، قال فلان."""
    form = cue.form
    if form is None or form.tense not in ("past", "present") or not form.verb.frames & _SAYS:
        return None
    if any(
        (draft.cue and draft.cue.start <= cue.start < draft.cue.end) or _holding([draft], cue.start) for draft in drafts
    ):
        return None
    surfaces = reading.tokens.surfaces
    before = cue.start - 1
    if before < sentence.start or reading.tokens.words[cue.start].joined:
        return None
    if surfaces[before] not in '،,-–—"”»“؟!' and not _quote_ending(reading, cue.start, sentence.start):
        return None
    floor = max((draft.content[-1][1] for draft in drafts if draft.start < cue.start), default=sentence.start)
    content = preceding(reading, floor, cue.start)
    if content is None:
        return None
    return _made_behind(reading, number, sentence, cue, content)


def _made_behind(
    reading: Reading, number: int, sentence: Sentence, cue: Cue, content: tuple[Range, int, str]
) -> Draft | None:
    range_, inset, kind = content
    start = skip_to_subject(reading, cue.end, sentence.end)
    source = phrase(reading, start, sentence.end) if starts_phrase(reading, start, sentence.end) else None
    behind = source.end if source else cue.end
    if kind != "direct" and (source is None or not _is_last(reading, behind, sentence)):
        return None
    made = Draft(number, cue, "behind", [range_], kind, inset, gap=(cue.end, behind))
    made.source, made.phrase, made.hidden = (source.start, source.end) if source else None, source, source is None
    further = _further(reading, behind, sentence)
    if kind == "direct" and further is not None:
        quote = reading.quotes[further]
        made.content.append((quote.start, quote.end))
    return made


def _further(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The opening mark of a quotation that goes on behind the source of an interrupted one."""
    while at < sentence.end and reading.tokens.surfaces[at] in "،,-–—:.":
        if at in reading.quotes:
            return at
        at += 1
    return at if at < sentence.end and at in reading.quotes else None
