"""The subject of the clause in which a verb of saying only goes on: استقبل الوزير … مؤكدًا، فلان رد قائلا."""

from taswib.text.lexicons import word_set
from taswib.text.sentences import Sentence
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.reading import Draft, Reading
from taswib.text.statements.subjects import skip_to_subject
from taswib.text.statements.vocabulary import Word

_LEADS = word_set("ar", "particles", "lead")
_AUXILIARY = word_set("ar", "particles", "auxiliary")


def clause_subject(reading: Reading, draft: Draft) -> Phrase | None:
    """The subject of the verb that opens a draft's sentence and is not the draft's own: استقبل الوزير … مؤكدًا."""
    at = _opener(reading, draft)
    if at >= draft.start:
        return None
    if not is_finite(reading.tokens.words[at]):
        return _nominal_subject(reading, at, draft)
    start = skip_to_subject(reading, at + 1, draft.start)
    if not starts_phrase(reading, start, draft.start):
        return None
    return phrase(reading, start, draft.start, before_object=True)


def _opener(reading: Reading, draft: Draft) -> int:
    """The word that opens the draft's sentence, behind marks and what leads to a verb."""
    words, at = reading.tokens.words, _sentence(reading, draft).start
    while at < draft.start and (not words[at].is_word or _leads_verb(words[at])):
        at += 1
    return at


def _sentence(reading: Reading, draft: Draft) -> Sentence:
    """The sentence that a draft goes on with: the one before, where a participle opens its own."""
    sentence = reading.sentences[draft.sentence]
    form = draft.cue.form if draft.cue else None
    opens = form is not None and form.tense == "participle" and draft.start - sentence.start < 2
    return reading.sentences[draft.sentence - 1] if draft.sentence and opens else sentence


def _nominal_subject(reading: Reading, at: int, draft: Draft) -> Phrase | None:
    """The noun phrase that opens a sentence right before its verb, of which a participle goes on: فلان رد قائلا …"""
    form = draft.cue.form if draft.cue else None
    if form is None or form.tense != "participle" or not starts_phrase(reading, at, draft.start):
        return None
    found = phrase(reading, at, draft.start)
    behind = found.end < draft.start and is_finite(reading.tokens.words[found.end])
    return found if found.parts and behind else None


def _leads_verb(word: Word) -> bool:
    """Whether a word that opens a sentence only leads to its verb (كما، وكذلك، وقد)."""
    return word.folded in _LEADS or word.folded.removeprefix("و") in _AUXILIARY


def is_finite(word: Word) -> bool:
    """Whether a word is a verb in the past or present, of saying or of the frequent ones."""
    return "action" in word.kinds or (word.form is not None and word.form.tense in ("past", "present"))
