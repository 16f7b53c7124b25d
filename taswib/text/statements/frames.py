"""What opens a content behind a verb of saying: a particle, a colon, quotation marks, or the verb's own preposition."""

from taswib.text.lexicons import word_set
from taswib.text.statements.clauses import Complement, by_colon, by_particle
from taswib.text.statements.prepositions import by_preposition
from taswib.text.statements.quoting import speaks
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.vocabulary import Word

_NON = word_set("ar", "particles", "non")
_ASKED = 5  # words of a quotation that makes talk a statement
_AS_TOLD = word_set("ar", "particles", "as_told")
_WISHES = word_set("ar", "particles", "wish")
_ANYBODY = frozenset(("office", "unnamed"))
_WHAT = word_set("ar", "particles", "what")
_ACCORDING = word_set("ar", "particles", "according")
_GOVERN_CLAUSES = frozenset(("preposition", "starts_clause"))


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
        return None if self.is_over or self.passed is None else by_particle(self.reading, self.passed, self.stop)

    def _at_mark(self, at: int) -> Complement | None:
        surface = self.reading.tokens.surfaces[at]
        if surface == ":" and "quote" in self.verb.frames and "asked" not in self.verb.frames:
            self.is_over = True
            return by_colon(self.reading, at, self.stop)
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
            return by_preposition(self.reading, self.cue, at, self.stop)
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
        return None if _belongs_elsewhere(before, inside) else by_particle(self.reading, at, self.stop)

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
        and before.folded not in _NON
    )


def _belongs_elsewhere(before: Word, inside: bool) -> bool:
    """Whether «أن» hangs on a preposition or conjunction that is no part of the verb's frame (بعد أن، إلى أن)."""
    return inside and bool(before.kinds & _GOVERN_CLAUSES)
