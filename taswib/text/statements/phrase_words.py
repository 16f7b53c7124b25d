"""What the words inside a noun phrase do, as rules that are asked in turn.

A rule answers true where it took the word into the phrase, false where the phrase ends before it, and none where the word
is not its business.
"""

from collections.abc import Callable

from taswib.text.lexicons import word_set
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import Walk

_NAME_WORDS = 6
_BOUNDS = frozenset(("that", "relative", "negation", "adjunct", "action", "function", "adverb", "starts_clause"))
_TIMES = frozenset(("weekday", "day", "part"))
_GIVEN = frozenset(("masculine", "feminine", "connector"))
_PERSONAL = frozenset(("masculine", "feminine"))
_OBJECTS = frozenset(("masdar", "topic"))
_TITLES = frozenset(("office", "honorific", "unnamed"))
_AUDIENCE = frozenset(("outlet", "hearers", "medium"))
_ORDINARY = frozenset(
    (
        "body",
        "document",
        "occasion",
        "outlet",
        "masdar",
        "topic",
        "number",
        "elative",
        "function",
        "common",
        "unnamed",
        "month",
    )
)
_WHERE = frozenset(("place", "country", "named_body"))
_INSIDE_TITLES = word_set("ar", "particles", "in_the_name_of")
_BINDS_NAMES = word_set("ar", "particles", "binds_names")
_QUALITIES = word_set("ar", "particles", "quality")
_LEADS_INSIDE = word_set("ar", "particles", "leads_inside")
_NO_PART = word_set("ar", "particles", "no_part")
_MANY = ("ون", "ين", "ات")
_RANKS = frozenset(("اول", "ثان"))
_OWN_HONOURS = frozenset(("سعادته", "سعادتها", "دولته"))
_LONE_ARTICLE = "ال"

Rule = Callable[[Walk, Word], bool | None]


def step_word(walk: Walk) -> bool:
    """Take a word; false where the phrase ends before it."""
    word = walk.word(walk.at)
    for rule in RULES:
        taken = rule(walk, word)
        if taken is not None:
            return taken
    return False


def _bound(walk: Walk, word: Word) -> bool | None:
    """No noun phrase goes past such a word, nor begins with it."""
    kinds = word.kinds
    if kinds & _GIVEN or word.folded in _INSIDE_TITLES:
        return None
    if not walk.parts and walk.bounded and kinds & _BOUNDS == {"action"}:
        return None
    ends = kinds & _TIMES or (kinds & _BOUNDS and (walk.parts or "unnamed" not in kinds))
    return False if ends else None


def _bound_to_name(walk: Walk, word: Word) -> bool | None:
    """Behind بن or أبو stands a name, whatever else the word may be."""
    if walk.named and walk.parts[-1].token == walk.at - 1 and walk.before().folded in _BINDS_NAMES:
        return None if word.preposition and word.definite else _as_name(walk)
    return None


def _surname(walk: Walk, word: Word) -> bool | None:
    """Right before a mark, a word behind one given name is the family name, even if it may be a verb (فتح، عرفات)."""
    if walk.named != 1 or not walk.before().kinds & _PERSONAL:
        return None
    if not (_is_last(walk) or (word.kinds & _TITLES and _is_before_title(walk.after()))):
        return None
    barred = _NO_SURNAME | _TITLES if word.definite else _NO_SURNAME
    plain = not (word.preposition or word.joined or word.kinds & barred or word.folded in _QUALITIES)
    return _as_name(walk) if plain and not _is_accusative(walk, word) else None


_ADJUNCTS = frozenset(("adverb", "adjunct", "weekday", "day", "part"))
_NO_SURNAME = frozenset(("that", "relative", "weekday", "day", "part", "adverb", "adjunct", "preposition", "function"))


def _figure(walk: Walk, word: Word) -> bool | None:
    """A number or an article that stands alone (الـ 17) belongs to what is named before it."""
    if walk.bounded and walk.parts and ("number" in word.kinds or word.folded == _LONE_ARTICLE):
        return walk.skip()
    return None


