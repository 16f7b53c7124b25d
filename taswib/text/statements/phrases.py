"""Noun phrases: how far one reaches, and which of its words are a name, a title, an adjective or a dependent.

Arabic tells by definiteness. A construct («وزير خارجية …») stays open until a definite noun or a proper one closes
it; behind
a closed phrase an adjective has the article, and an indefinite noun can only be a name in apposition, a title in
apposition, or no part of the phrase at all: the object of the verb.
"""

from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrase_marks import NO_START, step_mark
from taswib.text.statements.phrase_words import step_word
from taswib.text.statements.reading import Reading
from taswib.text.statements.verbs import Verb
from taswib.text.statements.walk import Walk

_LONGEST = 45
_NAME_IN_MARKS = 6
_TITLES = frozenset(("office", "honorific", "unnamed"))
_PERSONS = _TITLES | {"masculine", "feminine"}
_ACTION_AT = {False: frozenset[str](), True: frozenset(("action",))}


def starts_phrase(reading: Reading, at: int, stop: int, *, inset: int = 0, follows_verb: bool = False) -> bool:
    """Whether a noun phrase may begin at the token. Right behind a verb (`follows_verb`) no other verb stands, so that
    a word that could be one (كرم) is a noun.
    """
    if at >= stop:
        return False
    word = reading.tokens.words[at]
    if not word.is_word:
        quote = reading.quotes.get(at)
        return quote is not None and quote.closed and quote.end - quote.start <= _NAME_IN_MARKS
    if inset:
        return True
    if len(word.folded) == 1:  # و
        return False
    if "attribution" in word.kinds and not word.kinds & _PERSONS and not word.definite:  # قال بحسب الصحيفة: …
        return False
    if word.kinds & {"occasion"} and not word.kinds & (_TITLES | {"document"}):
        return False
    if follows_verb and word.kinds & {"connector"}:  # قالت أم أحمد
        return True
    if word.preposition or (word.kinds & NO_START - _ACTION_AT[follows_verb] and not word.kinds & _TITLES):
        return False
    return not word.form or bool(word.kinds & (_TITLES | {"elative", "body", "masculine", "feminine"}))


def phrase(
    reading: Reading,
    at: int,
    stop: int,
    *,
    verb: Verb | None = None,
    before_object: bool = False,
    bounded: bool = False,
    inset: int = 0,
) -> Phrase:
    """The noun phrase from token `at`, no further than `stop`. `before_object`: a content without a particle follows
    it, so that the phrase ends where another noun cannot belong to it. `bounded`: the content begins at `stop`.
    """
    walk = Walk(reading, at, min(stop, at + _LONGEST), verb, before_object=before_object, bounded=bounded, inset=inset)
    goes_on = True
    while goes_on and walk.at < walk.stop:
        word = walk.word(walk.at)
        goes_on = step_word(walk, word) if word.is_word else step_mark(walk)
    return walk.phrase()
