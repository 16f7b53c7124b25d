"""Nouns and adjectives inside a noun phrase, with the article and without, and what «و» joins."""

from taswib.text.lexicons import word_set
from taswib.text.statements.naming_agencies import agency_named
from taswib.text.statements.parts import Part
from taswib.text.statements.phrase_classes import GIVEN, OBJECTS, ORDINARY, PERSONAL, QUALITIES, SON_OF, TITLES, WHERE
from taswib.text.statements.phrase_looks import follows_honour, is_owned, looks_like_masdar
from taswib.text.statements.phrase_names import as_name, is_family_name, is_lone_surname, is_surname, name
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_PLACES = word_set("ar", "called", "place")
_JOINED = TITLES | {"body", "country", "place", "common"}


def joined(walk: Walk, word: Word) -> bool | None:
    """A word that «و» joins to the phrase: a further name, office, task or body."""
    if not word.joined:
        return None
    if not walk.parts or _begins_clause(walk, word):
        return False
    if walk.named == 1 and word.definite and not word.kinds - {"nisba"}:
        return as_name(walk)
    given = bool(word.kinds & GIVEN or walk.named)
    if walk.dependent and not walk.closed and not word.definite and not given:
        return walk.take("dependent")
    if _goes_on_with_office(walk, word):
        return walk.take("joined")
    return (word.definite or given or bool(word.kinds & _JOINED)) and _coordinate(walk, word, given)


def _begins_clause(walk: Walk, word: Word) -> bool:
    """Whether a joined word is a verb of saying, or an abstract noun with which the content goes on."""
    if word.form and not (walk.named and word.kinds & PERSONAL):
        return True
    return bool(word.kinds & OBJECTS) and walk.before_object and not word.kinds & (TITLES | {"body", "common"})


def _coordinate(walk: Walk, word: Word, given: bool) -> bool:
    if "connector" in word.kinds and not walk.named:  # وابن عمه
        return walk.take("joined")
    if word.kinds & TITLES and (not word.kinds & GIVEN or _is_completed(walk)):
        walk.named, walk.closed = 0, word.definite
        return walk.take("joined")
    walk.closed = word.definite or given
    if given and not word.definite:
        return not word.kinds & OBJECTS - GIVEN and walk.take("name")
    walk.named = 0
    return walk.take("joined")


def _goes_on_with_office(walk: Walk, word: Word) -> bool:
    """Whether a further task of an office is joined to it: وزير الصحة والسكان وإصلاح المستشفيات."""
    after = walk.after()
    task = word.kinds & OBJECTS and after is not None and after.definite and walk.parts[0].role == "title"
    if task and not walk.named and not walk.before_object:
        walk.closed = False
        return True
    return False


def _is_completed(walk: Walk) -> bool:
    """Whether a noun completes a word that could be a name too, so that it is an office: ومالك شركة …"""
    after = walk.after()
    return after is not None and bool(after.kinds & (ORDINARY | {"body"})) and not after.kinds & GIVEN


def _is_described(walk: Walk) -> bool:
    """Whether an adjective or a name follows, so that a word with the ending of one is a noun: السياسي الماليزي …"""
    after = walk.after()
    return after is not None and bool(after.kinds & PERSONAL or (after.definite and after.kinds & {"nisba"}))


def definite(walk: Walk, word: Word) -> bool | None:
    """A word with the article: a family name, an adjective, or the noun that closes a construct."""
    if not word.definite:
        return None
    if walk.named and walk.parts[-1].role == "name":
        return is_family_name(walk, word) and as_name(walk)
    if _is_whole_name(walk, word):
        return as_name(walk)
    if _begins_object(walk, word):
        return False
    if not walk.parts and is_surname(word) and not _is_described(walk):
        return as_name(walk)
    walk.pending_body = False
    role = "adjective" if walk.closed else "noun"
    walk.closed = True
    return walk.take("dependent" if walk.dependent else role)


def _is_whole_name(walk: Walk, word: Word) -> bool:
    """Whether a word with the article is a name: before «بن» (الأمير الوليد بن طلال), or alone behind a title."""
    if (after := walk.after()) is not None and after.folded in SON_OF:
        return True
    return follows_honour(walk) and walk.parts[-1].role == "title" and is_lone_surname(walk, word)


