"""A noun of saying that a verb without a meaning of its own carries: وجّه الوزير تهديدًا بـ، قدّمت الشركة طلبًا لـ."""

from functools import cache

from taswib.text.lexicons import classes, folded
from taswib.text.sentences import Sentence
from taswib.text.statements.extent import clause_end
from taswib.text.statements.quoting import clause_kind
from taswib.text.statements.reading import Cue, Draft, Reading
from taswib.text.statements.subjects import subject_after
from taswib.text.statements.subjects_before import subject_before

_REACH = 16
_TO_PREPOSITION = 7


def by_noun(reading: Reading, number: int, sentence: Sentence, cue: Cue) -> Draft | None:
    """The draft of a verb that carries a noun of saying, if one follows with its preposition."""
    words = reading.tokens.words
    stop = min(sentence.end, cue.end + _REACH)
    noun = next((at for at in range(cue.end, stop) if words[at].folded in nouns(reading.language)), None)
    if noun is None or any(words[at].form or at in reading.quotes for at in range(cue.end, noun)):
        return None
    opened = _opened(reading, noun, min(sentence.end, noun + _TO_PREPOSITION))
    if opened is None:
        return None
    start, inset = opened
    end = clause_end(reading, start, sentence)
    if end - start < 2:
        return None
    draft = Draft(number, Cue(noun, noun + 1, "noun"), "noun", [(start, end)], clause_kind(reading, start, end), inset)
    draft.gap = (cue.end, noun)
    draft.phrase = subject_after(reading, cue.end, noun, None, before_object=True) or subject_before(
        reading, number, cue, None
    )
    return draft


def _opened(reading: Reading, noun: int, stop: int) -> tuple[int, int] | None:
    """Where the content begins behind the noun's preposition, and how many letters of its first token are that."""
    words = reading.tokens.words
    preposition = nouns(reading.language)[words[noun].folded]
    for at in range(noun + 1, stop):
        word = words[at]
        if not word.is_word or word.form:
            return None
        if word.folded == preposition:
            return at + 1, 0
        grown = len(preposition) == 1 and word.folded.startswith(preposition) and len(word.folded) > 3
        if grown and (not word.kinds or word.kinds <= {"masdar", "topic"}) and not word.definite:
            return at, 1
    return None


@cache
def nouns(language: str) -> dict[str, str]:
    """The preposition that opens the content of each folded form of a noun of saying."""
    table = {folded(label): words for label, words in classes(language, "light").items() if label != "verb"}
    return {word: label for label, words in table.items() for word in words}
