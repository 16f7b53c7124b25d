"""Which words of a passage are proper names: by the lists of names and places, by the title or name before them, and
in Latin letters by their capital.
"""

from collections.abc import Sequence

from taswib.text.lexicons import word_set
from taswib.text.statements.agencies import first_words
from taswib.text.statements.vocabulary import Word, vocabulary

_GIVEN = frozenset(("masculine", "feminine"))
_PLACES = frozenset(("country", "place", "outlet", "named_body"))
_NO_NAME = frozenset(
    ("function", "preposition", "relative", "that", "demonstrative", "negation", "action", "adverb", "adjunct")
)
_JOINTS = word_set("ar", "called", "joint")
_HEADS = word_set("ar", "called", "place") | word_set("ar", "called", "body")
_TITLES = word_set("ar", "called", "person")
_STOPS = ".?!:\n"


def is_name(words: Sequence[str], at: int, written: str) -> bool:
    """Whether the folded word at a place is a proper name or a part of one; `written` is the word as its text has it."""
    if written.isascii():
        return written[0].isupper() and at > 0 and words[at - 1] not in _STOPS
    word = vocabulary("ar")[written]
    if not word.is_word or word.form is not None or len(word.core) < 2:
        return False
    if word.kinds & _PLACES or is_agency(word.folded) or _is_of_country(word):
        return True
    before = words[at - 1] if at else ""
    if word.kinds & _GIVEN:
        return True
    return not word.kinds & _NO_NAME and _follows_name(words, before, word)


def _follows_name(words: Sequence[str], before: str, word: Word) -> bool:
    """Whether what stands before a word calls it by name: a given name, a joint, a title, or a head such as «مدينة»."""
    ahead = vocabulary("ar")[before] if before else None
    if ahead is None or not ahead.is_word:
        return False
    if before in _JOINTS or (ahead.kinds & _GIVEN and before != "علي"):
        return not word.joined
    bare = ahead.core if ahead.core in _HEADS else before
    if bare in _HEADS and not ahead.definite:
        return not word.kinds & _NO_NAME
    return before in _TITLES and not word.definite and not word.kinds and not word.joined


def _is_of_country(word: Word) -> bool:
    """Whether an adjective is made of a country's name: المصري، اللبنانية."""
    if "nisba" not in word.kinds or not word.definite:
        return False
    stem = word.core.removesuffix("ون").removesuffix("ين").removesuffix("ه").removesuffix("ي")
    known = vocabulary("ar")
    return any("country" in known[form].kinds for form in (stem, f"ال{stem}", f"{stem}ا", f"{stem}يا", f"ال{stem}ه"))


def is_agency(word: str) -> bool:
    """Whether the folded word begins the name of a news agency or an outlet."""
    return word in first_words("ar") or (len(word) > 3 and word[0] in "وبل" and word[1:] in first_words("ar"))


def may_speak(word: str) -> bool:
    """Whether the folded word is an office or a body, or on no list at all, so that in a source it is a name."""
    known = vocabulary("ar")[word]
    if known.kinds & {"office", "body"}:
        return True
    return known.is_word and len(known.core) > 2 and known.form is None and known.kinds <= {"nisba", "masdar"}


def is_given(word: str) -> bool:
    """Whether the folded word is a given name on the list."""
    return bool(vocabulary("ar")[word].kinds & _GIVEN)