def _begins_object(walk: Walk, word: Word) -> bool:
    """Whether a definite noun behind a phrase that is whole begins the verb's content."""
    if not (walk.closed and walk.before_object):
        return False
    if word.kinds & {"place", "country"} and walk.before().folded[-1] != "ه":
        return True  # في تقريرها السنوي السعودية
    is_adjective = "nisba" in word.kinds or word.folded in QUALITIES or _looks_participle(walk, word)
    return not is_adjective and (not walk.dependent or bool(word.kinds & OBJECTS) or _is_addressed(walk, word))


def _looks_participle(walk: Walk, word: Word) -> bool:
    """Whether a word in no list has the shape of a participle that describes a feminine noun: المصدرة، المعنية."""
    return not word.kinds and word.core[0] == "م" and walk.reading.tokens.surfaces[walk.at].endswith("ة")


def _is_addressed(walk: Walk, word: Word) -> bool:
    """Whether a plural with an ending that no subject has, or with an adjective in it, is whom a verb speaks to."""
    if not walk.before().definite:
        return False
    after = walk.after()
    oblique = after is not None and after.definite and after.core.endswith("ين") and "nisba" in after.kinds
    return word.core.endswith("ين") or oblique


def indefinite(walk: Walk, word: Word) -> bool:
    """Whether a word without an article goes into the phrase: the first rule that has an answer gives it."""
    return next(taken for rule in _RULES if (taken := rule(walk, word)) is not None)


def _agency(walk: Walk, word: Word) -> bool | None:
    """An agency's whole name behind the word for one."""
    if not walk.parts or "outlet" not in walk.before().kinds:
        return None
    length = agency_named(walk.reading, walk.at, word.folded)
    if not length:
        return None
    walk.closed, walk.pending_body = True, False
    return walk.take("proper", min(length, walk.stop - walk.at))


def _of_some(walk: Walk, word: Word) -> bool | None:
    """مصادر أمنية"""
    if walk.parts and word.kinds & {"feminine"} and _is_adjective_of_some(walk, word):
        return _noun(walk, word)
    return None


def _behind_son(walk: Walk, word: Word) -> bool | None:
    """«ابن» makes a name of the noun before it, and answers nothing for itself."""
    if word.folded in SON_OF and walk.parts and walk.parts[-1].role in ("noun", "dependent"):
        walk.parts[-1] = walk.parts[-1]._replace(role="name")
        walk.named = 1
    return None


def _behind_proper(walk: Walk, word: Word) -> bool | None:
    """Behind a country or a body that its one word names whole, another noun is the verb's: طالب الأزهر إيران بـ."""
    if len(walk.parts) != 1:
        return None
    head = walk.before()
    if not head.kinds & WHERE or head.kinds & GIVEN:
        return None
    if "body" in head.kinds and "named_body" not in head.kinds:
        return None
    after = walk.after()
    acts = "country" in head.kinds and word.kinds <= {"masdar"} and word.folded[0] in "يت"  # ماليزيا تحجب
    apart = head.definite or acts or word.kinds & WHERE or (after is not None and after.definite)
    return False if apart and not word.kinds & GIVEN else None


def _object(walk: Walk, word: Word) -> bool | None:
    return False if _is_object(walk, word) else None


def _description(walk: Walk, word: Word) -> bool | None:
    return walk.take("noun") if _describes(walk, word) else None


def _place(walk: Walk, word: Word) -> bool | None:
    """A place or country that hangs on what is whole without it."""
    if not walk.closed or walk.named:
        return None
    kinds = word.kinds
    is_country = walk.bounded and kinds & {"place", "country"} and not kinds & PERSONAL
    return walk.take("dependent") if is_country or _is_at_place(walk, word) else None


def _owned(walk: Walk, word: Word) -> bool | None:
    return _noun(walk, word) if not walk.parts and not word.kinds & GIVEN and is_owned(walk, word) else None


def _named(walk: Walk, word: Word) -> bool | None:
    starts_alone = not walk.parts and _may_be_whole_name(walk, word)
    led = "connector" in word.kinds and bool(walk.parts) and walk.parts[-1].role == "title"
    return name(walk, word) if walk.named or walk.closed or word.kinds & PERSONAL or led or starts_alone else None


