"""What a verb of saying governs: a clause, a quotation, what its preposition opens, or a noun phrase; and which of two."""

from taswib.text.sentences import Sentence
from taswib.text.statements.clauses import Complement
from taswib.text.statements.frames import content_after
from taswib.text.statements.objects import is_abstract, object_content
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.verbs import Form
from taswib.text.statements.vocabulary import Word

REACH = 48
"""Tokens behind a verb within which its content begins."""
_LEAD = 4  # tokens between a noun and the quotation that it only leads to
_SPEECH = 3  # tokens of a quotation that is no name


def complement(reading: Reading, number: int, sentence: Sentence, cue: Cue) -> Complement | None:
    """The content that a verb of saying has after it, or none."""
    assert cue.form is not None
    if "within" in cue.form.verb.frames and not _leads_into_document(reading, cue, sentence):
        return None
    found = content_after(reading, cue, min(sentence.end, cue.end + REACH))
    own = object_content(reading, number, sentence, cue, found) if _may_have_object(cue.form) else None
    if own is not None and (found is None or _is_object_rather(reading, cue.form, cue.end, own, found)):
        return own
    return None if found is not None and _lacks_object(cue.form, found) else found


def _leads_into_document(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether what follows «جاء» leads into a document: في البيان، بالوثيقة."""
    if cue.end >= sentence.end:
        return False
    word: Word = reading.tokens.words[cue.end]
    return word.folded == "في" or (word.preposition == "ب" and bool(word.kinds & {"document", "occasion"}))


def _may_have_object(form: Form) -> bool:
    return form.tense != "masdar" and not form.owned and bool(form.verb.frames & {"object", "keeps"})


def _lacks_object(form: Form, found: Complement) -> bool:
    """Whether a verb that says something of its object has none, so that a preposition opens no content."""
    return "keeps" in form.verb.frames and found.frame == "preposition" and not form.owned


def _is_object_rather(reading: Reading, form: Form, behind: int, own: Complement, found: Complement) -> bool:
    """Whether the noun phrase is the content, and not what a particle, a preposition or a mark opens behind it."""
    if "keeps" not in form.verb.frames and (
        _is_subject_of_clause(reading, behind, own, found)
        or _is_apposition(reading, own, found)
        or _leads_to_speech(own, found)
    ):
        return False
    return own.start < found.mark


def _is_subject_of_clause(reading: Reading, behind: int, own: Complement, found: Complement) -> bool:
    """Whether a clause follows, and the noun before it is no abstract one right behind the verb."""
    return found.frame == "that" and not (is_abstract(reading, own.start) and own.start == behind)


def _is_apposition(reading: Reading, own: Complement, found: Complement) -> bool:
    """Whether a definite noun before the verb's own preposition only explains the subject: أعلنت المدينة العاصمة عن …"""
    if found.frame != "preposition" or found.inset:
        return False
    if own.start in reading.quotes:  # كشف فلان «لقبه»، المدير …، عن
        return reading.quotes[own.start].past < found.mark
    if not reading.tokens.words[own.start].definite:
        return False
    return own.start < found.mark and not any(is_abstract(reading, at) for at in range(own.start, found.mark))


def _leads_to_speech(own: Complement, found: Complement) -> bool:
    """Whether the quotation, and not the noun a little before it, is what was said."""
    return found.mark - own.start < _LEAD and found.quote is not None and found.quote.end - found.quote.start > _SPEECH
