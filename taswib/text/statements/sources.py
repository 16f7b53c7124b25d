"""Fifth phase: the noun phrase that speaks, for each draft that has none yet; or that it is hidden in the verb."""

from taswib.text.lexicons import word_set
from taswib.text.statements.agreement import agrees
from taswib.text.statements.objects import has_owner
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase
from taswib.text.statements.reading import Cue, Draft, Reading
from taswib.text.statements.subjects import subject_after
from taswib.text.statements.subjects_before import subject_before
from taswib.text.statements.verbs import Form


def find_sources(reading: Reading) -> None:
    """Fill in `phrase`, `source` and `hidden` of every draft."""
    floors: dict[int, int] = {}
    kept: list[Draft] = []
    for draft in reading.drafts:
        if draft.phrase is None and draft.cue and draft.cue.form and not draft.hidden:
            floor = floors.get(draft.sentence, 0)
            draft.phrase = _subject(reading, draft, draft.cue, draft.cue.form, floor)
        draft.hidden = draft.phrase is None
        if draft.phrase and not can_speak(reading, draft.phrase):
            continue
        kept.append(draft)
        if draft.phrase:
            draft.phrase = _on_whose_tongue(reading, draft.phrase)
            draft.source = (draft.phrase.start, draft.phrase.end)
        floors[draft.sentence] = max(floors.get(draft.sentence, 0), draft.content[-1][1])
    reading.drafts = kept


_TONGUE = word_set("ar", "particles", "tongue")
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


def _subject(reading: Reading, draft: Draft, cue: Cue, form: Form, floor: int) -> Phrase | None:
    """The noun phrase that is the subject of a draft's verb; none where it is hidden in that."""
    if form.tense in ("participle", "masdar"):
        leads = form.tense == "participle" and draft.sentence in reading.headlines  # الوزير معترفًا: …
        return subject_before(reading, draft.sentence, cue, floor) if leads else None
    if "within" in form.verb.frames:
        return subject_after(reading, cue.end + 1, draft.gap[1], form.verb, before_object=False)
    if form.owned and _is_antecedent(reading, cue):
        return None  # الواقعة التي وصفتها: what is told of, not who tells
    before = subject_before(reading, draft.sentence, cue, floor)
    after = _unowned(reading, _behind(reading, draft, cue, form))
    if after is not None and not agrees(reading, after, cue, form):
        after = None  # دعا الحكومة إلى: whom he calls on
    if _is_called_on(reading, draft, cue, form, floor):
        return None
    return (before or after) if _takes_before(reading, draft, cue) else (after or before)


def _behind(reading: Reading, draft: Draft, cue: Cue, form: Form) -> Phrase | None:
    """The subject behind a verb, which is in the singular there."""
    if form.number != 1:
        return None
    shared = draft.frame == "object" or _has_hearer(draft, form)
    return subject_after(reading, cue.end, draft.gap[1], form.verb, before_object=shared)


def _unowned(reading: Reading, found: Phrase | None) -> Phrase | None:
    """The phrase, unless it is something of the speaker's, and so the verb's object: شرحت فكرتها قائلة."""
    if found is None or not found.parts or found.parts[0].role != "noun":
        return found
    at = found.parts[0].token
    return None if reading.tokens.words[at].kinds <= _ABSTRACT | {"common"} and has_owner(reading, at) else found


def _on_whose_tongue(reading: Reading, found: Phrase) -> Phrase:
    """Who speaks for a source: أعلنت الحكومة على لسان المتحدث فلان."""
    words, at = reading.tokens.words, found.end
    if at + 2 >= len(words) or words[at].folded != "علي" or words[at + 1].folded not in _TONGUE:
        return found
    speaker = phrase(reading, at + 2, len(words))
    return speaker if speaker.parts else found


def _has_hearer(draft: Draft, form: Form) -> bool:
    return draft.frame == "preposition" and "hearer" in form.verb.frames


def _is_called_on(reading: Reading, draft: Draft, cue: Cue, form: Form, floor: int) -> bool:
    """Whether a joined verb has whom it calls on behind it, not who calls: قال فلان … ودعا البرلمان إلى."""
    return (
        draft.frame != "object" and _has_hearer(draft, form) and bool(floor and reading.tokens.words[cue.start].joined)
    )


def _takes_before(reading: Reading, draft: Draft, cue: Cue) -> bool:
    """Whether a noun phrase before a verb is its subject rather than one behind it."""
    return (
        draft.frame == "object"
        or draft.sentence in reading.headlines
        or _is_antecedent(reading, cue)
        or _follows_its_noun(reading, cue)
    )


def _follows_its_noun(reading: Reading, cue: Cue) -> bool:
    """Whether a noun and «قد» stand before the verb, so that the noun is its subject: كانت العاصمة قد طالبت …"""
    words, at = reading.tokens.words, cue.start
    return at > 1 and words[at - 1].folded == "قد" and words[at - 2].is_word


def _is_antecedent(reading: Reading, cue: Cue) -> bool:
    words = reading.tokens.words
    return any("relative" in words[at].kinds for at in range(max(0, cue.start - 2), cue.start))
