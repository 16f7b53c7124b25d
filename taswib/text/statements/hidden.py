"""Whom a verb of saying means that has its subject hidden in it: who acts right before it, else who spoke last."""

from dataclasses import replace

from taswib.text.lexicons import word_set
from taswib.text.statements.directory import Directory
from taswib.text.statements.mentions import acts, stands_free
from taswib.text.statements.reading import Draft
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.turns import Turns, agreement

_LEADS_NAME = frozenset(("office", "honorific"))
_FINITE = ("past", "present")
_FAR = 80
_HEAD = 7  # tokens within which a sentence names its subject
_OWN_SUBJECTS = word_set("ar", "particles", "own_subject")


def right_before(draft: Draft, directory: Directory) -> Speaker | None:
    """A person whose mention only a comma parts from the verb: «في كلمة لفلان، أوضح فيها …»."""
    tokens, comma = directory.reading.tokens, draft.start - 1
    if not _is_finite(draft) or tokens.surfaces[comma] not in "،," or tokens.words[draft.start].joined:
        return None  # وتطرق إلى قضية فلان، وقال: the joined verb is another's
    named = directory.before(comma)
    one = named[-1] if named else None
    feminine, _ = agreement(draft)
    if one is None or one.end != comma or one.feminine != feminine or _is_addressed(directory, one):
        return None
    return directory.full(one)


def _is_addressed(directory: Directory, one: Speaker) -> bool:
    """Whether something is sent or said to somebody: في برقية إلى فلان، أكد فيها …"""
    return one.at > 0 and directory.reading.tokens.words[one.at - 1].folded == "الي"


def topic(draft: Draft, directory: Directory, turns: Turns) -> Speaker | None:
    """A person who is the subject of the sentence or the one before, right behind its verb, and has not spoken there."""
    if not _is_finite(draft):
        return None
    feminine, _ = agreement(draft)
    for number in (draft.sentence, draft.sentence - 1):
        low, end = directory.reading.sentences[max(number, 0)]
        near = _named(directory, max(low, turns.until), min(end, draft.start))
        acting = [one for one in near if one.feminine == feminine and _is_subject(directory, one, low)]
        if acting:
            return directory.full(acting[0] if number == draft.sentence else acting[-1])
    return None


def named_before(draft: Draft, directory: Directory) -> Speaker | None:
    """Where nobody has spoken yet, the person who was named last and acts."""
    feminine, _ = agreement(draft)
    named = directory.before(draft.start)
    acting = [one for one in named if one.feminine == feminine and one.titles and one.acts]
    return directory.full(acting[-1]) if acting else None


def _is_finite(draft: Draft) -> bool:
    return draft.cue is not None and draft.cue.form is not None and draft.cue.form.tense in _FINITE


def _is_subject(directory: Directory, one: Speaker, low: int) -> bool:
    return one.acts or (one.at < low + _HEAD and stands_free(directory.reading, one.at))


def _named(directory: Directory, low: int, high: int) -> list[Speaker]:
    """The mentions of people from a token to another, by name and title or by surname."""
    named = directory.between(low, high)
    taken = {at for one in named for at in range(one.at, one.end)}
    # لكنه، فإنه: who was just named
    is_own = high > 0 and directory.reading.tokens.words[high - 1].folded in _OWN_SUBJECTS
    alone = [one for one in _surnames(directory, max(low, high - _FAR), high, anywhere=is_own) if one.at not in taken]
    return sorted(named + alone, key=lambda one: one.at)


def _surnames(directory: Directory, low: int, high: int, *, anywhere: bool) -> list[Speaker]:
    """Known people whom a surname alone mentions, beside a verb or anywhere."""
    reading, found = directory.reading, []
    words = reading.tokens.words
    for at in range(low, high):
        if reading.inside[at] or not (namesakes := directory.surnamed(words[at].folded)):
            continue
        before = words[at - 1].folded if at else ""
        start = at
        while start > low and words[start - 1].kinds & _LEADS_NAME:
            start -= 1
        if anywhere or acts(reading, start, at + 1):
            full = max(namesakes, key=lambda one: before in one.words)
            found.append(replace(full, at=at, end=at + 1, acts=True))
    return found
