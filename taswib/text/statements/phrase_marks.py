"""What the marks inside a noun phrase do: quotation marks, brackets, commas, hyphens and points."""

from taswib.text.quotations import MARKS, Quotation
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_NAME_IN_MARKS = 6
_IN_BRACKETS = 9
CLOSING = frozenset(MARKS)
_TITLES = frozenset(("office", "honorific", "unnamed"))
_OBJECTS = frozenset(("masdar", "topic"))
NO_START = frozenset(
    (
        "that",
        "relative",
        "negation",
        "adjunct",
        "preposition",
        "weekday",
        "day",
        "number",
        "hearers",
        "starts_clause",
        "function",
        "action",
        "adverb",
    )
)
"""Classes of words that begin no noun phrase."""


def step_mark(walk: Walk) -> bool:
    """Take or step over a mark; false where the phrase ends before it."""
    surface = walk.reading.tokens.surfaces[walk.at]
    quote = walk.reading.quotes.get(walk.at)
    if quote and _opens_name(walk, quote):
        return walk.skip()
    if surface in CLOSING and walk.named and walk.reading.inside[walk.at - 1]:
        return walk.end_behind() if walk.before_object else walk.skip()
    if quote:
        return _marked(walk, quote.end - quote.start, quote.past - walk.at)
    if surface == "(":
        return _bracket(walk)
    if surface in "،,":
        return _apposition(walk)
    if surface == "." and walk.parts and len(walk.reading.tokens.surfaces[walk.at - 1]) == 1:
        return walk.skip()
    return surface in "-–" and _hyphen(walk)


def _opens_name(walk: Walk, quote: Quotation) -> bool:
    """Whether a person's name stands in marks behind a title: مدير المركز "عبد الله الربيعة"."""
    first = walk.reading.tokens.words[quote.start] if quote.end > quote.start else None
    is_named = first is not None and bool(first.kinds & {"masculine", "feminine", "connector"})
    return is_named and quote.closed and quote.end - quote.start <= _NAME_IN_MARKS and walk.has_title() and walk.closed


def _hyphen(walk: Walk) -> bool:
    """Between the two halves of a name (ميكل - لايتنر)."""
    after = walk.after()
    return (
        bool(walk.bounded and walk.named and after and after.is_word and not (after.kinds or after.form))
        and walk.skip()
    )


def _marked(walk: Walk, words: int, steps: int) -> bool:
    if words > _NAME_IN_MARKS or walk.named or _begins_content(walk):
        return False
    walk.closed = True
    return walk.take("mark", steps)


def _begins_content(walk: Walk) -> bool:
    """Whether marks behind a phrase that its adjective closes hold an ordinary noun, the verb's object."""
    inner = walk.after()
    closed = walk.closed and bool(walk.parts) and walk.parts[-1].role == "adjective"
    return closed and inner is not None and bool(inner.kinds & (_OBJECTS | {"common"}))


def _bracket(walk: Walk) -> bool:
    """A short form or an age in brackets is stepped over."""
    surfaces = walk.reading.tokens.surfaces
    for close in range(walk.at + 1, min(walk.at + _IN_BRACKETS, walk.stop)):
        if surfaces[close] == ")":
            walk.at = close + 1
            return True
    return False


def _apposition(walk: Walk) -> bool:
    word = walk.after()
    if word is None or not walk.parts or not _may_stand_beside(word):
        return False
    titles = _TITLES if walk.named or walk.has_title() else _TITLES | {"body"}  # nobody is a body
    titled = bool(word.kinds & titles) and not word.kinds & _OBJECTS
    named = not walk.named and not word.definite and not word.kinds & _OBJECTS and walk.has_title()
    if not titled and not named and _was_of_title(walk, word):
        named = True
    if not (titled or named):
        return False
    walk.at += 1
    walk.closed, walk.dependent = named and not titled, False
    walk.named, walk.in_body_name = 0, False
    return True


def _was_of_title(walk: Walk, word: Word) -> bool:
    """Whether the name so far only ends what hangs on the title, since a name follows the comma: مدرب لفلان يونايتد، فلان."""
    run = [n for n, part in enumerate(walk.parts) if part.role == "name"]
    plain = not word.definite and (not word.kinds or bool(word.kinds & {"masculine", "feminine"}))
    if (
        not (plain and run and run[0] and len(run) < 3 and walk.has_title())
        or walk.parts[run[0] - 1].role != "dependent"
    ):
        return False
    for n in run:
        walk.parts[n] = walk.parts[n]._replace(role="dependent")
    return True


def _may_stand_beside(word: Word) -> bool:
    return word.is_word and not (word.joined or word.preposition or word.form or word.kinds & NO_START)
