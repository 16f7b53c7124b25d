"""One walk along a noun phrase, word by word."""

from taswib.text.lexicons import word_set
from taswib.text.statements.parts import Part, Phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.verbs import Verb
from taswib.text.statements.vocabulary import Word

_NAME_WORDS = 6
_NAME_IN_MARKS = 6
_BOUNDS = frozenset(("that", "relative", "negation", "adjunct", "action", "function", "adverb", "starts_clause"))
_TIMES = frozenset(("weekday", "day", "part"))
_GIVEN = frozenset(("masculine", "feminine", "connector"))
_OBJECTS = frozenset(("masdar", "topic"))
_TITLES = frozenset(("office", "honorific", "unnamed"))
_AUDIENCE = frozenset(("outlet", "hearers", "medium"))
_NO_START = frozenset(
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
_INSIDE_TITLES = word_set("ar", "particles", "in_the_name_of")
_MANY = ("ون", "ين", "ات")
_QUALITIES = word_set("ar", "particles", "quality")


class Walk:
    """Takes words into the phrase, each with its role, as long as they can belong to it.

    `closed`: its construct is complete, so that an indefinite noun is a name or no part of it. `dependent`: it is in
    something that hangs on a preposition. `named`: words of the present name.
    """

    def __init__(
        self, reading: Reading, at: int, stop: int, verb: Verb | None, before_object: bool, inset: int
    ) -> None:
        self.reading, self.at, self.start, self.stop = reading, at, at, stop
        self.prepositions = verb.prepositions if verb else frozenset[str]()
        self.before_object, self.inset = before_object, inset
        self.closed = self.dependent = False
        self.named = 0
        self.parts: list[Part] = []
        self.pending_body = self.in_body_name = False

    def whole(self) -> Phrase:
        """The phrase, as far as it goes."""
        words, surfaces = self.reading.tokens.words, self.reading.tokens.surfaces
        while self.at < self.stop:
            word = words[self.at]
            if self.at == self.start and self.inset:
                word = self.reading.vocabulary[surfaces[self.at][self.inset :]]
            if not (self._word(word) if word.is_word else self._mark(surfaces[self.at])):
                break
        end = self.parts[-1].token + 1 if self.parts else self.start
        return Phrase(self.start, end, tuple(self.parts), self.inset)

    def _take(self, role: str, steps: int = 1) -> bool:
        self.parts += [Part(self.at + n, role) for n in range(steps)]
        self.at += steps
        return True

    def _mark(self, surface: str) -> bool:
        quote = self.reading.quotes.get(self.at)
        if quote:
            return self._marked(quote.end - quote.start, quote.past - self.at)
        if surface == "(":
            return self._bracket()
        if surface in "،,":
            return self._apposition()
        if surface == "." and self.parts and len(self.reading.tokens.surfaces[self.at - 1]) == 1:
            self.at += 1
            return True
        return False

    def _marked(self, words: int, steps: int) -> bool:
        if words > _NAME_IN_MARKS or self.named:
            return False
        self.closed = True
        return self._take("mark", steps)

    def _bracket(self) -> bool:
        """A short form or an age in brackets is stepped over."""
        surfaces = self.reading.tokens.surfaces
        for close in range(self.at + 1, min(self.at + 9, self.stop)):
            if surfaces[close] == ")":
                self.at = close + 1
                return True
        return False

    def _apposition(self) -> bool:
        after = self.at + 1
        if after >= self.stop or not self.parts:
            return False
        word = self.reading.tokens.words[after]
        if not word.is_word or word.joined or word.preposition or word.form or word.kinds & _NO_START:
            return False
        titled = bool(word.kinds & (_TITLES | {"body"})) and not word.kinds & _OBJECTS
        named = not self.named and not word.definite and not word.kinds & _OBJECTS and self._had_title()
        if not (titled or named):
            return False
        self.at = after
        self.closed, self.dependent = named and not titled, False
        self.named = 0
        return True

    def _had_title(self) -> bool:
        return any(part.role == "title" for part in self.parts)

    def _word(self, word: Word) -> bool:
        kinds = word.kinds
        if self._is_bound(word) or (self.parts and self._is_past_end(word)):
            return False
        if "demonstrative" in kinds:
            return self._take("title")
        if word.folded in _INSIDE_TITLES and self.parts:
            return self._open_dependent()
        if "preposition" in kinds or word.preposition:
            return self._preposition(word)
        if self.parts and _is_to(self.reading, word):
            return not self.named and self._open_dependent()
        if word.joined:
            return self._coordination(word)
        if kinds & _TITLES:
            return self._title(word)
        return self._definite(word) if word.definite else self._indefinite(word)

    def _open_dependent(self) -> bool:
        self.closed, self.dependent = False, True
        return self._take("dependent")

    def _is_bound(self, word: Word) -> bool:
        """Whether no noun phrase goes past such a word, nor begins with it."""
        kinds = word.kinds
        if kinds & _GIVEN or word.folded in _INSIDE_TITLES:
            return False
        return bool(kinds & _TIMES or (kinds & _BOUNDS and (self.parts or "unnamed" not in kinds)))

    def _is_past_end(self, word: Word) -> bool:
        """Whether a word that could begin a phrase cannot belong to this one."""
        kinds = word.kinds
        if "demonstrative" in kinds or ("hearers" in kinds and (self.closed or not word.definite)):
            return True
        if word.form and not kinds & (_TITLES | _GIVEN | {"body"}) and not self._follows_preposition():
            return True
        if not word.definite and not word.preposition and "preposition" not in kinds and self._is_accusative(word):
            return True
        follows_given = self.named == 1 and self._goes_on_as_arabic()
        written = self.reading.tokens.surfaces[self.at]
        return not follows_given and not self._leads(word) and _has_pronoun(written, word)

    def _leads(self, word: Word) -> bool:
        return bool(word.preposition) or "preposition" in word.kinds or _is_to(self.reading, word)

    def _preposition(self, word: Word) -> bool:
        if not self.parts and not self.inset:
            return False
        letter = word.preposition or word.folded
        if (
            (letter in self.prepositions and letter != "ل")
            or self.named
            or word.kinds & _AUDIENCE
            or letter in ("مع", "ك", "كما", "مثل")
        ):
            return False
        if word.preposition and letter == "ب" and self.before_object and not word.kinds & {"body", "place", "country"}:
            return False
        if not word.preposition and not self._leads_inside(word):
            return False
        self.closed, self.dependent, self.pending_body = bool(word.preposition and word.definite), True, False
        if word.preposition and word.kinds & {"place", "country"}:
            self.closed = True
        return self._take("dependent")

    def _leads_inside(self, word: Word) -> bool:
        following = self.at + 1
        if following >= self.stop:
            return False
        after = self.reading.tokens.words[following]
        quote = self.reading.quotes.get(following)
        if quote and word.folded == "ل":
            inner = self.reading.tokens.words[quote.start].folded if quote.start < len(self.reading.tokens) else ""
            return not self.closed or inner not in self.reading.carriers
        if after.kinds & {"occasion", "number", "month", "that"} | after.kinds & _TIMES:
            return False
        return word.folded in ("في", "من", "عن", "ل", "ب", "علي", "الي", "بين", "ضد", "لدي")

    def _coordination(self, word: Word) -> bool:
        if not self.parts or word.form:
            return False
        if word.kinds & _OBJECTS and self.before_object and not word.kinds & (_TITLES | {"body"}):
            return False
        given = word.kinds & _GIVEN or self.named
        if self.named == 1 and word.definite and not word.kinds - {"nisba"}:
            return self._name(word)
        if self.dependent and not self.closed and not word.definite and not given:
            return self._take("dependent")
        if not (word.definite or word.kinds & (_TITLES | {"body", "country", "place"}) or given):
            return False
        self.closed = word.definite or bool(given)
        if given and not word.definite:
            return self._take("name")
        self.named = 0
        return self._take("joined")

    def _follows_preposition(self) -> bool:
        return "preposition" in self.reading.tokens.words[self.at - 1].kinds

    def _title(self, word: Word) -> bool:
        if self.pending_body and "honorific" in word.kinds:
            self.in_body_name, self.closed, self.pending_body = True, True, False
            return self._take("proper")
        self.in_body_name = False
        if self.named and "connector" in self.reading.tokens.words[self.at - 1].kinds:
            return self._name(word)
        if word.definite and not self.closed and self.parts and self.parts[-1].role in ("noun", "joined"):
            self.closed, self.pending_body = True, False
            return self._take("noun")
        if self.before_object and self.closed and self.named and word.definite and "honorific" not in word.kinds:
            return False
        if not word.definite and self.named and "office" not in word.kinds and self.named < 2:
            return self._indefinite(word)
        if self.named:
            self.named = 0
        self.closed = word.definite or (self.closed and word.kinds >= {"honorific"} and not word.kinds & {"office"})
        self.dependent = False
        return self._take("title")

    def _definite(self, word: Word) -> bool:
        if self.named and self.parts[-1].role == "name":
            if not self._is_family_name(word):
                return False
            self.named += 1
            return self._take("name")
        adjective = "nisba" in word.kinds or word.folded in _QUALITIES
        if self.closed and self.before_object and not adjective and (not self.dependent or word.kinds & _OBJECTS):
            return False
        if not self.parts and "nisba" in word.kinds and "body" not in word.kinds:
            self.closed, self.named = True, 1
            return self._take("name")
        self.pending_body = False
        role = "adjective" if self.closed else "noun"
        self.closed = True
        return self._take("dependent" if self.dependent else role)

    def _is_family_name(self, word: Word) -> bool:
        """Whether a word with the article behind a name belongs to it (الجبير), and is no noun of its own."""
        if self.named >= _NAME_WORDS or word.kinds - {"nisba", "place", "country"} or word.folded in _QUALITIES:
            return False
        if self.named == 1 and self._goes_on_as_arabic():
            return True
        if word.core[0] == "م" and len(word.core) > 4 and "nisba" not in word.kinds:  # المتحدر، المقرب: a participle
            return False
        return not word.core.endswith(_MANY) and (self.named < 3 or "nisba" in word.kinds or self._goes_on_as_arabic())

    def _goes_on_as_arabic(self) -> bool:
        before = self.reading.tokens.words[self.at - 1]
        return bool(before.kinds & _GIVEN)

    def _indefinite(self, word: Word) -> bool:
        if word.folded in ("بن", "بنت") and self.parts and self.parts[-1].role in ("noun", "dependent"):
            self.parts[-1] = self.parts[-1]._replace(role="name")
            self.named = 1
        kinds = word.kinds
        if (
            kinds & _OBJECTS
            and not kinds & _GIVEN
            and not self._follows_preposition()
            and ((self.closed and self.before_object) or self.named > 1)
        ):
            return False
        if "body" in kinds and not kinds & _GIVEN and self.closed and (self.named or self.before_object):
            return False
        if (
            self.named
            or self.closed
            or kinds & {"masculine", "feminine"}
            or (not self.parts and not self._is_common(kinds) and not word.core.endswith("ات"))
        ):
            return self._name(word)
        proper = self.pending_body and not kinds and not word.folded.endswith(("ي", "يه")) and word.folded != "غير"
        if kinds & {"place", "country", "named_body"} or proper or self._follows_in():
            self.closed = True
        self.pending_body = "body" in kinds
        if self.parts and self.parts[-1].role == "joined":
            self.closed = False
        return self._take("proper" if proper and not self.dependent else "dependent" if self.dependent else "noun")

    def _is_accusative(self, word: Word) -> bool:
        """Whether an indefinite noun has the ending of an object or an adverb, which no subject has (سائحًا،
        مبتسمًا).
        """
        if word.folded[-1] != "ا" or len(word.folded) < 4 or word.kinds & (_GIVEN | _TITLES | {"place", "country"}):
            return False
        written = self.reading.tokens.surfaces[self.at]
        return "ً" in written or (not self.named and (self.closed or self.before_object))

    def _follows_in(self) -> bool:
        """Whether the word is where something is: «في عسقلان» is whole."""
        return bool(self.parts) and self.reading.tokens.words[self.at - 1].folded == "في"

    @staticmethod
    def _is_common(kinds: frozenset[str]) -> bool:
        return bool(
            kinds & {"body", "document", "occasion", "outlet", "masdar", "topic", "number", "elative", "function"}
        )

    def _name(self, word: Word) -> bool:
        if self.named >= _NAME_WORDS or "number" in word.kinds:
            return False
        if (
            self.named
            and (word.core.endswith("ات") or (self.named > 1 and (word.folded[0] == "ي" or word.folded[-1] == "ه")))
            and not word.kinds & _GIVEN
        ):
            return False
        if self.named and (word.kinds & {"country", "place"} and not word.kinds & _GIVEN):
            return False
        if self.in_body_name and (self.parts[-1].role == "proper" or word.kinds & _GIVEN):
            return self._take("proper")
        self.in_body_name = False
        self.named += 1
        self.closed, self.dependent = True, False
        return self._take("name")


def _is_to(reading: Reading, word: Word) -> bool:
    """Whether «ل» has grown onto a noun; a name that begins with it has a long vowel behind it (لافروف، لوبان)."""
    if word.folded[0] != "ل" or len(word.folded) < 5 or word.kinds:
        return False
    rest = reading.vocabulary[word.folded[1:]]
    return word.folded[1] not in "اوي" or bool(rest.kinds & _OBJECTS) or rest.folded.endswith(_MANY)


def _has_pronoun(surface: str, word: Word) -> bool:
    """Whether a possessive has grown onto a noun that is in no list, so that it is no name (شكره، فريقها)."""
    if word.kinds - {"masdar", "topic"} or word.definite:
        return False
    return (surface.endswith(("ها", "هم", "هما")) and len(surface) > 4) or (
        surface.endswith("ه") and surface[-2:-1] not in "اي"
    )
