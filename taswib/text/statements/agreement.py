"""Whether a noun phrase right behind a verb agrees with it in gender, as a subject does: دعت الحكومة, not دعا الحكومة."""

from taswib.text.statements.parts import Phrase
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.verbs import Form
from taswib.text.statements.vocabulary import Word

_OF_SOMEBODY = frozenset(("hearer", "keeps"))
_HEADS = frozenset(("title", "noun", "name"))
_MEN_TOO = frozenset(("honorific", "masculine", "unnamed"))
_THINGS = frozenset(("body", "outlet", "named_body", "country", "place"))
_FEMININE = ("ة", "ات")


def agrees(reading: Reading, subject: Phrase, cue: Cue, form: Form) -> bool:
    """False where a verb that is said to somebody or of somebody, as a man's, has a woman or a feminine body right behind
    it, or as a woman's a man.
    """
    if not subject.parts or not form.verb.frames & _OF_SOMEBODY:
        return True
    first = subject.parts[0]
    if first.token != cue.end or first.role not in _HEADS:
        return True
    word = reading.tokens.words[first.token]
    if form.feminine:
        return not _is_man(reading, subject, word)
    return not _is_feminine(word, reading.tokens.surfaces[first.token])


def _is_feminine(word: Word, surface: str) -> bool:
    if word.kinds & _MEN_TOO or not word.is_word:
        return False
    if "office" in word.kinds:
        return "feminine" in word.kinds
    return bool(word.kinds & _THINGS) and (word.definite or "body" in word.kinds) and surface.endswith(_FEMININE)


def _is_man(reading: Reading, subject: Phrase, word: Word) -> bool:
    """Whether a phrase is an office and a man's name: اتهمت الوزير سامر …"""
    if "office" not in word.kinds or "feminine" in word.kinds:
        return False
    names = [reading.tokens.words[part.token] for part in subject.parts if part.role == "name"]
    return bool(names) and "masculine" in names[0].kinds
