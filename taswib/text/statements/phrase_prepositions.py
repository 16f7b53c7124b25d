"""Prepositions inside a noun phrase: what hangs on it, and what leads out of it."""

from taswib.text.lexicons import word_set
from taswib.text.statements.phrase_classes import INSIDE_TITLES, TIMES
from taswib.text.statements.phrase_looks import is_to
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_AUDIENCE = frozenset(("outlet", "hearers", "medium"))
_LEADS_INSIDE = word_set("ar", "particles", "leads_inside")
_SHOWS = word_set("ar", "particles", "show")
_TONGUE = word_set("ar", "particles", "tongue")
_OWNERS = ("ه", "ها", "هم")
_NO_PART = word_set("ar", "particles", "no_part")


def in_the_name(walk: Walk, word: Word) -> bool | None:
    if word.folded not in INSIDE_TITLES:
        return None
    owned, after = walk.reading.tokens.surfaces[walk.at].endswith(_OWNERS), walk.after()
    if not walk.parts:
        return False if owned else None
    if owned and after is not None and after.joined:
        return False  # الملك باسمه واسم الشعب
    walk.open_dependent()
    walk.closed = owned  # المتحدث باسمها فلان
    return True


def preposition(walk: Walk, word: Word) -> bool | None:
    if not ("preposition" in word.kinds or word.preposition):
        return None
    if (not walk.parts and not walk.inset) or _leads_away(walk, word):
        return False
    if not word.preposition and not _leads_inside(walk, word):
        return False
    where = word.kinds & {"place", "country"}
    walk.closed, walk.dependent = bool(word.preposition and (word.definite or where)), True
    walk.pending_body = bool(word.preposition and "body" in word.kinds and not word.definite)
    return walk.take("dependent")


def _leads_away(walk: Walk, word: Word) -> bool:
    """Whether a preposition leads to the content, to hearers, or to something else that is no part of a name."""
    letter = word.preposition or word.folded
    if (letter in walk.prepositions and letter != "ل") or letter in _NO_PART:
        return True
    if (word.kinds & _AUDIENCE and letter != "ب") or (word.preposition == "ل" and word.core in _SHOWS):
        return True
    if walk.named and not _is_title_again(walk):
        return True
    return bool(
        word.preposition
        and letter == "ب"
        and walk.before_object
        and not word.kinds & {"body", "place", "country", "common"}
    )


def _is_title_again(walk: Walk) -> bool:
    """Whether the part before is no name, so that its dependents belong to it."""
    return walk.parts[-1].role != "name"


def _leads_inside(walk: Walk, word: Word) -> bool:
    after = walk.after()
    if after is None or after.folded in _TONGUE:
        return False
    quote = walk.reading.quotes.get(walk.at + 1)
    if quote and word.folded == "ل":
        inner = walk.reading.tokens.words[quote.start].folded if quote.start < len(walk.reading.tokens) else ""
        return not _is_anybody(walk) and (not walk.closed or inner not in walk.reading.carriers)
    if after.kinds & {"number", "month", "that"} | after.kinds & TIMES or _is_occasion(after):
        return False
    return word.folded in _LEADS_INSIDE


def _is_anybody(walk: Walk) -> bool:
    """Whether the phrase is about somebody unnamed, who speaks to an outlet and for none: مصدر مطلع لـ«الجريدة»."""
    first = walk.reading.tokens.words[walk.parts[0].token]
    return "unnamed" in first.kinds and not first.definite


def _is_occasion(word: Word) -> bool:
    """Whether a noun is an occasion of speech, and no institution too (برنامج، مؤتمر)."""
    return "occasion" in word.kinds and not word.kinds & {"body", "name_head"}


def to(walk: Walk, word: Word) -> bool | None:
    if not (walk.parts and is_to(walk, word)):
        return None
    return not walk.named and walk.open_dependent()