def _past_end(walk: Walk, word: Word) -> bool | None:
    """A word that could begin a phrase may not be able to belong to this one."""
    if (
        walk.parts
        and not walk.named
        and _leads_given_name(walk)
        and not word.kinds & _OBJECTS
        and _is_owned(walk, word)
    ):
        return walk.take("dependent")  # المنتهية ولايته
    if not walk.parts:
        return None
    ends = _is_hearers(walk, word) or _is_verb(walk, word) or _is_accusative(walk, word) or _is_owned(walk, word)
    return False if ends else None


def _is_hearers(walk: Walk, word: Word) -> bool:
    kinds = word.kinds
    if "hearers" not in kinds:
        return "demonstrative" in kinds
    after = walk.after()
    named = after is not None and after.definite and "nationality" in after.kinds  # للصحافة المغربية
    return (walk.closed or not word.definite) and not named


def _is_verb(walk: Walk, word: Word) -> bool:
    return word.form is not None and not (
        word.kinds & (_TITLES | _GIVEN | {"body"}) or walk.follows_preposition() or _may_be_foreign(walk, word)
    )


def _may_be_foreign(walk: Walk, word: Word) -> bool:
    """Whether a word that looks like a masdar of saying is the second half of a name right before the content."""
    form = word.form
    return walk.bounded and walk.named == 1 and form is not None and form.tense == "masdar"


def _is_accusative(walk: Walk, word: Word) -> bool:
    """Whether an indefinite noun has the ending of an object or an adverb, which no subject has (سائحًا، مبتسمًا)."""
    if word.definite or word.preposition or "preposition" in word.kinds:
        return False
    if word.folded[-1] != "ا" or len(word.folded) < 4 or word.kinds & (_GIVEN | _TITLES | {"place", "country"}):
        return False
    if "ً" in walk.reading.tokens.surfaces[walk.at]:
        return True
    if walk.named or walk.bounded or walk.abstract or not walk.before().is_word:
        return False
    return (walk.closed or walk.before_object) and not _follows_honour(walk)


def _follows_honour(walk: Walk) -> bool:
    return bool(walk.parts) and "honorific" in walk.before().kinds


def _is_owned(walk: Walk, word: Word) -> bool:
    """Whether a possessive has grown onto a noun that is in no list, so that it is no name (شكره، فريقها)."""
    if word.kinds - {"masdar", "topic", "common"} or word.definite or _leads(walk, word):
        return False
    if walk.named == 1 and _goes_on_as_arabic(walk):
        return False
    written = walk.reading.tokens.surfaces[walk.at]
    if written.endswith(("ها", "هم", "هما")) and len(written) > 4:
        return not (walk.bounded and walk.named)
    return written.endswith("ه") and written[-2:-1] not in "اي" and not (walk.bounded and walk.named == 1)


def _leads(walk: Walk, word: Word) -> bool:
    return bool(word.preposition) or "preposition" in word.kinds or _is_to(walk, word)


def _this(walk: Walk, word: Word) -> bool | None:
    if "demonstrative" in word.kinds:
        return walk.take("title")
    if word.folded in _RANKS and walk.parts and walk.parts[-1].role == "title":  # الفريق أول ركن
        return walk.take("title")
    return None


def _in_the_name(walk: Walk, word: Word) -> bool | None:
    return walk.open_dependent() if word.folded in _INSIDE_TITLES and walk.parts else None


def _preposition(walk: Walk, word: Word) -> bool | None:
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
    if word.kinds & _AUDIENCE and letter != "ب":
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
    if after is None:
        return False
    quote = walk.reading.quotes.get(walk.at + 1)
    if quote and word.folded == "ل":
        inner = walk.reading.tokens.words[quote.start].folded if quote.start < len(walk.reading.tokens) else ""
        return not walk.closed or inner not in walk.reading.carriers
    if after.kinds & {"number", "month", "that"} | after.kinds & _TIMES or _is_occasion(after):
        return False
    return word.folded in _LEADS_INSIDE


