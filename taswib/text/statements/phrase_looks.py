"""What the words around a place in a noun phrase tell: the questions that its rules ask."""

from taswib.text.statements.phrase_classes import GIVEN, OBJECTS, ORDINARY, PERSONAL, QUALITIES, TITLES, WHERE
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_VERBS = range(3, 7)  # letters
_ADJUNCTS = frozenset(("adverb", "adjunct", "weekday", "day", "part"))


def is_accusative(walk: Walk, word: Word) -> bool:
    """Whether an indefinite noun has the ending of an object or an adverb, which no subject has (سائحًا، مبتسمًا)."""
    if word.definite or word.preposition or "preposition" in word.kinds:
        return False
    if word.folded[-1] != "ا" or len(word.folded) < 4 or word.kinds & (GIVEN | TITLES | {"place", "country"}):
        return False
    if "ً" in walk.reading.tokens.surfaces[walk.at]:
        return True
    if walk.named or walk.bounded or walk.abstract or walk.pending_body or not walk.before().is_word:
        return False
    if walk.has_title() and not walk.before_object and walk.at + 1 == walk.stop:
        return False  # الظهير الأيسر ألبا قال
    return (walk.closed or walk.before_object) and not follows_honour(walk)


def follows_honour(walk: Walk) -> bool:
    return bool(walk.parts) and "honorific" in walk.before().kinds


def is_owned(walk: Walk, word: Word) -> bool:
    """Whether a possessive has grown onto a noun that is in no list, so that it is no name (شكره، فريقها)."""
    if word.kinds - {"masdar", "topic", "common"} or word.definite or _leads(walk, word):
        return False
    if walk.named == 1 and goes_on_as_arabic(walk):
        return False
    written = walk.reading.tokens.surfaces[walk.at]
    if written.endswith(("ها", "هم", "هما")) and len(written) > 4:
        return not (walk.bounded and walk.named)
    return written.endswith("ه") and written[-2:-1] not in "اي" and not (walk.bounded and walk.named == 1)


def _leads(walk: Walk, word: Word) -> bool:
    return bool(word.preposition) or "preposition" in word.kinds or is_to(walk, word)


def is_to(walk: Walk, word: Word) -> bool:
    """Whether «ل» has grown onto a noun. Where a name goes on, only onto one that is known for a noun."""
    if word.folded[0] != "ل" or len(word.folded) < 3 or word.kinds:
        return False
    rest = walk.reading.vocabulary[word.folded[1:]]
    if rest.folded in walk.reading.carriers and not rest.kinds & GIVEN:
        return True
    if len(word.folded) == 3 or rest.kinds & {"topic", "common", "body", "office", "unnamed"}:
        return len(word.folded) > 3
    if rest.kinds & OBJECTS:
        written = walk.reading.tokens.surfaces[walk.at]
        return not walk.named or (rest.kinds == {"masdar"} and written.endswith(("ة", "ات")))
    return not walk.named and word.folded[1] not in "اوي" and not follows_honour(walk)


def leads_name(walk: Walk) -> bool:
    """Whether a name stands behind the title at hand."""
    after = walk.after()
    return after is not None and after.is_word and not after.definite and (bool(after.kinds & GIVEN) or not after.kinds)


def leads_given_name(walk: Walk) -> bool:
    after = walk.after()
    return after is not None and not after.definite and bool(after.kinds & PERSONAL)


def is_known_noun(word: Word) -> bool:
    return bool(word.kinds & (ORDINARY | TITLES | WHERE | {"nationality"})) or word.folded in QUALITIES


def goes_on(walk: Walk) -> bool:
    """Whether another word follows, so that a participle may be what it completes."""
    after = walk.after()
    if not walk.bounded:
        return not is_before_title(after)
    if after is None or is_before_title(after):
        return False
    return bool(after.preposition) or "preposition" in after.kinds or after.definite


def looks_present(walk: Walk, word: Word) -> bool:
    """Whether a word in no list looks like a verb in the present, and what it governs follows: قائد الجيش يعد بـ."""
    if word.folded[0] not in "يت" or word.form or len(word.folded) not in _VERBS or word.kinds - {"masdar"}:
        return False
    if word.folded[0] == "ت" and walk.has_title():  # الممثلة تذكار الخثلان
        return False
    after = walk.after()
    if walk.reading.tokens.surfaces[walk.at].endswith("ى"):  # فلان يتحدى
        return True
    return after is not None and (after.definite or bool(after.preposition) or "preposition" in after.kinds)


def goes_further(walk: Walk) -> bool:
    """Whether another word follows in the phrase's reach."""
    after = walk.after()
    return after is not None and after.is_word


def is_before_title(after: Word | None) -> bool:
    return after is not None and after.is_word and bool(after.kinds & TITLES)


def starts_as_arabic(walk: Walk) -> bool:
    first = walk.parts[-walk.named].token
    return walk.named < 4 and bool(walk.reading.tokens.words[first].kinds & PERSONAL)


def is_last(walk: Walk) -> bool:
    """Whether a mark, an adjunct or the content follows, so that the word completes what is before it."""
    after = walk.after()
    if after is None:
        return not walk.before_object
    if not after.is_word or after.kinds & _ADJUNCTS:
        return True
    return walk.bounded and walk.at + 2 == walk.stop and "preposition" in after.kinds


def goes_on_as_arabic(walk: Walk) -> bool:
    return bool(walk.before().kinds & GIVEN)


def looks_like_masdar(walk: Walk) -> bool:
    """Whether a word has a masdar's shape and no more: nothing completes it, so that it is a name (ترامب)."""
    word, after = walk.word(walk.at), walk.after()
    written = walk.reading.tokens.surfaces[walk.at]
    if not word.kinds <= {"masdar"} or written.endswith(("ه", "ها", "هم", "هما", "ة")):
        return False
    return after is None or not (after.definite or after.kinds & (OBJECTS | {"common"}))
