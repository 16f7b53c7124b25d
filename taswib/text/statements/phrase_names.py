"""The words of a name inside a noun phrase: given names, what بن and أبو bind, family names."""

from taswib.text.lexicons import word_set
from taswib.text.statements.phrase_classes import GIVEN, NAME_WORDS, OBJECTS, PERSONAL, QUALITIES, TITLES
from taswib.text.statements.phrase_looks import (
    goes_further,
    goes_on,
    goes_on_as_arabic,
    is_accusative,
    is_before_title,
    is_known_noun,
    is_last,
    looks_present,
    starts_as_arabic,
)
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_BINDS_NAMES = word_set("ar", "particles", "binds_names")
_MANY = ("ون", "ين", "ات")
_COMPOUND = word_set("ar", "particles", "compound")
_MAY_BE_NAME = frozenset(("nisba", "place", "country", "masculine", "feminine", "masdar", "common"))
_NO_SURNAME = frozenset(("that", "relative", "weekday", "day", "part", "adverb", "adjunct", "preposition", "function"))


def bound_to_name(walk: Walk, word: Word) -> bool | None:
    """Behind بن or أبو stands a name, whatever else the word may be."""
    if walk.named and walk.parts[-1].token == walk.at - 1 and walk.before().folded in _BINDS_NAMES:
        if word.kinds & {"number", "weekday"}:  # ابن الأحد عشر عاما
            walk.give_back()
            return False
        return None if word.preposition and word.definite else as_name(walk)
    return None


def surname(walk: Walk, word: Word) -> bool | None:
    """Right before a mark, a word behind one given name is the family name, even if it may be a verb (فتح، عرفات)."""
    if not ((walk.named == 1 and walk.before().kinds & PERSONAL) or (walk.named == 2 and "masculine" in word.kinds)):
        return None
    if not (is_last(walk) or is_before_title(walk.after())):
        return None
    barred = _NO_SURNAME | TITLES if word.definite else _NO_SURNAME
    plain = not (word.preposition or word.joined or word.kinds & barred or word.folded in QUALITIES)
    return as_name(walk) if plain and not is_accusative(walk, word) else None


def is_lone_surname(walk: Walk, word: Word) -> bool:
    """Whether a definite word behind a title is all of a name (الدكتور الشثري), and no adjective of the title."""
    after = walk.after()
    if is_known_noun(word):
        return False
    if after is None or not after.is_word or after.kinds & OBJECTS:
        return True
    if is_last(walk) and word.core[0] != "م":
        return True
    return after.folded in ("في", "من") and word.core[0] != "م"


def is_surname(word: Word) -> bool:
    return "nisba" in word.kinds and "body" not in word.kinds and "nationality" not in word.kinds


def is_family_name(walk: Walk, word: Word) -> bool:
    """Whether a word with the article behind a name belongs to it (الجبير), and is no noun or adjective of its own."""
    if walk.named >= NAME_WORDS or word.folded in QUALITIES:
        return False
    arabic = goes_on_as_arabic(walk)
    if "nationality" in word.kinds:
        return (walk.named == 1 and arabic) or (
            starts_as_arabic(walk) and is_last(walk) and not walk.before().definite and not _has_clan(walk)
        )
    if word.kinds - _MAY_BE_NAME:
        return walk.bounded and arabic
    if walk.named == 1 and arabic:
        return True
    if "common" in word.kinds:
        return walk.bounded and arabic
    return not _is_other_noun(walk, word) and _may_be_that_long(walk, word)


def _is_other_noun(walk: Walk, word: Word) -> bool:
    """Whether a definite word behind a name begins the content, or is a participle or a plural that tells of it."""
    is_nisba, behind_surname = "nisba" in word.kinds, walk.before().definite and walk.before().folded not in _COMPOUND
    if walk.before_object and (word.kinds & OBJECTS or (behind_surname and not is_nisba)):
        return True
    if behind_surname and not _is_bound(walk) and goes_further(walk) and (not is_nisba or word.core.endswith("يه")):
        return True  # فلان القريشي الحاصل على …، الأندية الطلابية
    if word.core[0] == "م" and len(word.core) > 4 and not is_nisba and goes_on(walk):
        return True  # المتحدر، المقرب
    return word.core.endswith(_MANY) and not walk.bounded


def _is_bound(walk: Walk) -> bool:
    """Whether the word before completes a name (عبد العزيز), so that the family name is still to come."""
    return walk.reading.tokens.words[walk.at - 2].folded in _BINDS_NAMES


def _ends_in_surname(walk: Walk) -> bool:
    """Whether the name so far ends in a family name with the article, and not in a given one (عبد العزيز، سيف الله)."""
    return walk.before().definite and walk.before().folded not in _COMPOUND and not _is_bound(walk)


def _has_clan(walk: Walk) -> bool:
    """Whether «آل» has told the family already (سلمان آل خليفة البحريني)."""
    run = walk.parts[-walk.named :]
    return any(walk.reading.tokens.words[part.token].folded == "ال" for part in run)


def _may_be_that_long(walk: Walk, word: Word) -> bool:
    return walk.named < 3 or walk.bounded or "nisba" in word.kinds or goes_on_as_arabic(walk)


def name(walk: Walk, word: Word) -> bool:
    kinds = word.kinds
    if walk.named >= NAME_WORDS or "number" in kinds or (walk.parts and _is_no_name(walk, word)):
        return False
    if walk.in_body_name and walk.parts[-1].role == "proper":
        return walk.take("proper")
    walk.in_body_name = False
    return as_name(walk)


def _is_no_name(walk: Walk, word: Word) -> bool:
    if word.kinds & GIVEN:
        return False
    if word.kinds & {"common", "nationality", "month", "document"}:
        return True
    if not walk.named:
        return (word.core.endswith("ات") and not is_last(walk)) or looks_present(walk, word)  # محللون تصرفات …
    if walk.named > 1 and not word.kinds and _ends_in_surname(walk):
        return True  # فلان العكيك معرف القبيلة
    if word.kinds & {"country", "place"}:
        last = walk.at + 1 == walk.stop or (walk.named == 1 and bool(walk.before().kinds & PERSONAL))
        return not (walk.bounded and last)
    if word.core.endswith("ات"):
        return not (walk.bounded or (walk.named == 1 and is_last(walk)))
    return walk.named > 1 and (word.folded[0] == "ي" or word.folded[-1] == "ه") and not walk.bounded


def as_name(walk: Walk) -> bool:
    walk.named += 1
    walk.closed, walk.dependent = True, False
    return walk.take("name")