def _is_occasion(word: Word) -> bool:
    """Whether a noun is an occasion of speech, and no institution too (برنامج، مؤتمر)."""
    return "occasion" in word.kinds and not word.kinds & {"body", "name_head"}


def _to(walk: Walk, word: Word) -> bool | None:
    if not (walk.parts and _is_to(walk, word)):
        return None
    return not walk.named and walk.open_dependent()


def _is_to(walk: Walk, word: Word) -> bool:
    """Whether «ل» has grown onto a noun. Where a name goes on, only onto one that is known for a noun."""
    if word.folded[0] != "ل" or len(word.folded) < 3 or word.kinds:
        return False
    rest = walk.reading.vocabulary[word.folded[1:]]
    if rest.folded in walk.reading.carriers and not rest.kinds & _GIVEN:
        return True
    if len(word.folded) == 3 or rest.kinds & {"topic", "common", "body", "office", "unnamed"}:
        return len(word.folded) > 3
    if rest.kinds & _OBJECTS:
        written = walk.reading.tokens.surfaces[walk.at]
        return not walk.named or (rest.kinds == {"masdar"} and written.endswith(("ة", "ات")))
    return not walk.named and word.folded[1] not in "اوي" and not _follows_honour(walk)


def _joined(walk: Walk, word: Word) -> bool | None:
    if not word.joined:
        return None
    if not walk.parts or (word.form and not (walk.named and word.kinds & _PERSONAL)):
        return False
    if word.kinds & _OBJECTS and walk.before_object and not word.kinds & (_TITLES | {"body", "common"}):
        return False
    given = bool(word.kinds & _GIVEN or walk.named)
    if walk.named == 1 and word.definite and not word.kinds - {"nisba"}:
        return _as_name(walk)
    if walk.dependent and not walk.closed and not word.definite and not given:
        return walk.take("dependent")
    if not (word.definite or given or word.kinds & (_TITLES | {"body", "country", "place", "common"})):
        return False
    return _coordinate(walk, word, given)


def _coordinate(walk: Walk, word: Word, given: bool) -> bool:
    if "connector" in word.kinds and not walk.named:  # وابن عمه
        return walk.take("joined")
    if word.kinds & _TITLES and not word.kinds & _GIVEN:
        walk.named, walk.closed = 0, word.definite
        return walk.take("joined")
    walk.closed = word.definite or given
    if given and not word.definite:
        return not word.kinds & _OBJECTS - _GIVEN and walk.take("name")
    walk.named = 0
    return walk.take("joined")


def _title(walk: Walk, word: Word) -> bool | None:
    if not word.kinds & _TITLES or _is_name_here(walk, word):
        return None
    if walk.pending_body and "honorific" in word.kinds:
        walk.in_body_name, walk.closed, walk.pending_body = True, True, False
        return walk.take("proper")
    walk.in_body_name = False
    if walk.parts and word.folded in _OWN_HONOURS and not _leads_name(walk):
        return False  # أبدى فلان سعادته
    if walk.named:
        return _title_behind_name(walk, word)
    if _closes_construct(walk, word):
        walk.closed, walk.pending_body = True, False
        return walk.take("noun")
    return _take_title(walk, word)


def _closes_construct(walk: Walk, word: Word) -> bool:
    """Whether a definite title only completes the noun before it (نقابة المهندسين), and leads no name."""
    is_open = word.definite and not walk.closed and bool(walk.parts)
    if not is_open or walk.parts[-1].role not in ("noun", "joined", "dependent"):
        return False
    return "honorific" not in word.kinds or not _leads_name(walk)


