"""Chains of carriers: نقلت وكالة … عن … قوله إن. The carrier is the verb's subject, the source hangs on «عن»."""

from typing import NamedTuple

from taswib.text.sentences import Sentence
from taswib.text.statements.phrases import Phrase, phrase, starts_phrase
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.subjects import skip_to_subject

_REACH = 20
_AFTER_SOURCE = 30


class Chain(NamedTuple):
    """The source, the carrier where one is named, the cue that governs the content, and the token from which on the
    content is sought.
    """

    source: Phrase | None
    carrier: Phrase | None
    cue: Cue
    after: int


def chain(reading: Reading, cue: Cue, sentence: Sentence) -> Chain | None:
    """Read a verb of carrying; none where nobody is quoted."""
    words = reading.tokens.words
    stop = min(sentence.end, cue.end + _REACH)
    learns = cue.form is not None and "learns" in cue.form.verb.frames
    about = next((at for at in range(cue.end, stop) if _leads_to_source(reading, at, learns=learns)), None)
    if about is None:
        return None
    start = skip_to_subject(reading, cue.end, about)
    end = about - int(words[about].folded == "لسان")
    carrier = phrase(reading, start, end, bounded=True) if starts_phrase(reading, start, end) else None
    at = skip_to_subject(reading, about + 1, sentence.end)
    source = phrase(reading, at, sentence.end) if starts_phrase(reading, at, sentence.end) else None
    if source is None:
        return None
    said = _said(reading, source.end, min(sentence.end, source.end + _AFTER_SOURCE))
    return Chain(source, carrier, said or cue, said.end if said else source.end)


def _leads_to_source(reading: Reading, at: int, *, learns: bool) -> bool:
    """Whether a token leads to whom words come from: نقلت … عن، على لسان; with verbs of learning علمت … من."""
    words = reading.tokens.words
    if learns:
        return words[at].folded == "من"
    return words[at].folded == "عن" or (words[at].folded == "لسان" and words[at - 1].folded == "علي")


def _said(reading: Reading, start: int, stop: int) -> Cue | None:
    """The masdar that takes the content up (قوله، تأكيدها) before any particle."""
    words = reading.tokens.words
    for at in range(start, stop):
        if at in reading.quotes or "that" in words[at].kinds:
            return None
        form = words[at].form
        if form and form.tense == "masdar":
            return Cue(at, at + 1, "verb", form)
        if form and form.tense == "past":
            return None
    return None
