"""Titles, ranks and offices inside a noun phrase."""

from taswib.text.lexicons import word_set
from taswib.text.statements.phrase_classes import INSIDE_TITLES, NAME_WORDS, OBJECTS, PERSONAL, SON_OF, TITLES
from taswib.text.statements.phrase_looks import follows_honour, is_last, leads_given_name, leads_name
from taswib.text.statements.phrase_names import as_name
from taswib.text.statements.phrase_nouns import indefinite
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_RANKS = word_set("ar", "particles", "rank")
_SURNAMES = frozenset(("nisba", "masculine"))
_OWN_HONOURS = word_set("ar", "particles", "own_honour")


def this(walk: Walk, word: Word) -> bool | None:
    if "demonstrative" in word.kinds:
        return walk.take("title")
    if word.folded in _RANKS and walk.parts and walk.parts[-1].role == "title":  # الفريق أول ركن
        return walk.take("title")
    return None


def title(walk: Walk, word: Word) -> bool | None:
    if not word.kinds & TITLES or _is_name_here(walk, word):
        return None
    if "honorific" in word.kinds and (walk.pending_body or _completes_name(walk, word)):
        walk.in_body_name, walk.closed, walk.pending_body = True, True, False
        return walk.take("proper")
    walk.in_body_name = False
    if walk.parts and word.folded in _OWN_HONOURS and not leads_name(walk):
        return False  # أبدى فلان سعادته
    if walk.named:
        return _title_behind_name(walk, word)
    if _closes_construct(walk, word):
        walk.closed, walk.pending_body = True, False
        return walk.take("noun")
    return _take_title(walk, word)


def _completes_name(walk: Walk, word: Word) -> bool:
    """Whether a title leads to whom a body's indefinite noun is named after: مؤسسة جسر الملك فهد."""
    if len(walk.parts) < 2 or not word.definite or walk.parts[-1].role != "proper":
        return False
    return "body" in walk.word(walk.parts[0].token).kinds and not walk.before().definite


def _closes_construct(walk: Walk, word: Word) -> bool:
    """Whether a definite title only completes the noun before it (نقابة المهندسين), and leads no name."""
    is_open = word.definite and not walk.closed and bool(walk.parts)
    if not is_open or walk.parts[-1].role not in ("noun", "joined", "dependent"):
        return False
    return "honorific" not in word.kinds or not leads_name(walk)


def _is_name_here(walk: Walk, word: Word) -> bool:
    """Whether a word that is a name and an office is the name: behind a title (الدكتور مساعد), or before a family name."""
    after = walk.after()
    if _calls_by_father(walk, word, after):
        return True
    if word.definite or not word.kinds & PERSONAL or walk.named:
        return False
    if _goes_on_as_name(word, after):
        return walk.closed or not walk.parts or not walk.before().is_word
    if not walk.closed:  # أمين العلي
        surname = after is not None and after.definite and bool(after.kinds) and after.kinds <= _SURNAMES
        return (surname or _is_whole(walk, after)) and not walk.parts and "masculine" in word.kinds
    return follows_honour(walk) or (after is not None and after.definite and after.kinds <= {"nisba"})


def _is_whole(walk: Walk, after: Word | None) -> bool:
    """Whether an indefinite word in no list follows and nothing completes that, so that the two are a name: أمين معلوف."""
    if after is None or not after.is_word or after.kinds or after.form or after.definite:
        return False
    words = walk.reading.tokens.words
    last = words[walk.at + 2] if walk.at + 2 < len(words) else None
    return last is None or not last.is_word or "that" in last.kinds


def _calls_by_father(walk: Walk, word: Word, after: Word | None) -> bool:
    """Whether «ابن» begins the name by which somebody is called, and is nobody's son: قال ابن زومه."""
    if word.folded != "ابن" or walk.parts or after is None or not after.is_word or after.definite:
        return False
    return not after.kinds or bool(after.kinds & PERSONAL)


def _goes_on_as_name(word: Word, after: Word | None) -> bool:
    """Whether a word that is a name too has a further name behind it: سلطان بن سالم، معتمد جمال."""
    if after is None or after.definite or "masculine" not in word.kinds or after.folded in INSIDE_TITLES:
        return False
    return "masculine" in after.kinds or after.folded in SON_OF


def _take_title(walk: Walk, word: Word) -> bool:
    walk.named = 0
    walk.closed = word.definite or (walk.closed and "honorific" in word.kinds and "office" not in word.kinds)
    walk.closed = walk.closed or bool(word.kinds & {"honorific"} and follows_honour(walk))
    walk.dependent = walk.pending_body = False
    return walk.take("title")


def _title_behind_name(walk: Walk, word: Word) -> bool:
    """A title word right behind a name is a family name (القاضي، الخطيب), a title in apposition, or another's."""
    if not word.definite:
        if leads_given_name(walk):
            return as_name(walk)  # حسن شيخ محمود
        return indefinite(walk, word) if "office" not in word.kinds and walk.named < 2 else _apposed(walk, word)
    after = walk.after()
    whole = is_last(walk) or (walk.named == 1 and (after is None or bool(after.kinds & OBJECTS)))
    if whole and walk.named < NAME_WORDS and walk.parts[-1].role == "name":
        return as_name(walk)
    if walk.before_object and "honorific" not in word.kinds and not walk.tells:
        return False
    return _take_title(walk, word)


def _apposed(walk: Walk, word: Word) -> bool:
    return _take_title(walk, word)