def _is_name_here(walk: Walk, word: Word) -> bool:
    """Whether a word that is a name and an office is the name: behind a title (الدكتور مساعد), or before a family name."""
    if word.definite or not word.kinds & _PERSONAL or not walk.closed or walk.named:
        return False
    after = walk.after()
    return _follows_honour(walk) or (after is not None and after.definite and after.kinds <= {"nisba"})


def _take_title(walk: Walk, word: Word) -> bool:
    walk.named = 0
    walk.closed = word.definite or (walk.closed and "honorific" in word.kinds and "office" not in word.kinds)
    walk.closed = walk.closed or bool(word.kinds & {"honorific"} and _follows_honour(walk))
    walk.dependent = walk.pending_body = False
    return walk.take("title")


def _leads_name(walk: Walk) -> bool:
    """Whether a name stands behind the title at hand."""
    after = walk.after()
    return (
        after is not None and after.is_word and not after.definite and (bool(after.kinds & _GIVEN) or not after.kinds)
    )


def _leads_given_name(walk: Walk) -> bool:
    after = walk.after()
    return after is not None and not after.definite and bool(after.kinds & _PERSONAL)


def _title_behind_name(walk: Walk, word: Word) -> bool:
    """A title word right behind a name is a family name (القاضي، الخطيب), a title in apposition, or another's."""
    if not word.definite:
        return _indefinite(walk, word) if "office" not in word.kinds and walk.named < 2 else _apposed(walk, word)
    after = walk.after()
    whole = _is_last(walk) or (walk.named == 1 and after is not None and bool(after.kinds & _OBJECTS))
    if whole and walk.named < _NAME_WORDS and walk.parts[-1].role == "name":
        return _as_name(walk)
    if walk.before_object and "honorific" not in word.kinds:
        return False
    return _take_title(walk, word)


def _apposed(walk: Walk, word: Word) -> bool:
    return _take_title(walk, word)


def _definite(walk: Walk, word: Word) -> bool | None:
    if not word.definite:
        return None
    if walk.named and walk.parts[-1].role == "name":
        return _is_family_name(walk, word) and _as_name(walk)
    if _follows_honour(walk) and walk.parts[-1].role == "title" and _is_lone_surname(walk, word):
        return _as_name(walk)
    adjective = "nisba" in word.kinds or word.folded in _QUALITIES
    if walk.before_object and walk.closed and word.kinds & {"place", "country"} and walk.before().folded[-1] != "ه":
        return False  # في تقريرها السنوي السعودية
    if walk.closed and walk.before_object and not adjective and (not walk.dependent or word.kinds & _OBJECTS):
        return False
    if not walk.parts and _is_surname(word):
        walk.closed, walk.named = True, 1
        return walk.take("name")
    walk.pending_body = False
    role = "adjective" if walk.closed else "noun"
    walk.closed = True
    return walk.take("dependent" if walk.dependent else role)


def _is_lone_surname(walk: Walk, word: Word) -> bool:
    """Whether a definite word behind a title is all of a name (الدكتور الشثري), and no adjective of the title."""
    after = walk.after()
    if _is_known_noun(word):
        return False
    if after is None or not after.is_word or after.kinds & _OBJECTS:
        return True
    if _is_last(walk) and word.core[0] != "م":
        return True
    return after.folded in ("في", "من") and word.core[0] != "م"


def _is_surname(word: Word) -> bool:
    return "nisba" in word.kinds and "body" not in word.kinds and "nationality" not in word.kinds


def _is_known_noun(word: Word) -> bool:
    return bool(word.kinds & (_ORDINARY | _TITLES | _WHERE | {"nationality"})) or word.folded in _QUALITIES


