"""What opens a content behind a verb of saying: a particle, a colon, quotation marks, or the verb's own preposition."""

from typing import NamedTuple

from taswib.text.lexicons import word_set
from taswib.text.quotations import Quotation
from taswib.text.statements.quoting import goes_on, is_speech, speaks
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.vocabulary import Word

_OBJECTS = frozenset(("masdar", "topic"))
_GOVERNS_OWN = word_set("ar", "particles", "governs_own")
_FAR = 24  # tokens
_SOON = 14  # tokens
_ASKED = 5  # words of a quotation that makes talk a statement
_AS_TOLD = word_set("ar", "particles", "as_told")
_WISHES = word_set("ar", "particles", "wish")
_ANYBODY = frozenset(("office", "unnamed"))
_WHAT = word_set("ar", "particles", "what")
_ACCORDING = word_set("ar", "particles", "according")
_NO_CONTENT = word_set("ar", "particles", "no_content")
_GOVERN_CLAUSES = frozenset(("preposition", "starts_clause"))
_NAMES = frozenset(("masculine", "feminine", "connector", "honorific"))
_PLACES = frozenset(("body", "place", "country", "outlet", "occasion", "hearers", "weekday", "medium"))


class Complement(NamedTuple):
    """Where a cue's content begins: `mark` is the particle, colon or opening mark before it, `start` its first
    token.
    """

    mark: int
    start: int
    frame: str
    quote: Quotation | None = None
    inset: int = 0


def content_after(reading: Reading, cue: Cue, stop: int) -> Complement | None:
    """The first particle, quotation, colon or preposition that opens a content for the verb, before token `stop`."""
    return _Scan(reading, cue, stop).complement()


class _Scan:
    """Goes from the verb to what opens its content, past the subject and all that hangs on it."""

    def __init__(self, reading: Reading, cue: Cue, stop: int) -> None:
        assert cue.form is not None
        self.reading, self.cue, self.stop = reading, cue, stop
        self.verb = cue.form.verb
        self.in_relative = False
        self.owed = 0
        """Particles that belong to verbs of saying in relative clauses on the way."""
        self.passed: int | None = None
        self.is_over = False

    def complement(self) -> Complement | None:
        at = self.cue.end
        while at < self.stop and not self.is_over:
            if quote := self.reading.quotes.get(at):
                short = "asked" in self.verb.frames and quote.end - quote.start < _ASKED
                if "quote" in self.verb.frames and not short and speaks(self.reading, quote, self.cue, self.stop):
                    return Complement(at, quote.start, "quote", quote)
                at = quote.past
                continue
            word = self.reading.tokens.words[at]
            if found := self._at_word(at, word) if word.is_word else self._at_mark(at):
                return found
            at += 1
        # A verb in a relative clause may have no content; the verb of saying must.
        return None if self.is_over or self.passed is None else _that(self.reading, self.passed, self.stop)

    def _at_mark(self, at: int) -> Complement | None:
        surface = self.reading.tokens.surfaces[at]
        if surface == ":" and "quote" in self.verb.frames and "asked" not in self.verb.frames:
            self.is_over = True
            return _colon(self.reading, at, self.stop)
        self.in_relative = self.in_relative and surface not in "،,"
        return None

    def _at_word(self, at: int, word: Word) -> Complement | None:
        if "that" in word.kinds:
            return self._at_particle(at)
        if "relative" in word.kinds or word.folded in _AS_TOLD or self._is_as_told(at, word):
            self.in_relative = True
        elif word.form and word.form.tense == "participle" and "adverb" not in word.kinds and self._follows_mark(at):
            self.is_over = True  # نفى فلان ذلك، موضحًا أن
        elif at > self.cue.end and _says(word):
            self._at_other_verb(at)
        elif self.verb.prepositions:
            return _opened(self.reading, self.cue, at, self.stop)
        return None

    def _is_as_told(self, at: int, word: Word) -> bool:
        """Whether «ما» takes up what somebody else told: بحسب ما أفادت …"""
        return word.folded in _WHAT and at > self.cue.end and self.reading.tokens.words[at - 1].folded in _ACCORDING

    def _follows_mark(self, at: int) -> bool:
        return at > self.cue.end and not self.reading.tokens.words[at - 1].is_word

    def _at_particle(self, at: int) -> Complement | None:
        if "that" not in self.verb.frames:
            return None
        if self.owed:
            self.owed, self.passed = self.owed - 1, at
            return None
        before = self.reading.tokens.words[at - 1]
        apart = at - 2 > self.cue.end and self.reading.tokens.surfaces[at - 2] in "،,"  # كشف فلان، …، على إن
        inside = at > self.cue.end and not (apart and before.folded in self.verb_leads)
        return None if _belongs_elsewhere(before, inside) else _that(self.reading, at, self.stop)

    verb_leads = word_set("ar", "particles", "leads_clause")

    def _describes(self, at: int) -> bool:
        """Whether the verb stands in a relative clause without a pronoun: في بيان نُشر أمس، مسؤول طلب عدم ذكر اسمه."""
        words = self.reading.tokens.words
        before, subject = words[at - 1], words[self.cue.end]
        if before.kinds & {"document", "occasion"} and not before.definite:
            return True
        wishes = at + 1 < self.stop and words[at + 1].folded in _WISHES
        return wishes and not words[at].joined and bool(subject.kinds & _ANYBODY) and not subject.definite

    def _at_other_verb(self, at: int) -> None:
        form = self.reading.tokens.words[at].form
        if self._describes(at):
            return
        if _is_verb_here(self.reading, at) and form is not None:
            self.owed += int("that" in form.verb.frames)
            self.is_over = not self.in_relative


