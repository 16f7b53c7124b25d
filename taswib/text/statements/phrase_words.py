"""What the words inside a noun phrase do, as rules that are asked in turn.

A rule answers true where it took the word into the phrase, false where the phrase ends before it, and none where the word
is not its business.
"""

from collections.abc import Callable

from taswib.text.lexicons import word_set
from taswib.text.statements.phrase_classes import GIVEN, INSIDE_TITLES, OBJECTS, TIMES, TITLES
from taswib.text.statements.phrase_looks import is_accusative, is_owned, leads_given_name
from taswib.text.statements.phrase_names import bound_to_name, surname
from taswib.text.statements.phrase_nouns import definite, indefinite, joined
from taswib.text.statements.phrase_prepositions import in_the_name, preposition, to
from taswib.text.statements.phrase_titles import this, title
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_BOUNDS = frozenset(("that", "relative", "negation", "adjunct", "action", "function", "adverb", "starts_clause"))
_LONE_ARTICLE = "ال"
_AND = "و"
_SO = "فان"
_PAST = word_set("ar", "particles", "before_subject")
_AT = word_set("ar", "particles", "posted_at")

Rule = Callable[[Walk, Word], bool | None]


def step_word(walk: Walk, word: Word) -> bool:
    """Take a word, the one where the walk stands; false where the phrase ends before it."""
    for rule in RULES:
        taken = rule(walk, word)
        if taken is not None:
            return taken
    return False


def _bound(walk: Walk, word: Word) -> bool | None:
    """No noun phrase goes past such a word, nor begins with it."""
    kinds = word.kinds
    if word.folded == _AND:
        return bool(walk.parts) and walk.at + 1 in walk.reading.quotes and walk.skip()
    if word.folded == _SO and _leads_clause(walk):
        return False
    if kinds & GIVEN or word.folded in INSIDE_TITLES:
        return None
    if not walk.parts and walk.bounded and kinds & _BOUNDS == {"action"}:
        return None
    if _is_posted(walk, word):
        return None
    ends = kinds & TIMES or _is_period(walk, word) or (kinds & _BOUNDS and (walk.parts or "unnamed" not in kinds))
    return False if ends else None


def _is_posted(walk: Walk, word: Word) -> bool:
    """Whether a title goes on with where it is held: مندوب … لدى المنظمة."""
    if word.folded not in _AT or walk.named or not walk.has_title():
        return False
    after = walk.after()
    return after is not None and after.definite


def _leads_clause(walk: Walk) -> bool:
    """Whether «فان» is «فإن», before a word with the article, and no part of a name (فان غال)."""
    after = walk.after()
    return after is not None and after.definite


def _is_period(walk: Walk, word: Word) -> bool:
    """Whether a word with «الماضي» or the like behind it tells the time: قال فلان الشهر الماضي."""
    if "period" not in word.kinds or not word.definite:
        return False
    after = walk.after()
    return after is not None and after.folded in _PAST


def _figure(walk: Walk, word: Word) -> bool | None:
    """A number or an article that stands alone (الـ 17) belongs to what is named before it."""
    if walk.bounded and walk.parts and ("number" in word.kinds or word.folded == _LONE_ARTICLE):
        return walk.skip()
    return None


def _past_end(walk: Walk, word: Word) -> bool | None:
    """A word that could begin a phrase may not be able to belong to this one."""
    if walk.parts and not walk.named and leads_given_name(walk) and not word.kinds & OBJECTS and is_owned(walk, word):
        return walk.take("dependent")  # المنتهية ولايته
    if not walk.parts:
        return None
    ends = (
        _is_own_speech(walk, word)
        or _is_hearers(walk, word)
        or _is_verb(walk, word)
        or is_accusative(walk, word)
        or is_owned(walk, word)
    )
    return False if ends else None


def _is_own_speech(walk: Walk, word: Word) -> bool:
    """Whether a word is the speaker's own speech, which a verb of going on has for its object: واصل فلان حديثه."""
    owned = walk.reading.tokens.surfaces[walk.at].endswith(("ه", "ها", "هم"))
    return owned and bool(word.kinds & {"occasion", "document"}) and not (word.definite or word.preposition)


def _is_hearers(walk: Walk, word: Word) -> bool:
    kinds = word.kinds
    if "hearers" not in kinds:
        return "demonstrative" in kinds
    after = walk.after()
    named = after is not None and after.definite and "nationality" in after.kinds  # للصحافة المغربية
    return (walk.closed or not word.definite) and not named


def _is_verb(walk: Walk, word: Word) -> bool:
    return word.form is not None and not (
        word.kinds & (TITLES | GIVEN | {"body"}) or walk.follows_preposition() or _may_be_foreign(walk, word)
    )


def _may_be_foreign(walk: Walk, word: Word) -> bool:
    """Whether a word that looks like a masdar of saying is the second half of a name right before the content."""
    form = word.form
    return walk.bounded and walk.named == 1 and form is not None and form.tense == "masdar"


RULES: tuple[Rule, ...] = (
    bound_to_name,
    surname,
    this,
    _bound,
    _figure,
    _past_end,
    in_the_name,
    preposition,
    to,
    joined,
    title,
    definite,
    indefinite,
)