def _is_family_name(walk: Walk, word: Word) -> bool:
    """Whether a word with the article behind a name belongs to it (الجبير), and is no noun or adjective of its own."""
    if walk.named >= _NAME_WORDS or word.folded in _QUALITIES:
        return False
    if word.kinds & {"nationality"}:
        return (walk.named == 1 and _goes_on_as_arabic(walk)) or (_starts_as_arabic(walk) and _is_last(walk))
    arabic = _goes_on_as_arabic(walk)
    if word.kinds - {"nisba", "place", "country", "masculine", "feminine", "masdar", "common"}:
        return walk.bounded and arabic
    if walk.named == 1 and arabic:
        return True
    if "common" in word.kinds:
        return walk.bounded and arabic
    if walk.before_object and (word.kinds & _OBJECTS or (walk.before().definite and "nisba" not in word.kinds)):
        return False
    if word.core[0] == "م" and len(word.core) > 4 and "nisba" not in word.kinds and _goes_on(walk):
        return False  # المتحدر، المقرب: a participle
    if word.core.endswith(_MANY) and not walk.bounded:
        return False
    return walk.named < 3 or walk.bounded or "nisba" in word.kinds or _goes_on_as_arabic(walk)


def _goes_on(walk: Walk) -> bool:
    """Whether another word follows, so that a participle may be what it completes."""
    after = walk.after()
    if not walk.bounded:
        return not _is_before_title(after)
    if after is None or _is_before_title(after):
        return False
    return bool(after.preposition) or "preposition" in after.kinds or after.definite


def _is_before_title(after: Word | None) -> bool:
    return after is not None and after.is_word and bool(after.kinds & _TITLES)


def _starts_as_arabic(walk: Walk) -> bool:
    first = walk.parts[-walk.named].token
    return walk.named < 4 and bool(walk.reading.tokens.words[first].kinds & _PERSONAL)


def _is_last(walk: Walk) -> bool:
    """Whether a mark, an adjunct or the content follows, so that the word completes what is before it."""
    after = walk.after()
    if after is None:
        return not walk.before_object
    if not after.is_word or after.kinds & _ADJUNCTS:
        return True
    return walk.bounded and walk.at + 2 == walk.stop and "preposition" in after.kinds


def _goes_on_as_arabic(walk: Walk) -> bool:
    return bool(walk.before().kinds & _GIVEN)


def _indefinite(walk: Walk, word: Word) -> bool:
    kinds = word.kinds
    if word.folded in ("بن", "بنت") and walk.parts and walk.parts[-1].role in ("noun", "dependent"):
        walk.parts[-1] = walk.parts[-1]._replace(role="name")
        walk.named = 1
    if _is_object(walk, word):
        return False
    if _describes(walk, word):
        return walk.take("noun")
    if walk.closed and walk.bounded and not walk.named and kinds & {"place", "country"} and not kinds & _PERSONAL:
        return walk.take("dependent")
    if walk.closed and not walk.named and _is_at_place(walk, word):
        return walk.take("dependent")
    if not walk.parts and not kinds & _GIVEN and _is_owned(walk, word):
        return _noun(walk, word)
    starts_alone = not walk.parts and _may_be_whole_name(walk, word)
    led = "connector" in kinds and bool(walk.parts) and walk.parts[-1].role == "title"
    if walk.named or walk.closed or kinds & _PERSONAL or led or starts_alone:
        return _name(walk, word)
    return _noun(walk, word)


def _may_be_whole_name(walk: Walk, word: Word) -> bool:
    """Whether a phrase that begins with an indefinite word in no list can be somebody's name."""
    written, after = walk.reading.tokens.surfaces[walk.at], walk.after()
    if word.core.endswith("ات"):
        return False
    if written.endswith("ة") and after is not None and after.definite and after.kinds & (_ORDINARY | {"body"}):
        return False  # عمادة القبول
    return not word.kinds & _ORDINARY or _looks_like_masdar(walk)


def _describes(walk: Walk, word: Word) -> bool:
    """Whether an indefinite adjective goes on an indefinite phrase that its kind has closed (مصدر خليجي مطلع)."""
    if not walk.closed or walk.named or not word.kinds & {"common", "nationality"} or word.kinds & _OBJECTS:
        return False
    return walk.parts[-1].role == "noun" and not walk.before().definite and len(walk.parts) < 5