def _says(word: Word) -> bool:
    form = word.form
    return form is not None and form.tense in ("past", "present") and "weakthat" not in form.verb.frames


def _is_verb_here(reading: Reading, at: int) -> bool:
    """Whether a word that may be a verb or a noun is a verb: a noun stands behind a preposition or an open
    construct.
    """
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    return (
        not word.kinds & {"office", "masculine", "feminine", "occasion", "document", "preposition"}
        and "preposition" not in before.kinds
    )


def _belongs_elsewhere(before: Word, inside: bool) -> bool:
    """Whether «أن» hangs on a preposition or conjunction that is no part of the verb's frame (بعد أن، إلى أن)."""
    return inside and bool(before.kinds & _GOVERN_CLAUSES)


def _that(reading: Reading, at: int, stop: int) -> Complement:
    start = _past_marks(reading, at + 1, stop)
    quote = reading.quotes.get(start)
    whole = quote is not None and is_speech(reading, quote) and not goes_on(reading, quote, stop)
    return Complement(at, start, "that", quote if whole else None)


def _past_marks(reading: Reading, at: int, stop: int) -> int:
    while at < stop and reading.tokens.surfaces[at] in ("،", ",", ":", ".", "-", "–") and at not in reading.quotes:
        at += 1
    return at


def _colon(reading: Reading, at: int, stop: int) -> Complement | None:
    start = _past_marks(reading, at + 1, stop)
    if start >= stop:
        return _next_line(reading, at)
    if "that" in reading.tokens.words[start].kinds:
        return _that(reading, start, stop)
    quote = reading.quotes.get(start)
    return Complement(at, start, "quote" if quote else "colon", quote)


def _next_line(reading: Reading, colon: int) -> Complement | None:
    """The quotation that the next line opens with, behind a colon that ends its line."""
    opening = colon + 2
    if opening >= len(reading.tokens) or reading.tokens.surfaces[colon + 1] != "\n":
        return None
    quote = reading.quotes.get(opening)
    return Complement(colon, quote.start, "quote", quote) if quote and quote.closed else None


def _opened(reading: Reading, cue: Cue, at: int, stop: int) -> Complement | None:
    """A content that one of the verb's prepositions opens at the token."""
    assert cue.form is not None
    verb, word = cue.form.verb, reading.tokens.words[at]
    if word.folded in verb.prepositions:
        if not _opens_content(reading, at) or (at > cue.end and _clause_comes(reading, at, stop)):
            return None
        start = at + 1
    elif "ل" in verb.prepositions and _leads_later(reading, at, stop):
        return None
    elif letter := next((p for p in verb.prepositions if len(p) == 1 and _has_grown(reading, word, p, at, cue)), ""):
        if "weakprep" in verb.frames and not _is_set_off(reading, cue):
            return None
        return Complement(at, at, "preposition", None, inset=len(letter))
    else:
        return None
    if start >= stop:
        return None
    following = reading.tokens.words[start]
    if "that" in following.kinds:
        return _that(reading, start, stop)
    quote = reading.quotes.get(start)
    if quote and is_speech(reading, quote):
        return Complement(at, start, "quote", quote)
    if "weakprep" in verb.frames or _is_passing(reading, at, stop, verb.prepositions):
        return None
    return Complement(at, start, "preposition")


