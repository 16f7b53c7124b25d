"""What a word is to the grammar of reported speech; asked once for each distinct word and remembered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from taswib.text.folding import fold_word
from taswib.text.lexicons import classes
from taswib.text.statements.verbs import Form, actions, carriers_of_nouns, forms

_ALIF_MAQSURA = "ى"
_LISTS = ("structure", "speech", "persons", "bodies", "names", "places", "times", "common")
_GIVEN = frozenset(("masculine", "feminine"))
_NAMES = frozenset(("office", "honorific", "masculine", "feminine"))
_BODIES = frozenset(("body", "outlet"))
_CIRCUMSTANCES = frozenset(("adjunct", "adverb"))
_NO_MASDAR = frozenset(("masculine", "feminine", "office", "body", "place", "country"))
_REMEMBERED = 200_000
_CONJUNCTIONS = "وف"
_PREFIXES = "بلك"
_ARTICLE = "ال"
_LEADS_PRESENT, _PRESENT = frozenset("سل"), frozenset("يت")
_GROWN = "وفبلك"
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")
_MASDAR = re.compile(
    "(?:است.{2,3}ا.|ا.ت.ا.|ان.{2}ا.|ا.{2}ا.|ت.{2}ي.|م.ا.{2}ه|ا.{1,2}اء|ت.{1,2}ا.{1,2}|ت.{3}|.{2,3}و[له]يه|ا.ا.ه|و.و.)(?:ه|ها|هم|هما|ته|تها|تهم)?"
)
_INFLECTS = frozenset(("office", "unnamed", "common", "nationality"))
_PLURALS = (("ون", True), ("ين", True), ("ات", True))
_ENDINGS = (*_PLURALS, ("ان", False), ("ا", False), ("هما", False), ("هم", False), ("ها", False), ("ه", False))
_WITH_ARTICLES = (*_PLURALS, ("ان", True))
_ENDS_INFLECTED = tuple(ending for ending, _plural in _ENDINGS)
_OF_WAW = re.compile("و.و.|و.ا(?:[^ه]ه|.ته|.تها|.تهم)")
_MASDAR_OF_LAM = re.compile("الت.ا.(?:ه|ها|هم)?")
_NISBA = re.compile(".{2,}(?:ي|يه|يون|يين|يان)$")
_TAKES_CLASSES = frozenset(
    (
        "office",
        "body",
        "occasion",
        "document",
        "outlet",
        "medium",
        "hearers",
        "place",
        "country",
        "unnamed",
        "name_head",
        "weekday",
        "honorific",
        "named_body",
        "topic",
        "common",
    )
)
_WITH_ARTICLE = frozenset(("office", "body", "occasion", "unnamed", "topic", "common", "nationality"))


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word taken apart. `kinds` are the classes of the lexicon that it, or it without what grew onto it,
    is in.
    """

    folded: str
    core: str
    """Without conjunction, preposition and article."""
    joined: str
    """The conjunction grown onto it, or nothing."""
    preposition: str
    definite: bool
    kinds: frozenset[str]
    form: Form | None
    is_word: bool
    may_report: bool = False
    """Whether a cue may begin with it."""
    may_name: bool = False
    """Whether a mention of somebody may begin with it."""


NOTHING = frozenset[str]()


