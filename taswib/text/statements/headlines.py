"""Headlines of the form «فلان: …»: they report speech without a cue. A place before the colon is only a label."""

from taswib.text.statements.extent import trimmed
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.quoting import clause_kind
from taswib.text.statements.reading import Draft, Reading

_LONGEST_LABEL = 10
_SPEAKERS = frozenset(("office", "honorific", "body", "unnamed", "named_body", "masculine", "feminine", "outlet"))


def read_headlines(reading: Reading) -> None:
    """Add a draft for each headline that names a speaker before a colon and holds no statement yet."""
    taken = {draft.sentence for draft in reading.drafts}
    named = _named(reading)
    made = [draft for number in sorted(reading.headlines - taken) if (draft := _read(reading, number, named))]
    if made:
        reading.drafts = sorted(reading.drafts + made, key=lambda draft: (draft.sentence, draft.start))


def _read(reading: Reading, number: int, named: frozenset[str]) -> Draft | None:
    tokens, sentence = reading.tokens, reading.sentences[number]
    colon = next(
        (
            at
            for at in range(sentence.start, min(sentence.end, sentence.start + _LONGEST_LABEL))
            if tokens.surfaces[at] == ":"
        ),
        None,
    )
    if colon is None or colon + 2 >= sentence.end or not starts_phrase(reading, sentence.start, colon):
        return None
    source = phrase(reading, sentence.start, colon)
    if source.end < colon or not _speaks(reading, source, named):
        return None
    quote = reading.quotes.get(colon + 1)
    if quote and quote.past >= sentence.end - 1:
        content, kind = (quote.start, quote.end), "direct"
    else:
        content = trimmed(reading, colon + 1, sentence.end)
        kind = clause_kind(reading, *content)
    draft = Draft(number, None, "headline", [content], kind, gap=(colon, colon))
    draft.phrase = source
    return draft


def _speaks(reading: Reading, source: Phrase, named: frozenset[str]) -> bool:
    words = [reading.tokens.words[part.token] for part in source.parts]
    if not words or words[0].kinds & {"place", "country"} or words[0].kinds & {"masdar", "topic"}:
        return False
    if any(word.kinds & _SPEAKERS for word in words):
        return True
    first = source.parts[0]
    label = {reading.tokens.words[part.token].folded for part in source.parts if part.role in ("name", "mark")}
    return first.role in ("name", "mark") and bool(label & named)


def _named(reading: Reading) -> frozenset[str]:
    """The folded words of all sources in the text."""
    return frozenset(
        reading.tokens.words[part.token].folded
        for draft in reading.drafts
        if draft.phrase
        for part in draft.phrase.parts
        if reading.tokens.words[part.token].is_word
    )
