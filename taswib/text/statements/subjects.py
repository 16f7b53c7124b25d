"""The subject of a verb of saying behind it, past what may stand between the two."""

from taswib.text.lexicons import word_set
from taswib.text.statements.naming_agencies import agency_named
from taswib.text.statements.phrases import Phrase, phrase, starts_phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.verbs import Verb
from taswib.text.statements.vocabulary import Word

_LEAD_NAMES = word_set("ar", "particles", "leads_name")
_NAME_IN_MARKS = 6  # tokens
_MANNER = word_set("ar", "particles", "manner")
_PASSED_OVER = word_set("ar", "particles", "before_subject")
_TIME = frozenset(("weekday", "day", "part", "month", "number"))


def skip_to_subject(reading: Reading, at: int, stop: int, *, over_hearers: bool = True) -> int:
    """Past the times, single adverbs and hearers that may stand between a verb and its subject."""
    while at < stop:
        past = _past_circumstance(reading, at, stop) or (_past_hearer(reading, at, stop) if over_hearers else 0)
        if not past:
            break
        at = past
    return at


def _past_circumstance(reading: Reading, at: int, stop: int) -> int:
    """The token behind a time, a manner or an adverb, which may stand in brackets; 0 where none stands."""
    words = reading.tokens.words
    word = words[at]
    if not word.is_word:
        bracketed = reading.tokens.surfaces[at] == "(" and at + 2 < stop and words[at + 1].kinds & _TIME
        return at + 3 if bracketed and reading.tokens.surfaces[at + 2] == ")" else 0
    if at + 1 < stop and (word.folded in _MANNER or (word.folded == "كل" and words[at + 1].folded == "من")):
        return at + 2
    is_time = (word.kinds & _TIME and not word.kinds & {"masculine", "feminine"}) or _is_period(reading, at, stop)
    passed = is_time or word.folded in _PASSED_OVER or "adverb" in word.kinds or _is_adverb(reading, at)
    return at + 1 if passed else 0


def _is_period(reading: Reading, at: int, stop: int) -> bool:
    """Whether a word with «الماضي» or the like tells the time: أعلن الشهر الماضي أن."""
    words = reading.tokens.words
    if "period" not in words[at].kinds or not words[at].definite or at + 1 >= stop:
        return False
    return words[at + 1].folded in _PASSED_OVER


def _past_hearer(reading: Reading, at: int, stop: int) -> int:
    word = reading.tokens.words[at]
    if word.kinds & {"hearers"} and (word.preposition or word.folded[0] == "ل"):
        return at + 1
    return _past_outlet(reading, at, stop)


def _is_adverb(reading: Reading, at: int) -> bool:
    """Whether a word tells how, in the accusative (علنًا) or as a woman's participle (متحمسة): it is no subject."""
    word = reading.tokens.words[at]
    if word.form or word.kinds:
        return False
    surface = reading.tokens.surfaces[at]
    return (word.folded[-1] == "ا" and "ً" in surface) or (word.folded.startswith("مت") and surface.endswith("ة"))


def agency_at(reading: Reading, at: int) -> int:
    """Over how many tokens an agency's name stands onto which «ل» has grown (لرويترز، لبي بي سي); 0 for none."""
    words = reading.tokens.words
    first = words[at].folded
    return 0 if first[:1] != "ل" or words[at].kinds else agency_named(reading, at, first[1:])


def _past_outlet(reading: Reading, at: int, stop: int) -> int:
    """The token behind an outlet that is spoken to before the subject is told: قال لـ«…» فلان."""
    words = reading.tokens.words
    word = words[at]
    if word.folded == "ل" and at + 1 in reading.quotes:
        past = reading.quotes[at + 1].past
        return past if past < stop and past - at < 9 else 0
    if length := agency_at(reading, at):
        return at + length if at + length < stop else 0
    if word.preposition == "ل" and "outlet" in word.kinds:
        past = phrase(reading, at, stop, inset=1).end
        return past if at < past < stop else 0
    return 0


def subject_after(reading: Reading, at: int, stop: int, verb: Verb | None, *, before_object: bool) -> Phrase | None:
    """The noun phrase behind a verb that ends before token `at`, before its content at `stop`."""
    start = skip_to_subject(reading, _past_told(reading, at, stop, verb), stop)
    if not starts_phrase(reading, start, stop, follows_verb=start == at) or _is_oblique(reading, start):
        return None
    found = phrase(reading, start, stop, verb=verb, before_object=before_object, bounded=not before_object)
    if found.end <= found.start:
        return None
    return found if before_object else _with_name_behind(reading, found, stop)


def _past_told(reading: Reading, at: int, stop: int, verb: Verb | None) -> int:
    """Past the outlet in marks that is told, right behind a verb of telling and before who tells: أبلغت «…» مصادر."""
    quote = reading.quotes.get(at)
    if quote is None or verb is None or "tells" not in verb.frames or quote.past - at > _NAME_IN_MARKS:
        return at
    return quote.past if quote.past < stop and starts_phrase(reading, quote.past, stop) else at


def _is_oblique(reading: Reading, at: int) -> bool:
    """Whether a plural has the ending that no subject has (المواطنين): it is who the words are said to."""
    word = reading.tokens.words[at]
    return word.definite and word.core.endswith("ين") and bool(word.kinds & {"common", "unnamed", "hearers"})


def _with_name_behind(reading: Reading, found: Phrase, stop: int) -> Phrase:
    """The phrase with a name that stands further behind its title, where words in no list part the two."""
    if found.parts[0].role != "title" or any(part.role == "name" for part in found.parts):
        return found
    words = reading.tokens.words
    for at in range(found.end, stop):
        if (
            at in reading.quotes
            or _is_occasion(words[at])
            or (words[at].kinds & _ENDS_SUBJECT and words[at].preposition != "ب")
        ):
            break
        if _may_begin_name(reading, at):
            name = phrase(reading, at, stop, bounded=True)
            if any(part.role == "name" for part in name.parts):
                return Phrase(found.start, name.end, found.parts + name.parts, found.inset)
    return found


_ENDS_SUBJECT = frozenset(("document", "outlet", "relative", "adjunct", "weekday", "day", "starts_clause", "medium"))


def _is_occasion(word: Word) -> bool:
    """Whether a noun is an occasion of speech, and no institution too: what follows it is no part of the subject."""
    return "occasion" in word.kinds and not word.kinds & {"body", "name_head"}


def _may_begin_name(reading: Reading, at: int) -> bool:
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    leads = (
        word.kinds & {"masculine", "feminine"}
        or word.folded in _LEAD_NAMES
        or ("honorific" in word.kinds and word.definite)
    )
    return bool(leads) and not (word.joined or word.preposition or "preposition" in before.kinds)
