"""One walk along a noun phrase, word by word."""

from taswib.text.statements.parts import Part, Phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.verbs import Verb
from taswib.text.statements.vocabulary import NOTHING, Word


def without_preposition(reading: Reading, at: int, inset: int) -> Word:
    """The word at a token without the letters of the preposition that has grown onto it: of «للهيئة» «الهيئة»."""
    rest = reading.tokens.surfaces[at][inset:]
    return reading.vocabulary[f"ا{rest}" if reading.tokens.surfaces[at].startswith("لل") and rest[:1] == "ل" else rest]


class Walk:
    """Takes words into the phrase, each with its role, as long as they can belong to it.

    `closed`: its construct is complete, so that an indefinite noun is a name or no part of it. `dependent`: it is in
    something that hangs on a preposition. `named`: words of the present name. `bounded`: what comes at `stop` is the
    content, so that all before it is the phrase or an adjunct. `before_object`: a content without a particle
    follows; `abstract`: it begins with an abstract noun; `tells`: the verb's object is what is said, and nobody of whom
    it is said.
    """

    def __init__(
        self,
        reading: Reading,
        at: int,
        stop: int,
        verb: Verb | None = None,
        *,
        before_object: bool = False,
        bounded: bool = False,
        inset: int = 0,
    ) -> None:
        self.reading, self.at, self.start, self.stop = reading, at, at, stop
        self.prepositions = verb.prepositions if verb and not bounded else NOTHING
        self.before_object, self.bounded, self.inset = before_object, bounded, inset
        self.abstract = verb is not None and bool(verb.frames & {"weak", "own"})
        self.tells = verb is not None and bool(verb.frames & {"weak", "that"}) and "keeps" not in verb.frames
        self.closed = self.dependent = False
        self.named = 0
        self.parts: list[Part] = []
        self.pending_body = self.in_body_name = False

    def phrase(self) -> Phrase:
        """What has been taken so far."""
        end = self.parts[-1].token + 1 if self.parts else self.start
        return Phrase(self.start, end, tuple(self.parts), self.inset)

    def word(self, at: int) -> Word:
        """The word at a token, without the preposition that has grown onto the phrase's first."""
        if at == self.start and self.inset:
            return without_preposition(self.reading, at, self.inset)
        return self.reading.tokens.words[at]

    def before(self) -> Word:
        return self.reading.tokens.words[self.at - 1]

    def after(self) -> Word | None:
        """The word or mark behind the present one, before the phrase must end."""
        return self.reading.tokens.words[self.at + 1] if self.at + 1 < self.stop else None

    def take(self, role: str, steps: int = 1) -> bool:
        """Take the next tokens into the phrase."""
        for token in range(self.at, self.at + steps):
            self.parts.append(Part(token, role))
        self.at += steps
        return True

    def skip(self) -> bool:
        """Step over a token that is no part of the phrase."""
        self.at += 1
        return True

    def give_back(self) -> None:
        """Leave out the last word of the name again."""
        self.parts.pop()
        self.named -= 1

    def end_behind(self) -> bool:
        """Step over the token at hand; the phrase ends there."""
        self.stop = self.at + 1
        return self.skip()

    def open_dependent(self) -> bool:
        self.closed, self.dependent = False, True
        return self.take("dependent")

    def follows_preposition(self) -> bool:
        return "preposition" in self.before().kinds

    def has_title(self) -> bool:
        return any(part.role == "title" for part in self.parts)