class Vocabulary(dict[str, Word]):
    """Words by the way in which a text writes them. It forgets when it has grown large, so that memory stays
    bounded.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self._kinds = _kinds(language)
        self._forms = forms(language)
        self._actions = actions(language)
        self._light = carriers_of_nouns(language)
        self._phrases = _first_words(language)

    def __missing__(self, surface: str) -> Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = self[surface] = self._taken_apart(surface)
        return word

    def _taken_apart(self, surface: str) -> Word:
        word = fold_word(surface)
        if not word or not (word[0].isalnum()):
            return Word(word or surface, "", "", "", False, NOTHING, None, is_word=False)
        joined, rest = self._without_conjunction(word)
        preposition, bare = self._without_preposition(rest)
        definite = self._has_article(surface, bare)
        core = bare[2:] if definite else bare
        kinds = _as_written(surface, self._classes(word, rest, bare, core, bool(preposition), definite))
        form = self._forms.get(rest) if definite or preposition else self._form(rest, kinds)
        if form and _is_other_word(surface, form, kinds):
            form = None
        may_report = form is not None or core in self._light or word in self._phrases or rest in self._phrases
        may_name = bool(kinds & _NAMES or (kinds & _BODIES and not definite))
        return Word(word, core, joined, preposition, definite, kinds, form, True, may_report, may_name)

    def _inflected(self, core: str, endings: tuple[tuple[str, bool], ...]) -> frozenset[str]:
        """The classes of a noun or adjective with an ending: متحدثها، مندوبا، خبراء أمنيون."""
        if not core.endswith(_ENDS_INFLECTED):
            return NOTHING
        for ending, plural in endings:
            stem = core.removesuffix(ending)
            if stem == core or len(stem) < 3:
                continue
            stem = f"{stem[:-1]}ه" if stem[-1] == "ت" and ending in _PRONOUNS else stem
            inflects = _INFLECTS | {"topic"} if ending in _PRONOUNS else _INFLECTS
            if found := self._kinds.get(stem, NOTHING) & inflects:
                return (found - {"office"}) | {"unnamed"} if plural and "office" in found else found
        return NOTHING

    def _has_article(self, surface: str, bare: str) -> bool:
        """Whether the word has the article: «إلغاء» and «أليسون» begin with another letter, «التزام» is a noun whole."""
        if not bare.startswith(_ARTICLE) or len(bare) < 4 or surface.lstrip(_GROWN)[:1] in ("إ", "أ", "آ"):
            return False
        kinds = self._kinds.get(bare, NOTHING)
        return not (kinds & _GIVEN or ("topic" in kinds and _MASDAR_OF_LAM.fullmatch(bare)))

    def _form(self, word: str, kinds: frozenset[str]) -> Form | None:
        form = self._forms.get(word)
        if form is None and word[:1] == "ل" and word[1:2] in ("ي", "ت"):  # ليقول، ليضيف
            form = self._forms.get(word[1:])
            return form if form and "goes_on" in form.verb.frames else None
        is_noun = form is not None and form.tense == "participle" and bool(kinds & {"office", "body", "place"})
        return None if is_noun else form

    def _acts(self, word: str) -> bool:
        """Whether a word is a frequent verb, or one in the present behind «س» or «ل» (سيقوم، ليصل)."""
        led = word[:1] in _LEADS_PRESENT and word[1:2] in _PRESENT
        return word in self._actions or (led and (word[1:] in self._actions or word[1:] in self._forms))

    def _known(self, word: str) -> bool:
        return word in self._kinds or word in self._forms or word in self._actions

    def _without_conjunction(self, word: str) -> tuple[str, str]:
        if word[0] == "ف" and not (self._known(word[1:]) or word[1:3] == _ARTICLE):
            return "", word
        if not self._known(word[1:]) and (len(word) == 3 or _OF_WAW.fullmatch(word)):  # ويل، وقوع
            return "", word
        if word[0] in _CONJUNCTIONS and len(word) > 2 and not self._stands_whole(word):
            return word[0], word[1:]
        return "", word

    def _stands_whole(self, word: str) -> bool:
        """Whether a word that begins with a conjunction's letter is one: «وعد», but not «ودعا», though two may part."""
        if word in self._kinds or word in self._forms:
            return True
        return word in self._actions and word[1:] not in self._forms

    def _without_preposition(self, word: str) -> tuple[str, str]:
        if word[0] not in _PREFIXES or len(word) < 4 or self._known(word):
            return "", word
        if word.startswith("لل"):
            return "ل", f"{_ARTICLE}{word[2:]}"
        rest = word[1:]
        if (rest.startswith(_ARTICLE) and len(rest) > 4) or self._kinds.get(rest, NOTHING) & _TAKES_CLASSES:
            return word[0], rest
        return "", word

    def _classes(self, word: str, rest: str, bare: str, core: str, prefixed: bool, definite: bool) -> frozenset[str]:
        kinds = self._kinds.get(rest, NOTHING) | self._kinds.get(word, NOTHING)
        if prefixed or bare != rest:
            kinds |= self._kinds.get(bare, NOTHING) & _TAKES_CLASSES
        if definite:
            kinds |= self._kinds.get(core, NOTHING) & _WITH_ARTICLE
        if not kinds and (not prefixed or bare[:2] == _ARTICLE) and rest not in self._forms:
            kinds |= self._inflected(core, _WITH_ARTICLES if definite else _ENDINGS)
        if not kinds and not prefixed and not definite and self._acts(rest):
            kinds |= {"action"}
        shapes = tuple(_shapes(core, definite, kinds))
        return kinds.union(shapes) if shapes else kinds