def _may_be_whole_name(walk: Walk, word: Word) -> bool:
    """Whether a phrase that begins with an indefinite word in no list can be somebody's name."""
    written, after = walk.reading.tokens.surfaces[walk.at], walk.after()
    if word.core.endswith("ات"):
        return False
    if written.endswith("ة") and after is not None and after.definite and after.kinds & (ORDINARY | {"body"}):
        return False  # عمادة القبول
    return not word.kinds & ORDINARY or looks_like_masdar(walk)


def _describes(walk: Walk, word: Word) -> bool:
    """Whether an indefinite adjective goes on an indefinite phrase that its kind has closed (مصدر خليجي مطلع)."""
    if not walk.closed or walk.named or not word.kinds & {"common", "nationality"} or word.kinds & OBJECTS:
        return False
    return walk.parts[-1].role == "noun" and not walk.before().definite and len(walk.parts) < 5


def _is_object(walk: Walk, word: Word) -> bool:
    """Whether an indefinite noun is what the verb's content begins with, and so no part of the phrase."""
    kinds = word.kinds
    if kinds & GIVEN:
        return False
    if "body" in kinds and walk.closed and (walk.named or walk.before_object):
        return True
    if not kinds & OBJECTS or walk.follows_preposition():
        return False
    if walk.bounded or "topic" in kinds:
        return "topic" in kinds and walk.closed
    return (walk.closed and walk.before_object and not _may_end_name(walk, word)) or walk.named > 1


def _may_end_name(walk: Walk, word: Word) -> bool:
    """Whether a word that only has the shape of a masdar is the second word of a name: nothing completes it."""
    if word.kinds & {"topic", "common"} or walk.named != 1:
        return False
    after = walk.reading.tokens.words[walk.at + 1] if walk.at + 1 < len(walk.reading.tokens) else None
    return after is None or not (after.definite or after.kinds & (OBJECTS | {"common"}))


def _is_at_place(walk: Walk, word: Word) -> bool:
    """Whether «ب» has grown onto a place that is in no list: a given name or a title follows it."""
    after = walk.after()
    if word.kinds or word.folded[0] != "ب" or len(word.folded) < 4 or after is None:
        return False
    return bool(after.kinds & (PERSONAL | {"honorific"}))


def _is_adjective_of_some(walk: Walk, word: Word) -> bool:
    """Whether an indefinite adjective describes people without a name, right behind them: مصادر رسمية."""
    before = walk.before()
    people = "unnamed" in before.kinds and not before.definite and walk.parts[-1].token == walk.at - 1
    looks = word.folded.endswith(("ي", "يه")) and len(word.folded) > 3
    return people and looks and word.kinds <= {"common", "feminine"}


def _noun(walk: Walk, word: Word) -> bool:
    kinds = word.kinds
    proper = walk.pending_body and not kinds and not word.folded.endswith(("ي", "يه")) and word.folded != "غير"
    in_place = bool(walk.parts) and walk.before().folded == "في" and not _heads_name(walk, word)
    if (kinds & WHERE and "body" not in kinds) or proper or in_place:
        walk.closed = True
    walk.pending_body = "body" in kinds
    if walk.parts:
        walk.closed = _closes(walk, word, walk.parts)
    return walk.take("dependent" if walk.dependent else "proper" if proper else "noun")


def _heads_name(walk: Walk, word: Word) -> bool:
    """Whether the name of a place follows the word for one, as the first of two or more: في ولاية بورنو فلان."""
    after = walk.after()
    return word.folded in _PLACES and after is not None and after.is_word and not after.kinds


def _closes(walk: Walk, word: Word, parts: list[Part]) -> bool:
    """Whether the construct is complete with a noun: an adjective of somebody, or a plural that nothing completes."""
    if word.core.endswith("ون") or ("nationality" in word.kinds and word.core.endswith(("ي", "يه"))):
        return True  # خبراء أمنيون
    if parts[0].role == "title" and _is_adjective_of_some(walk, word):
        return True
    return walk.closed and parts[-1].role != "joined"


_RULES = (_agency, _of_some, _behind_son, _behind_proper, _object, _description, _place, _owned, _named, _noun)
"""In the order in which they are asked; the last one always has an answer."""
