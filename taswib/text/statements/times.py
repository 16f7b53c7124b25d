"""Eighth phase: when something was said, where its sentence tells it beside the cue."""

from taswib.text.dates import Expression, read_expression
from taswib.text.statements.reading import Draft, Range, Reading
from taswib.text.statements.vocabulary import Word

_LEAD = 14
_BEHIND = 30
_HEAD = 3
_OPENS = frozenset(("weekday", "day", "part", "month", "number", "ordinal", "period", "vague"))


def find_times(reading: Reading) -> None:
    """Fill in `when`, then hand it to every statement of its sentence."""
    known: dict[int, tuple[Range, str | None]] = {}
    for place, draft in enumerate(reading.drafts):
        if draft.cue is not None and draft.sentence not in known and (found := _time(reading, draft, place)):
            known[draft.sentence] = found
        draft.when = known.get(draft.sentence)


def _time(reading: Reading, draft: Draft, place: int) -> tuple[Range, str | None] | None:
    assert draft.cue is not None
    low, high = draft.source or (0, 0)
    after = draft.gap[1] if draft.gap[1] > draft.cue.end else draft.cue.end
    if draft.content[0][0] < draft.cue.start:
        after = min(reading.sentences[draft.sentence].end, draft.cue.end + _BEHIND)
    found = _first(reading, draft.cue.end, after, low, high)
    leads = not any(other.sentence == draft.sentence for other in reading.drafts[max(0, place - 1) : place])
    if found is None and leads and draft.content[0][0] > draft.cue.start:
        start = max(reading.sentences[draft.sentence].start, draft.cue.start - _LEAD)
        found = _first(reading, start, draft.cue.start, low, high)
        if found is not None and not _is_beside(reading, found, start, draft.cue.start):
            found = None
    return ((found.start, found.end), found.iso) if found else None


def _is_beside(reading: Reading, found: Expression, start: int, cue: int) -> bool:
    """Whether an expression before a verb is the verb's own: right before it, or at the head of a sentence without
    another.
    """
    words = reading.tokens.words
    if _hangs(words[start : start + 2]) and found.start - start > _HEAD:
        return False  # وعن زيارة فلان أمس قال
    between = words[found.end : cue]
    if any(word.form or word.kinds & {"action", "that", "adjunct", "relative"} for word in between):
        return False
    return len(between) <= 2 or found.start - start <= _HEAD


def _hangs(head: list[Word]) -> bool:
    """Whether a sentence opens with a preposition, so that what follows hangs on it and not on the verb to come."""
    return any(word.kinds & {"preposition", "adjunct"} and word.folded.removeprefix("و") != "في" for word in head[:1])


def _first(reading: Reading, start: int, end: int, low: int, high: int) -> Expression | None:
    words = reading.tokens.words
    in_relative = False
    for at in range(start, end):
        kinds = words[at].kinds
        if "relative" in kinds:
            in_relative = not (at and words[at - 1].kinds & {"occasion", "document"})
        elif not words[at].is_word and reading.tokens.surfaces[at] in "،,":
            in_relative = False
        elif (
            not in_relative
            and not low <= at < high
            and kinds & _OPENS
            and (found := read_expression([word.folded for word in words[at : at + 14]], reading.published))
        ):
            return found.shifted(at)
    return None
