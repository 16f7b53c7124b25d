"""What may stand between a verb's subject and its object: times, occasions, hearers, and what is set off by marks."""

from taswib.text.lexicons import word_set
from taswib.text.quotations import MARKS
from taswib.text.statements.phrases import phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.subjects import skip_to_subject

_ANSWERING = word_set("ar", "particles", "answering")
_IN_BRACKETS = 12
_MOST = 8  # adjuncts one behind the other


def past_adjuncts(reading: Reading, at: int, stop: int) -> int:
    """The first token that is no part of an adjunct, at `stop` at the latest."""
    for _ in range(_MOST):
        past = _past_one(reading, at, stop)
        if past <= at:
            break
        at = past
    return at


def _past_one(reading: Reading, at: int, stop: int) -> int:
    if at >= stop:
        return at
    word = reading.tokens.words[at]
    if not word.is_word:
        return _past_mark(reading, at, stop)
    if "relative" in word.kinds:
        return _past_relative(reading, at, stop)
    skipped = skip_to_subject(reading, at, stop)
    if skipped > at:
        return skipped
    if word.folded in _ANSWERING and not (at + 1 < stop and reading.tokens.words[at + 1].folded == "علي"):
        return at  # أعلن تعليقا مؤقتا
    if "preposition" in word.kinds or "adjunct" in word.kinds:
        return _past_phrase(reading, at + 1, stop, inset=0)
    return _past_phrase(reading, at, stop, inset=1) if word.preposition else at


def _past_mark(reading: Reading, at: int, stop: int) -> int:
    surfaces = reading.tokens.surfaces
    if surfaces[at] in "،,-–" or (surfaces[at] in MARKS and at not in reading.quotes):
        return at + 1
    if surfaces[at] != "(":
        return at
    return next((close + 1 for close in range(at + 1, min(at + _IN_BRACKETS, stop)) if surfaces[close] == ")"), at)


def _past_relative(reading: Reading, at: int, stop: int) -> int:
    """Past a relative clause, where a comma ends it."""
    surfaces = reading.tokens.surfaces
    return next((comma + 1 for comma in range(at, stop) if surfaces[comma] in "،,"), at)


def _past_phrase(reading: Reading, at: int, stop: int, *, inset: int) -> int:
    if at >= stop:
        return at
    if at in reading.quotes:
        return min(reading.quotes[at].past, stop)
    return phrase(reading, at, stop, before_object=True, inset=inset).end