def _has_grown_onto_unlisted(reading: Reading, word: Word, letter: str, at: int, cue: Cue) -> bool:
    """The same for a noun in no list; behind a name a word with that letter may be the rest of the name (باسيل)."""
    rest = reading.vocabulary[word.folded[1:]]
    if letter == "ل":
        near = at == cue.end and bool(rest.kinds & {"action", "common"})
        return near or bool(rest.kinds & _OBJECTS) or (at > cue.end and not word.kinds and not rest.kinds)
    if not word.kinds <= {"masdar", "nisba"} or rest.kinds & {"period", "part", "month"}:
        return False
    is_finite = cue.form is not None and cue.form.tense in ("past", "present")
    if is_finite and at == cue.end and not rest.kinds and _content_comes(reading, at):
        return False  # صرح بوتين … إن
    if rest.kinds & (_OBJECTS | {"common"}):
        return True
    before = reading.tokens.words[at - 1]
    return not (before.kinds & _NAMES or (before.is_word and not before.kinds and at - 1 >= cue.end))


def _content_comes(reading: Reading, at: int) -> bool:
    """Whether a particle, a colon or a mark soon opens a content, so that the word before it is the subject."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    ahead = range(at + 1, min(at + _SOON, len(words)))
    stop = next((k for k in ahead if surfaces[k] in ".\n"), ahead.stop)
    return any("that" in words[k].kinds or k in reading.quotes or surfaces[k] == ":" for k in range(at + 1, stop))


def _clause_comes(reading: Reading, at: int, stop: int) -> bool:
    """Whether a clause with its particle comes behind a comma, so that a preposition before it belongs to a noun: أكد
    فلان، خلال إشرافه على …، أن.
    """
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    for comma in range(at + 2, min(stop, at + _FAR) - 1):
        if surfaces[comma] in "،," and "that" in words[comma + 1].kinds and not words[comma + 1].joined:
            return words[at - 1].is_word and not words[at - 1].form
    return False


def _opens_content(reading: Reading, at: int) -> bool:
    """Whether a full preposition is the verb's, and neither a noun's nor the first word of a phrase (على هامش)."""
    words = reading.tokens.words
    if words[at].folded == "ل" or not _is_preposition(reading, at) or _belongs_to_noun(reading, at):
        return False
    return at + 1 >= len(words) or words[at + 1].folded not in _NO_CONTENT


def _is_set_off(reading: Reading, cue: Cue) -> bool:
    """Whether the cue is a participle behind a mark: then its weak preposition opens a content (، مقرًا بـ)."""
    is_participle = cue.form is not None and cue.form.tense == "participle"
    return is_participle and cue.start > 0 and not reading.tokens.words[cue.start - 1].is_word


def _is_preposition(reading: Reading, at: int) -> bool:
    """Whether the word is one; «علي» is a name, unless an abstract or definite noun follows it."""
    word = reading.tokens.words[at]
    if "masculine" not in word.kinds or at + 1 >= len(reading.tokens):
        return True
    after = reading.tokens.words[at + 1]
    return after.definite or bool(after.kinds & (_OBJECTS | {"that"}))


def _belongs_to_noun(reading: Reading, at: int) -> bool:
    """Whether the noun before a preposition asks for it: المشرف على البرنامج."""
    return f"{reading.tokens.words[at - 1].folded} {reading.tokens.words[at].folded}" in _GOVERNS_OWN


def _leads_later(reading: Reading, at: int, stop: int) -> bool:
    """Whether the full preposition (دعا … إلى) is still to come, so that a grown «ل» is another's."""
    return any(word.folded == "الي" for word in reading.tokens.words[at:stop])


def _is_passing(reading: Reading, at: int, stop: int, prepositions: frozenset[str]) -> bool:
    """Whether the preposition belongs to the subject, since the verb's own comes later, right before «أن» or a
    masdar.
    """
    words = reading.tokens.words
    if words[at + 1].kinds & _OBJECTS or words[at + 1].kinds & {"relative"}:
        return bool(words[at + 1].kinds & {"relative"})
    if not words[at + 1].kinds & _PLACES:
        return False
    return any(
        words[k].folded in prepositions and words[k + 1].is_word and not words[k + 1].kinds & _PLACES
        for k in range(at + 2, min(stop, at + 20) - 1)
    )


def _has_grown(reading: Reading, word: Word, letter: str, at: int, cue: Cue) -> bool:
    """Whether the preposition, one letter, has grown onto a noun that is a content: no name, office, body or place."""
    if word.folded in ("بما", "بمن"):
        return letter == "ب"
    if word.form or not word.folded.startswith(letter) or len(word.folded) < 4:
        return False
    if word.preposition != letter:
        return _has_grown_onto_unlisted(reading, word, letter, at, cue)
    if letter == "ل":
        return bool(word.kinds & _OBJECTS) or (at == cue.end and "common" in word.kinds)
    return (
        not word.kinds & {"body", "place", "country", "office", "outlet", "hearers", "occasion"}
        or word.kinds & _OBJECTS != set()
    )