def _is_object(walk: Walk, word: Word) -> bool:
    """Whether an indefinite noun is what the verb's content begins with, and so no part of the phrase."""
    kinds = word.kinds
    if kinds & _GIVEN:
        return False
    if "body" in kinds and walk.closed and (walk.named or walk.before_object):
        return True
    if not kinds & _OBJECTS or walk.follows_preposition():
        return False
    if walk.bounded or "topic" in kinds:
        return "topic" in kinds and walk.closed
    return (walk.closed and walk.before_object and not _may_end_name(walk, word)) or walk.named > 1


def _may_end_name(walk: Walk, word: Word) -> bool:
    """Whether a word that only has the shape of a masdar is the second word of a name: nothing completes it."""
    if word.kinds & {"topic", "common"} or walk.named != 1:
        return False
    after = walk.reading.tokens.words[walk.at + 1] if walk.at + 1 < len(walk.reading.tokens) else None
    return after is None or not after.definite


def _looks_like_masdar(walk: Walk) -> bool:
    """Whether a word has a masdar's shape and no more: nothing completes it, so that it is a name (ترامب)."""
    word, after = walk.word(walk.at), walk.after()
    written = walk.reading.tokens.surfaces[walk.at]
    if not word.kinds <= {"masdar"} or written.endswith(("ه", "ها", "هم", "هما", "ة")):
        return False
    return after is None or not (after.definite or "common" in after.kinds)


def _is_at_place(walk: Walk, word: Word) -> bool:
    """Whether «ب» has grown onto a place that is in no list: a given name or a title follows it."""
    after = walk.after()
    if word.kinds or word.folded[0] != "ب" or len(word.folded) < 4 or after is None:
        return False
    return bool(after.kinds & (_PERSONAL | {"honorific"}))


def _noun(walk: Walk, word: Word) -> bool:
    kinds = word.kinds
    proper = walk.pending_body and not kinds and not word.folded.endswith(("ي", "يه")) and word.folded != "غير"
    in_place = bool(walk.parts) and walk.before().folded == "في"
    if kinds & _WHERE or proper or in_place:
        walk.closed = True
    walk.pending_body = "body" in kinds
    if walk.parts and walk.parts[-1].role == "joined":
        walk.closed = False
    if walk.parts and (word.core.endswith("ون") or (kinds & {"nationality"} and word.core.endswith(("ي", "يه")))):
        walk.closed = True  # خبراء أمنيون: nothing completes such a phrase
    return walk.take("dependent" if walk.dependent else "proper" if proper else "noun")


def _name(walk: Walk, word: Word) -> bool:
    kinds = word.kinds
    if walk.named >= _NAME_WORDS or "number" in kinds or (walk.parts and _is_no_name(walk, word)):
        return False
    if walk.in_body_name and walk.parts[-1].role == "proper":
        return walk.take("proper")
    walk.in_body_name = False
    return _as_name(walk)


def _is_no_name(walk: Walk, word: Word) -> bool:
    if word.kinds & _GIVEN:
        return False
    if word.kinds & {"common", "nationality", "month"}:
        return True
    if not walk.named:
        return False
    if word.kinds & {"country", "place"}:
        return not (walk.bounded and walk.named == 1 and walk.before().kinds & _PERSONAL)
    if word.core.endswith("ات"):
        return not walk.bounded
    return walk.named > 1 and (word.folded[0] == "ي" or word.folded[-1] == "ه") and not walk.bounded


def _as_name(walk: Walk) -> bool:
    walk.named += 1
    walk.closed, walk.dependent = True, False
    return walk.take("name")


RULES: tuple[Rule, ...] = (
    _bound_to_name,
    _surname,
    _this,
    _bound,
    _figure,
    _past_end,
    _in_the_name,
    _preposition,
    _to,
    _joined,
    _title,
    _definite,
    _indefinite,
)
