"""Somebody who speaks first as an office or as anybody, and whose name comes only later: «قال محلل … وأوضح فلان»."""

from taswib.text.lexicons import word_set
from taswib.text.statements.reading import Draft, Reading
from taswib.text.statements.speakers import Speaker

_ONE_OF = word_set("ar", "particles", "one_of")
_NEAR = 2  # sentences within which a name without a title explains who spoke
_LEAD = 2  # sentences of a lead, whose speaker may be named later
_LATER = 4
_ENDINGS = ("يه", "يا", "ي", "ا", "ه")


def name_foretold(reading: Reading) -> None:
    """Give the drafts of somebody without a name that of the person whom the article names next and means by it."""
    drafts = reading.drafts
    for place, draft in enumerate(drafts):
        nameless = draft.speaker
        if nameless is None or draft.phrase is None or not _may_be_named(reading, draft, nameless):
            continue
        told = _told_next(drafts, place)
        named = told.speaker if told else None
        if told and named and _is_same(draft, nameless, told, named):
            for other in drafts:
                if other.speaker is nameless:
                    other.speaker = named


def _may_be_named(reading: Reading, draft: Draft, one: Speaker) -> bool:
    """Whether a speaker without a name is one person, of an office; a «source» stays unnamed."""
    if one.kind not in ("office", "unnamed") or one.plural or draft.phrase is None or not draft.phrase.parts:
        return False
    word = reading.tokens.words[draft.phrase.parts[0].token]
    return bool(word.kinds & {"office"}) or word.folded in _ONE_OF


def _told_next(drafts: list[Draft], place: int) -> Draft | None:
    """The first draft behind another whose speaker is told, if that is a person by name."""
    for draft in drafts[place + 1 :]:
        if draft.phrase is None or draft.speaker is None:
            continue
        return draft if draft.speaker.kind == "person" and not draft.speaker.plural else None
    return None


def _is_same(draft: Draft, one: Speaker, told: Draft, named: Speaker) -> bool:
    """Whether the person can be the one without a name: called the same, or by no title at all; or the one whom the
    headline only hints at.
    """
    if named.feminine != (one.feminine or _is_feminine(draft)):
        return False
    if _stems(one.titles) <= _stems(named.titles):
        return True
    near = _LATER if draft.sentence <= _LEAD else _NEAR
    return draft.sentence == 0 or (not named.titles and told.sentence - draft.sentence <= near)


def _is_feminine(draft: Draft) -> bool:
    return draft.cue is not None and draft.cue.form is not None and draft.cue.form.feminine


def _stems(words: frozenset[str]) -> frozenset[str]:
    """The words without what makes an adjective of a country, so that «وزير جزائري» is «وزير الجزائر»."""
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 2), "")
    return word.removesuffix(ending)
