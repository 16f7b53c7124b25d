"""Headlines of the form «فلان: …»: they report speech without a cue. A place before the colon is only a label."""

from bisect import bisect_left

from taswib.text.statements.extent import trimmed
from taswib.text.statements.mentions import acts
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.quoting import clause_kind
from taswib.text.statements.reading import Draft, Range, Reading

_LONGEST_LABEL = 10
_LABELS = frozenset(("name", "mark", "noun"))
_SPEAKERS = frozenset(("office", "honorific", "body", "unnamed", "named_body", "masculine", "feminine", "outlet"))


def read_headlines(reading: Reading) -> None:
    """Add a draft for each headline that names a speaker before a colon and holds no statement yet."""
    first: dict[int, int] = {}
    for draft in reading.drafts:
        first.setdefault(draft.sentence, draft.start)
    named = _named(reading)
    read = (_read(reading, number, named, first.get(number)) for number in sorted(reading.headlines))
    made = [draft for draft in read if draft is not None]
    if made:
        labelled = {draft.sentence for draft in made}
        kept = [draft for draft in reading.drafts if draft.sentence not in labelled]
        reading.drafts = sorted(kept + made, key=lambda draft: (draft.sentence, draft.start))


def _read(reading: Reading, number: int, named: frozenset[str], spoken: int | None) -> Draft | None:
    """The draft of a headline with a speaker before its colon, and before `spoken`, where its first statement begins."""
    tokens, sentence = reading.tokens, reading.sentences[number]
    colon = next(
        (
            at
            for at in range(sentence.start, min(sentence.end, sentence.start + _LONGEST_LABEL))
            if tokens.surfaces[at] == ":"
        ),
        None,
    )
    if colon is None or colon + 2 >= sentence.end or (spoken is not None and spoken < colon):
        return None
    carrier = _hearer(reading, sentence.start, colon)
    end = carrier[0] - 2 if carrier else colon
    if not starts_phrase(reading, sentence.start, end):
        return None
    source = phrase(reading, sentence.start, end)
    acts = source.end < end and _is_present(reading, source.end) and _is_named(reading, source, named)
    if (source.end < end and not acts) or not _speaks(reading, source, named):
        return None
    quote = reading.quotes.get(colon + 1)
    if quote and quote.past >= sentence.end - 1:
        content, kind = (quote.start, quote.end), "direct"
    else:
        content = trimmed(reading, colon + 1, sentence.end)
        kind = clause_kind(reading, *content)
    draft = Draft(number, None, "headline", [content], kind, gap=(colon, colon))
    draft.phrase, draft.carrier = source, carrier
    return draft


def _hearer(reading: Reading, start: int, colon: int) -> Range | None:
    """The outlet in marks that was spoken to, right before the colon: فلان لـ«الجريدة»: …"""
    place = bisect_left(reading.marks, colon) - 1
    mark = reading.marks[place] if place >= 0 else -1
    if mark - 1 <= start or reading.quotes[mark].past != colon or reading.tokens.words[mark - 1].folded != "ل":
        return None
    return reading.quotes[mark].start, reading.quotes[mark].end


def _speaks(reading: Reading, source: Phrase, named: frozenset[str]) -> bool:
    words = [reading.tokens.words[part.token] for part in source.parts]
    if not words or words[0].kinds & {"place", "country", "topic"}:
        return False
    if "masdar" in words[0].kinds:  # ترامب only looks like one
        return len(words) == 1 and _is_named(reading, source, named)
    if any(word.kinds & _SPEAKERS for word in words):
        return True
    return _is_named(reading, source, named)


def _is_named(reading: Reading, source: Phrase, named: frozenset[str]) -> bool:
    """Whether a phrase is somebody by name whom the article lets speak."""
    label = [word.folded for part in source.parts if (word := reading.tokens.words[part.token]).is_word]
    if not label or source.parts[0].role not in _LABELS:
        return False
    return label[-1] in named or (not source.start and len(label) == 1 and _acts_later(reading, source.end, label[0]))


def _acts_later(reading: Reading, past: int, word: str) -> bool:
    """Whether the article lets whom its own headline names act: وأعلن بلاتر …"""
    words = reading.tokens.words
    return any(words[at].folded == word and acts(reading, at, at + 1) for at in range(past, len(words)))


def _is_present(reading: Reading, at: int) -> bool:
    """Whether a word looks like a verb in the present: فلان يتحدى خصمه: …"""
    word = reading.tokens.words[at]
    return "action" in word.kinds or (not word.kinds and word.folded[:1] in ("ي", "ت") and len(word.folded) > 3)


def _named(reading: Reading) -> frozenset[str]:
    """The folded words of the names of all sources in the text."""
    return frozenset(
        reading.tokens.words[part.token].folded
        for draft in reading.drafts
        if draft.phrase
        for part in draft.phrase.parts
        if part.role in ("name", "mark") and reading.tokens.words[part.token].is_word
    )
