"""Whom a phrase that attributes names: بحسب مصادر، حسبما ذكرت الوكالة، وفقًا للوزارة."""

from taswib.text.lexicons import word_set
from taswib.text.sentences import Sentence
from taswib.text.statements.cues import governs
from taswib.text.statements.naming import MANY_DOCUMENTS
from taswib.text.statements.phrases import Phrase, phrase, starts_phrase
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.subjects import skip_to_subject

_SPEAKS = frozenset(
    ("office", "honorific", "unnamed", "body", "outlet", "document", "named_body", "country", "occasion")
)
_ALSO = word_set("ar", "particles", "also")
_CARRIES = frozenset(("outlet", "document"))
_THINGS = frozenset(("no_source", "number", "period"))
_SAME = word_set("ar", "particles", "same")
_TO_THEM = word_set("ar", "particles", "to_them")
_TAKEN_UP = word_set("ar", "particles", "taken_up")
_WITH_TO = tuple(word_set("ar", "particles", "with_to"))


def source_of(reading: Reading, cue: Cue, sentence: Sentence) -> tuple[Cue, Phrase | None] | None:
    """The source that a phrase names, with the cue as wide as its verb; none where nobody is named who can speak."""
    if cue.kind == "pronoun_source":
        return cue, None
    if cue.kind == "source_follows" and _has_pronoun(reading, cue, sentence):
        return Cue(cue.start, cue.end + 1, cue.kind), None
    if cue.kind == "source_follows":
        found = _speaking(reading, cue.end, sentence.end, inset=_has_grown_onto(reading, cue))
        return (cue, found) if found else None
    verb = next((at for at in range(cue.end - 1, min(cue.end + 1, sentence.end)) if governs(reading, at)), None)
    if verb is None:
        return None
    start = verb + 1
    while start < sentence.end and reading.tokens.words[start].folded in _TAKEN_UP:
        start += 1
    at = skip_to_subject(reading, start, sentence.end)
    found = _speaking(reading, at, sentence.end, inset=0, told=is_told(reading, cue))
    return (Cue(cue.start, verb + 1, cue.kind, governs(reading, verb)), found) if found else None


def is_told(reading: Reading, cue: Cue) -> bool:
    """Whether the phrase attributes by a verb of saying and can mean nothing else: بحسب ما أفادت …"""
    return cue.kind == "clause_follows" and reading.tokens.words[cue.start].folded not in _ALSO


def is_also(reading: Reading, cue: Cue) -> bool:
    """Whether a phrase that a clause follows may only add one thing to another: كما قال …"""
    return cue.kind == "clause_follows" and reading.tokens.words[cue.start].folded in _ALSO


def _has_pronoun(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether a pronoun is the source (وفقا له), of somebody who has just been named."""
    return cue.end < sentence.end and reading.tokens.words[cue.end].folded in _TO_THEM


def _has_grown_onto(reading: Reading, cue: Cue) -> int:
    """How many letters of the token behind the phrase belong to the phrase (وفقا لـ)."""
    words = reading.tokens.words
    if not words[cue.end - 1].folded.endswith(_WITH_TO) or cue.end >= len(words):
        return 0
    following = words[cue.end].folded
    return int(following[:1] == "ل" and len(following) > 1)


def _speaking(reading: Reading, at: int, stop: int, *, inset: int, told: bool = False) -> Phrase | None:
    """The noun phrase at the token, where it can be somebody who speaks: بحسب القانون names nobody. `told`: a verb of
    saying is before it, so that it speaks whatever it is.
    """
    if at + 1 < stop and reading.tokens.words[at].folded in _SAME and reading.tokens.words[at + 1].definite:
        at += 1  # بحسب نفس البيان
    if not starts_phrase(reading, at, stop, inset=inset):
        return None
    found = phrase(reading, at, stop, inset=inset)
    if not found.parts:
        return None
    first = found.parts[0]
    word = reading.tokens.words[first.token]
    if "no_source" in word.kinds:
        return None
    known = told or word.kinds & _SPEAKS or first.role in ("name", "mark", "title")
    return found if known or (inset and _may_speak(reading, first.token)) else None


def _may_speak(reading: Reading, at: int) -> bool:
    """Whether a noun onto which «ل» has grown can be somebody: not what a plan or a change is (وفقا للتعديلات)."""
    word = reading.tokens.words[at]
    kinds = word.kinds | reading.vocabulary[word.core].kinds
    return not kinds & _THINGS or word.core in MANY_DOCUMENTS


def is_carrier(reading: Reading, source: Phrase) -> bool:
    """Whether a noun phrase is an outlet, an agency or a document."""
    word = reading.tokens.words[source.parts[0].token]
    first = source.parts[0]
    if first.role == "mark" or not word.is_word:
        quote = reading.quotes.get(first.token)
        return quote is not None and reading.tokens.words[quote.start].folded in reading.carriers
    core = reading.tokens.surfaces[first.token][source.inset :]
    return bool(word.kinds & _CARRIES) or reading.vocabulary[core].folded in reading.carriers