def _as_written(surface: str, kinds: frozenset[str]) -> frozenset[str]:
    """The classes without those that only another spelling has, where folding makes one word of two."""
    ends_so = surface.endswith(_ALIF_MAQSURA)
    if {"preposition", "masculine"} <= kinds:  # على، علي
        kinds -= {"masculine" if ends_so else "preposition"}
    if {"connector", "starts_clause"} <= kinds and "إ" in surface:  # فإن, not فان
        kinds -= {"connector"}
    if {"adjunct", "office"} <= kinds:  # إمام، أمام
        kinds -= {"adjunct" if "إ" in surface else "office"}
    if {"preposition", "office"} <= kinds and not ends_so:  # والي, not وإلى
        kinds -= {"preposition"}
    return kinds


def _is_other_word(surface: str, form: Form, kinds: frozenset[str]) -> bool:
    """Whether a word that looks like a form of a verb of saying is another one."""
    accusative = form.number == 2 and ("ً" in surface or bool(kinds & _CIRCUMSTANCES))  # كشفًا، مازحا, not كشفا
    return accusative or _is_weak_noun(surface, form) or _is_first_person(surface, form) or _is_owned(surface, form)


def _is_weak_noun(surface: str, form: Form) -> bool:
    """Whether a past that ends in alif maqsura (رأى، نفى) is written as the noun (رأي، نفي)."""
    return form.tense == "past" and form.number == 1 and surface.endswith("ي")


def _is_first_person(surface: str, form: Form) -> bool:
    """Whether the writer speaks of himself (أعتقد): the past of such a verb begins without a hamza (اعتقد)."""
    return form.tense == "past" and form.verb.name[2:3] == "ت" and "أ" in surface[:2]


def _is_owned(surface: str, form: Form) -> bool:
    """Whether a pronoun stands where a feminine participle would have its ending (مقره، not مقرة)."""
    return form.tense == "participle" and form.feminine and surface.endswith("ه")


def _shapes(core: str, definite: bool, kinds: frozenset[str]) -> Iterable[str]:
    if definite and _NISBA.match(core):
        yield "nisba"
    if _NO_MASDAR.isdisjoint(kinds) and _MASDAR.fullmatch(core):
        yield "masdar"
    if (core.startswith("عبد") and len(core) > 4) or (core.endswith("الله") and len(core) > 5):  # عبيدالله
        yield "masculine"
    if core[:1].isdecimal():
        yield "number"


@cache
def _kinds(language: str) -> dict[str, frozenset[str]]:
    """The classes of each single word; of a phrase, its first word is `opens:` the phrase's class."""
    found: dict[str, set[str]] = {}
    for label, phrases in classes(language, "attribution").items():
        for phrase in phrases:
            found.setdefault(phrase.split()[0], set()).add("no_source" if label == "no_source" else "attribution")
    for name in _LISTS:
        for label, phrases in classes(language, name).items():
            for phrase in phrases:
                if " " not in phrase:
                    found.setdefault(phrase, set()).add(label)
    return {word: frozenset(labels) for word, labels in found.items()}


@cache
def _first_words(language: str) -> frozenset[str]:
    """The first words of the phrases that attribute."""
    labels = classes(language, "attribution").items()
    return frozenset(phrase.split()[0] for label, phrases in labels if label != "no_source" for phrase in phrases)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The one vocabulary of a language; words are remembered from text to text."""
    return Vocabulary(language)
