"""Somebody who speaks first as an office or as anybody, and whose name comes only later: «قال محلل … وأوضح فلان»."""

from taswib.text.lexicons import word_set
from taswib.text.statements.reading import Draft, Reading
from taswib.text.statements.speakers import Speaker

_ONE_OF = word_set("ar", "particles", "one_of")
_ENDINGS = ("يه", "يا", "ي", "ا", "ه")


def name_foretold(reading: Reading) -> None:
    """Give the drafts of somebody without a name that of the person whom the article names next and means by it."""
    drafts = reading.drafts
    for place, draft in enumerate(drafts):
        nameless = draft.speaker
        if nameless is None or draft.phrase is None or not _may_be_named(reading, draft, nameless):
            continue
        named = _named_next(drafts, place)
        if named is not None and _is_same(reading, draft, nameless, named):
            for other in drafts:
                if other.speaker is nameless:
                    other.speaker = named


def _may_be_named(reading: Reading, draft: Draft, one: Speaker) -> bool:
    """Whether a speaker without a name is one person, of an office; a «source» stays unnamed."""
    if one.kind not in ("office", "unnamed") or one.plural or draft.phrase is None or not draft.phrase.parts:
        return False
    word = reading.tokens.words[draft.phrase.parts[0].token]
    return bool(word.kinds & {"office"}) or word.folded in _ONE_OF


def _named_next(drafts: list[Draft], place: int) -> Speaker | None:
    """The first person by name who is told to speak behind a draft, if nobody else without a name is between."""
    for draft in drafts[place + 1 :]:
        if draft.phrase is None or draft.speaker is None:
            continue
        return draft.speaker if draft.speaker.kind == "person" and not draft.speaker.plural else None
    return None


def _is_same(reading: Reading, draft: Draft, one: Speaker, named: Speaker) -> bool:
    """Whether the person can be the one without a name: called the same, or by no title at all; or the one whom the
    headline only hints at.
    """
    if named.feminine != (one.feminine or _is_feminine(draft)):
        return False
    if _stems(one.titles) <= _stems(named.titles):
        return True
    return not named.titles or draft.sentence == 0


def _is_feminine(draft: Draft) -> bool:
    return draft.cue is not None and draft.cue.form is not None and draft.cue.form.feminine


def _stems(words: frozenset[str]) -> frozenset[str]:
    """The words without what makes an adjective of a country, so that «وزير جزائري» is «وزير الجزائر»."""
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 2), "")
    return word.removesuffix(ending)
