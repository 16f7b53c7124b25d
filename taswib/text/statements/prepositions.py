"""A content that one of the verb's own prepositions opens: دعا إلى، شدد على، طالب بـ."""

from taswib.text.lexicons import word_set
from taswib.text.statements.clauses import Complement, by_particle
from taswib.text.statements.quoting import is_speech
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.vocabulary import Word

_OBJECTS = frozenset(("masdar", "topic"))
_GOVERNS_OWN = word_set("ar", "particles", "governs_own")
_FAR = 24  # tokens
_SOON = 14  # tokens
_NO_CONTENT = word_set("ar", "particles", "no_content")
_NAMES = frozenset(("masculine", "feminine", "connector", "honorific"))
_PLACES = frozenset(("body", "place", "country", "outlet", "occasion", "hearers", "weekday", "medium"))
_NO_CONTENTS = frozenset(("body", "place", "country", "office", "outlet", "hearers", "occasion"))
_WITH = word_set("ar", "particles", "with_what")


def by_preposition(reading: Reading, cue: Cue, at: int, stop: int) -> Complement | None:
    """A content that one of the verb's prepositions opens at the token, as a word of its own or grown onto it."""
    assert cue.form is not None
    verb, word = cue.form.verb, reading.tokens.words[at]
    if word.folded in verb.prepositions:
        return _behind(reading, cue, at, stop) if _is_verbs_own(reading, cue, at, stop) else None
    if "ل" in verb.prepositions and _leads_later(reading, at, stop):
        return None
    letter = next((p for p in verb.prepositions if len(p) == 1 and _has_grown(reading, word, p, at, cue)), "")
    if not letter or ("weakprep" in verb.frames and not _is_set_off(reading, cue)):
        return None
    return Complement(at, at, "preposition", None, inset=len(letter))


def _is_verbs_own(reading: Reading, cue: Cue, at: int, stop: int) -> bool:
    """Whether a full preposition is the verb's: no clause with a particle is still to come."""
    return _opens_content(reading, at) and (at <= cue.end or not _clause_comes(reading, at, stop))


def _behind(reading: Reading, cue: Cue, at: int, stop: int) -> Complement | None:
    """The content behind a full preposition of the verb's."""
    assert cue.form is not None
    start, verb = at + 1, cue.form.verb
    if start >= stop:
        return None
    if "that" in reading.tokens.words[start].kinds:
        return by_particle(reading, start, stop)
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
    if not rest.kinds and _is_subject_of(reading, cue, at):
        return False  # صرح بوتين … إن
    return bool(rest.kinds & (_OBJECTS | {"common"})) or not _goes_on_name(reading, cue, at)


def _is_subject_of(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether a word right behind a finite verb is its subject, since what opens the content is still to come."""
    is_finite = cue.form is not None and cue.form.tense in ("past", "present")
    return is_finite and at == cue.end and _content_comes(reading, at)


def _goes_on_name(reading: Reading, cue: Cue, at: int) -> bool:
    before = reading.tokens.words[at - 1]
    return bool(before.kinds & _NAMES) or (before.is_word and not before.kinds and at - 1 >= cue.end)


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
    if word.folded in _WITH:
        return letter == "ب"
    if word.form or not word.folded.startswith(letter) or len(word.folded) < 4:
        return False
    if word.preposition != letter:
        return _has_grown_onto_unlisted(reading, word, letter, at, cue)
    if letter == "ل":
        return bool(word.kinds & _OBJECTS) or (at == cue.end and "common" in word.kinds)
    return not word.kinds & _NO_CONTENTS or bool(word.kinds & _OBJECTS)
