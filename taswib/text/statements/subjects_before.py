"""The noun phrase before a verb of saying that is its subject: the head of its clause, or what a relative refers to."""

from taswib.text.lexicons import word_set
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.reading import Cue, Reading

_BACK = 45
_DATELINE = 14  # tokens
_ASIDE = 30  # tokens
_DESCRIBED = 5  # words
_IN_IT = word_set("ar", "particles", "in_it")
_MANY = ("ون", "ين")
_VERB = 4  # letters
_AUXILIARY = word_set("ar", "particles", "auxiliary")
_AS_FOR = word_set("ar", "particles", "as_for")
_PRONOUNS = word_set("ar", "particles", "own_subject")
_LEADS = word_set("ar", "particles", "lead")
_NO_NOUN = word_set("ar", "particles", "no_noun")


def subject_before(reading: Reading, number: int, cue: Cue, floor: int | None) -> Phrase | None:
    """The noun phrase that a verb refers back to: the antecedent of a relative pronoun, or the head of its clause."""
    words = reading.tokens.words
    sentence = reading.sentences[number]
    low = max(sentence.start, cue.start - _BACK, floor or 0)
    at = cue.start
    while at > low and words[at - 1].folded in _AUXILIARY:
        at -= 1
    if at > low and "relative" in words[at - 1].kinds and words[at - 1].folded != "ممن":
        return _antecedent(reading, at - 1, low)
    if (topic := _topic(reading, sentence.start, at)) is not None:
        return topic
    if words[cue.start].joined:
        return None
    return _head(reading, low, at, in_headline=number in reading.headlines) or _described(reading, low, at)


def _topic(reading: Reading, start: int, verb: int) -> Phrase | None:
    """Whom «أما» at the head of a sentence sets apart, and of whom a verb with «ف» speaks: أما فلان فقال …"""
    words = reading.tokens.words
    taken_up = words[verb].joined == "ف" or (verb < len(words) and words[verb].folded == "فقد")
    if not taken_up or words[start].folded not in _AS_FOR or not starts_phrase(reading, start + 1, verb):
        return None
    found = phrase(reading, start + 1, verb)
    return found if found.parts else None


def _antecedent(reading: Reading, relative: int, low: int) -> Phrase | None:
    """The noun phrase that ends right before a relative pronoun, from the farthest word that could begin it."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    end = relative - 1 if relative > low and surfaces[relative - 1] in "،," else relative
    start = end
    while start > low and _may_be_inside(reading, start - 1):
        start -= 1
    for first in range(start, end):
        if not words[first].kinds & {"preposition"} and starts_phrase(reading, first, end):
            found = phrase(reading, first, end)
            if found.parts and found.end >= end - 1:
                return found
    return None


def _described(reading: Reading, low: int, end: int) -> Phrase | None:
    """An indefinite noun right before a verb that describes it: «بعد تقارير غريبة أشارت إلى …»."""
    words = reading.tokens.words
    if end + 1 < len(words) and words[end + 1].folded in _IN_IT:
        return None  # في برقية أكد فيها
    for first in range(end - 1, max(low, end - _DESCRIBED) - 1, -1):
        word = words[first]
        if word.kinds & {"unnamed", "document"} and not word.definite and not word.preposition and not word.joined:
            found = phrase(reading, first, end)
            return found if found.parts and found.end >= end else None
    return None


def _may_be_inside(reading: Reading, at: int) -> bool:
    word = reading.tokens.words[at]
    if not word.is_word:
        return bool(reading.inside[at]) or reading.tokens.surfaces[at] in '"”»“«'
    return not (word.form or word.kinds & {"that", "relative", "negation"} or word.folded in _NO_NOUN)


def _head(reading: Reading, low: int, end: int, *, in_headline: bool) -> Phrase | None:
    """The noun phrase that begins the clause and reaches to the verb, bar what is set off by commas."""
    bound = _clause_bound(reading, _past_dateline(reading, low, end), low, end)
    if bound is None:
        return None
    start, led = _past_leads(reading, *bound, end)
    if start >= end or not _can_head(reading, start, end, led=led):
        return None
    found = phrase(reading, start, end)
    rest = found.end
    if found.end <= start or (rest < end and not in_headline and not _is_set_off(reading, rest, end)):
        return None
    return found


def _clause_bound(reading: Reading, start: int, low: int, end: int) -> tuple[int, bool] | None:
    """Where the clause before a verb begins, and whether a particle leads it; none where that is the subject itself."""
    words = reading.tokens.words
    for at in range(end - 1, low - 1, -1):
        if _parts_clauses(reading, at):
            word = words[at]
            return None if word.folded in _PRONOUNS else (at + 1, "that" in word.kinds or word.folded in _LEADS)
    return start, False


def _parts_clauses(reading: Reading, at: int) -> bool:
    surfaces, kinds = reading.tokens.surfaces, reading.tokens.words[at].kinds
    if surfaces[at] in ":؛/" or surfaces[at] == "." == surfaces[at - 1]:
        return True
    return "relative" not in kinds and bool(kinds & {"that", "starts_clause"})


def _past_leads(reading: Reading, start: int, led: bool, end: int) -> tuple[int, bool]:
    """Past an agency's slug, marks and particles to where the clause's own words begin; and whether a particle leads it."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    if start and surfaces[start - 1] == "/" and words[start].folded in reading.carriers:  # غزة / الأناضول
        start += 1
    while start < end and (words[start].folded in _LEADS or surfaces[start] in "-–،,."):
        led = led or words[start].is_word
        start += 1
    return start, led


def _can_head(reading: Reading, start: int, end: int, *, led: bool) -> bool:
    """Whether a noun phrase can begin here; behind a particle also with a word that could be a verb of saying."""
    word = reading.tokens.words[start]
    can_be_noun = led and bool(word.form) and (start + 1 < end or word.folded.endswith(_MANY))
    return (starts_phrase(reading, start, end) or can_be_noun) and not _is_verbal(reading, start)


def _past_dateline(reading: Reading, low: int, end: int) -> int:
    """Past the place and the agency that a stroke parts from the report: «الميناء (وكالة) - …»."""
    surfaces = reading.tokens.surfaces
    for at in range(low + 1, min(end, low + _DATELINE)):
        if surfaces[at] in "-–—" and surfaces[at - 1] in (")", "-", "–", "—"):
            return at + 1
    return low


def _is_set_off(reading: Reading, at: int, end: int) -> bool:
    """Whether what stands between a head and its verb is an apposition, a relative clause or a dependent."""
    word = reading.tokens.words[at]
    if not word.is_word:
        return reading.tokens.surfaces[at] in "،,(" and (at + 1 >= end or end - at < _ASIDE)
    return bool(word.kinds & {"relative", "preposition"}) or bool(word.preposition)


def _is_verbal(reading: Reading, at: int) -> bool:
    """Whether a word at the head of a clause looks like a verb in the present rather than a noun."""
    word = reading.tokens.words[at]
    if word.kinds or len(word.folded) < _VERB:
        return "action" in word.kinds
    return word.folded[0] == "ي" or (word.folded[-1] == "ت" and word.folded[-2] != "ا")
