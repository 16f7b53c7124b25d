"""Whom each draft lets speak: told by a noun phrase, or hidden in the verb."""

from taswib.text.lexicons import word_set
from taswib.text.statements.clause_subjects import clause_subject
from taswib.text.statements.directory import Directory
from taswib.text.statements.hidden import named_before, right_before, topic
from taswib.text.statements.naming import MANY_DOCUMENTS, speaker
from taswib.text.statements.offices import holder
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase
from taswib.text.statements.reading import Draft, Reading
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.turns import Turns, agreement

_ISSUED = 6  # tokens behind a document's noun
_ISSUING = word_set("ar", "particles", "issuing")
_PUBLISHED = word_set("ar", "particles", "published_by")
_SOMEBODY = frozenset(("person", "unnamed", "office"))


class Cast:
    """Asked for one draft after the other, in their order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.directory = Directory(reading)
        self.turns = Turns()

    def of(self, draft: Draft) -> Speaker | None:
        """Who speaks in a draft, by the fullest name."""
        found = self._hidden(draft) if draft.phrase is None else self._told(draft, draft.phrase)
        if found is not None:
            self.turns.add(draft, found)
        return found

    def _hidden(self, draft: Draft) -> Speaker | None:
        return (
            right_before(draft, self.directory)
            or self._clause_subject(draft)
            or topic(draft, self.directory, self.turns)
            or self.turns.fitting(draft)
            or self.turns.last
            or named_before(draft, self.directory)
        )

    def _clause_subject(self, draft: Draft) -> Speaker | None:
        """The subject of the verb that opens the sentence, where nobody has spoken in it and the verbs agree."""
        kept, start = self.turns.kept, self.reading.sentences[draft.sentence].start
        if (kept and kept[-1].at >= start) or (subject := clause_subject(self.reading, draft)) is None:
            return None
        one = self._who(draft, subject)
        if one is None or (one.kind == "person" and one.feminine != agreement(draft)[0]):
            return None
        return one if one.kind in _SOMEBODY or (one.kind == "body" and _is_known(self.reading, subject)) else None

    def _told(self, draft: Draft, told: Phrase) -> Speaker | None:
        """Who the phrase is; a verb tells whether a person is a woman, whatever her name."""
        one = self._who(draft, told)
        feminine, _ = agreement(draft)
        if one is not None and one.kind == "person" and (feminine or told.parts[0].role == "name"):
            one.feminine = feminine
        return one

    def _who(self, draft: Draft, told: Phrase) -> Speaker | None:
        if not told.parts:
            return None
        one = speaker(self.reading, told)
        if one.kind == "document":
            return self._issuer(draft, one, told)
        if one.kind == "unnamed" and one.head in MANY_DOCUMENTS and one.definite:  # أشارت التقارير إلى
            if len(told.parts) > 1 and _is_known(self.reading, told, 1) and (by := self._named_behind(draft, told)):
                return by  # وفقا لتقديرات الهيئة
            draft.carrier, draft.source = draft.carrier or (told.start, told.end), None
        return self._fullest(one) or self.directory.by_surname(told) or one

    def _fullest(self, one: Speaker) -> Speaker | None:
        """A person, body or office by its fullest name; none for somebody who stays unnamed."""
        if one.kind == "person":
            return self.directory.full(one)
        if one.kind == "body":
            return self._body(one)
        return holder(one, self.directory, self.turns) if one.kind == "office" else None

    def _body(self, one: Speaker) -> Speaker:
        one = self.directory.short.get(one.words, one)
        if len(one.words) == 1:
            if self._is_epithet(one) and (spoke := self.turns.people()):
                return spoke[0]
            people = self.directory.by_word.get(one.words[0], ())
            full = max(people, key=lambda other: len(other.words), default=None)
            if full is not None and full.words[-1] == one.words[0]:
                return self.directory.full(full)
        candidates = self.directory.bodies_of(one)
        if len(one.words) > 1 or not one.definite:
            return max(candidates, key=lambda other: len(other.words), default=one)
        spoken = self.turns.places()
        before = [other for other in candidates if other.at < one.at]
        default = candidates[0] if candidates else one
        return max(before, key=lambda other: (spoken.get(id(other), -1), other.at), default=default)

    def _is_epithet(self, one: Speaker) -> bool:
        """Whether one adjective of a country, and no known name, stands for a person: السويسري."""
        word = self.reading.tokens.words[one.at]
        return word.definite and "nationality" in word.kinds and not self.directory.surnamed(word.folded)

    def _issuer(self, draft: Draft, one: Speaker, document: Phrase) -> Speaker | None:
        """Who issued a document that speaks: named behind it, or the last body or person who spoke."""
        draft.carrier = draft.carrier or (document.start, document.start + 1)
        if (named := self._named_behind(draft, document)) is not None:
            return named
        draft.source = None
        subject = clause_subject(self.reading, draft)
        if subject is not None and subject.start < document.start:
            draft.phrase = None
            return self._who(draft, subject)
        return self.turns.last if one.definite else one

    def _issued_by(self, document: Phrase) -> Phrase | None:
        """Who is named behind «صادر عن» or «نشرته» near a document: قال بيان صادر عن الوزارة، تحقيق أجرته صحيفة …"""
        words = self.reading.tokens.words
        last = min(document.start + _ISSUED, len(words) - 2)
        at = next((at for at in range(document.start + 1, last) if words[at].core in _ISSUING | _PUBLISHED), last)
        if at == last or (words[at].core in _ISSUING and words[at + 1].folded != "عن"):
            return None
        return phrase(self.reading, at + 1 + int(words[at].core in _ISSUING), len(words), before_object=True)

    def _hanging(self, document: Phrase) -> Phrase | None:
        """What a document's noun has in the genitive or behind «ل»: بيان الوزارة، بيان للوزارة."""
        parts = document.parts
        if len(parts) < 2 or parts[1].role == "adjective":
            return None
        inset = int(bool(self.reading.tokens.words[parts[1].token].preposition))
        return phrase(self.reading, parts[1].token, document.end, inset=inset)

    def _named_behind(self, draft: Draft, document: Phrase) -> Speaker | None:
        """The body or person in the genitive behind a document, which becomes the source: بيان الوزارة."""
        rest = self._issued_by(document) or self._hanging(document)
        if rest is None:
            return None
        issuer = speaker(self.reading, rest) if rest.parts else None
        if issuer is None or issuer.kind not in ("body", "person"):
            return None
        draft.source, draft.phrase = (rest.start, rest.end), rest
        return self._fullest(issuer)


def _is_known(reading: Reading, subject: Phrase, at: int = 0) -> bool:
    """Whether a part of a phrase, its head, is a body by its word or its marks, and not only a definite noun."""
    first = subject.parts[at]
    kinds = reading.tokens.words[first.token].kinds
    return first.role == "mark" or bool(kinds & {"body", "outlet", "named_body", "country", "place"})
