"""Fifth phase: the noun phrase that speaks, for each draft that has none yet; or that it is hidden in the verb."""

from taswib.text.statements.objects import has_owner
from taswib.text.statements.parts import Phrase
from taswib.text.statements.reading import Draft, Reading
from taswib.text.statements.subjects import subject_after, subject_before


def find_sources(reading: Reading) -> None:
    """Fill in `phrase`, `source` and `hidden` of every draft."""
    floors: dict[int, int] = {}
    kept: list[Draft] = []
    for draft in reading.drafts:
        if draft.phrase is None and draft.cue and draft.cue.form and not draft.hidden:
            _find(reading, draft, floors.get(draft.sentence, 0))
        draft.hidden = draft.phrase is None
        if draft.phrase and not can_speak(reading, draft.phrase):
            continue
        kept.append(draft)
        if draft.phrase:
            draft.source = (draft.phrase.start, draft.phrase.end)
        floors[draft.sentence] = max(floors.get(draft.sentence, 0), draft.content[-1][1])
    reading.drafts = kept


_ABSTRACT = frozenset(("masdar", "topic", "number"))
_SPEAKING = frozenset(
    (
        "office",
        "honorific",
        "body",
        "unnamed",
        "outlet",
        "document",
        "named_body",
        "country",
        "place",
        "masculine",
        "feminine",
    )
)


def can_speak(reading: Reading, source: Phrase) -> bool:
    """Whether a noun phrase can be somebody: an abstract noun says nothing (ويشير تعيينه إلى …)."""
    first = source.parts[0] if source.parts else None
    if first is None or first.role in ("title", "mark") or source.inset:
        return True
    word = reading.tokens.words[first.token]
    if word.kinds & _SPEAKING or not word.kinds & _ABSTRACT:
        return True
    return (
        first.role == "name" and word.kinds <= {"masdar"} and not word.definite and not has_owner(reading, first.token)
    )


def _find(reading: Reading, draft: Draft, floor: int) -> None:
    assert draft.cue is not None and draft.cue.form is not None
    form = draft.cue.form
    if form.tense in ("participle", "masdar"):
        if form.tense == "participle" and draft.sentence in reading.headlines:  # الوزير معترفًا: …
            draft.phrase = subject_before(reading, draft.sentence, draft.cue, floor)
        return
    if "within" in form.verb.frames:
        draft.phrase = subject_after(reading, draft.cue.end + 1, draft.gap[1], form.verb, before_object=False)
        return
    if form.owned and _is_antecedent(reading, draft):
        return  # الواقعة التي وصفتها: what is told of, not who tells
    before = subject_before(reading, draft.sentence, draft.cue, floor)
    shared = draft.frame == "object" or (draft.frame == "preposition" and "hearer" in form.verb.frames)
    after = None
    if form.number == 1:  # a verb before its subject is singular
        after = subject_after(reading, draft.cue.end, draft.gap[1], form.verb, before_object=shared)
    if shared and draft.frame != "object" and floor and reading.tokens.words[draft.cue.start].joined:
        return  # قال فلان … ودعا البرلمان إلى: whom is called on, not who calls
    takes_before = (
        draft.frame == "object"
        or draft.sentence in reading.headlines
        or _is_antecedent(reading, draft)
        or _follows_its_noun(reading, draft)
    )
    draft.phrase = (before or after) if takes_before else (after or before)


def _follows_its_noun(reading: Reading, draft: Draft) -> bool:
    """Whether a noun and «قد» stand before the verb, so that the noun is its subject: كانت العاصمة قد طالبت …"""
    assert draft.cue is not None
    words, at = reading.tokens.words, draft.cue.start
    return at > 1 and words[at - 1].folded == "قد" and words[at - 2].is_word


def _is_antecedent(reading: Reading, draft: Draft) -> bool:
    assert draft.cue is not None
    words = reading.tokens.words
    return any("relative" in words[at].kinds for at in range(max(0, draft.cue.start - 2), draft.cue.start))
