"""Whether words in quotation marks are speech, or a name set off by them."""

from bisect import bisect_left

from taswib.text.lexicons import word_set
from taswib.text.quotations import Quotation
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.vocabulary import Word

_QUOTES_TRIED = 40
_NAME_WORDS = 4
_NAME_TOKENS = 6
_SOON = 25  # tokens
_LEADS_TO_NAME = word_set("ar", "particles", "leads_to_name")
_HEADS = frozenset(("name_head", "outlet", "body"))
_BODIES = frozenset(("body", "outlet", "named_body"))
_TITLES = frozenset(("office", "honorific", "unnamed"))
_LEADS_OUT = frozenset(("adjunct", "starts_clause", "weekday", "day", "month", "attribution"))


def speaks(reading: Reading, quote: Quotation, cue: Cue, stop: int) -> bool:
    """Whether a quotation behind a verb of saying is what was said, and no name on the way to it."""
    before = reading.tokens.words[quote.mark - 1]
    length = quote.end - quote.start
    if _is_name_on_the_way(reading, quote, cue, stop):
        return False
    if before.folded in _LEADS_TO_NAME or "relative" in before.kinds:
        return before.folded in ("ب", "في") and length > _NAME_WORDS
    if length > _NAME_TOKENS or quote.mark == cue.end:
        return is_speech(reading, quote) or (quote.mark == cue.end and quote.past >= stop - 2)
    return not _content_follows(reading, quote, cue, stop)


def _is_name_on_the_way(reading: Reading, quote: Quotation, cue: Cue, stop: int) -> bool:
    """Whether a few words in marks are a name: behind what heads one, joined to one, or right behind the verb."""
    before = reading.tokens.words[quote.mark - 1]
    length = quote.end - quote.start
    if length <= _NAME_TOKENS and (before.kinds & _HEADS or _names_person(reading, quote, before)):
        return True
    joins = before.folded == "و" and length <= _NAME_WORDS
    return joins or (quote.mark == cue.end and _names_body(reading, quote, stop))


def _content_follows(reading: Reading, quote: Quotation, cue: Cue, stop: int) -> bool:
    """Whether behind a short quotation something else opens the content, before any verb."""
    surfaces, words = reading.tokens.surfaces, reading.tokens.words
    prepositions = cue.form.verb.prepositions if cue.form else ()
    for at in range(quote.past, min(stop, quote.past + _SOON)):
        if words[at].form and at > quote.past:
            return False
        if "that" in words[at].kinds or at in reading.quotes or surfaces[at] == ":" or words[at].folded in prepositions:
            return True
    return False


def _names_person(reading: Reading, quote: Quotation, before: Word) -> bool:
    """Whether marks behind a title hold a person's name: الخبير «هاني مسعور»."""
    if not quote.closed or not before.kinds & _TITLES:
        return False
    return bool(reading.tokens.words[quote.start].kinds & {"masculine", "feminine", "connector"})


def _names_body(reading: Reading, quote: Quotation, stop: int) -> bool:
    """Whether marks right behind a verb hold a body's name, since a content of its own comes later: أفاد «المرصد» بأن."""
    words = reading.tokens.words
    if not quote.closed or quote.end - quote.start > _NAME_TOKENS or not words[quote.start].kinds & _BODIES:
        return False
    return quote.past < stop and bool(words[quote.past].kinds & {"that", "preposition", "adjunct"})


def is_speech(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation that opens a content is its words, and no name that the clause begins with."""
    if quote.end - quote.start > 3 or not quote.closed:
        return True
    after = quote.past
    return after >= len(reading.tokens) or not reading.tokens.words[after].is_word


def goes_on(reading: Reading, quote: Quotation, stop: int) -> bool:
    """Whether the clause that a quotation opens needs what stands behind it: أن «المعرض» لن …، but not «…» في حديث له."""
    if not quote.closed or quote.past >= stop:
        return False
    word = reading.tokens.words[quote.past]
    is_verb = word.form is not None and "preposition" not in word.kinds
    if not word.is_word or word.joined or is_verb or word.preposition or word.kinds & _LEADS_OUT:
        return False
    return _is_predicate(word) or "ً" in reading.tokens.surfaces[quote.start]  # «انطلاقًا من …» لن


def _is_predicate(word: Word) -> bool:
    """Whether a word looks like a verb in the present or the future, or is one in the lists."""
    return "action" in word.kinds or "negation" in word.kinds or (word.folded[:1] in "يتس" and not word.kinds)


def clause_kind(reading: Reading, start: int, end: int) -> str:
    """Mixed where part of the clause is quoted speech, not only a name or a single word in marks."""
    first = bisect_left(reading.marks, start)
    for mark in reading.marks[first : first + _QUOTES_TRIED]:
        if mark >= end:
            break
        quote = reading.quotes[mark]
        if not _is_name(reading, quote):
            return "mixed"
    return "indirect"


def _is_name(reading: Reading, quote: Quotation) -> bool:
    """Whether marks inside a clause set off a name: behind a word such as «تنظيم», or words that nothing makes speech."""
    before = reading.tokens.words[quote.mark - 1]
    inner = [word for word in reading.tokens.words[quote.start : quote.end] if word.is_word]
    if not inner or _heads_name(reading, quote.mark - 1) or before.folded in ("ل", "ب", "و", "ك"):
        return not (before.folded == "ب" and inner and _is_wording(inner))
    if any(word.folded.isdecimal() or word.folded.isascii() for word in inner) and len(inner) < _NAME_WORDS:
        return True
    if len(inner) == 1:
        return "common" in inner[0].kinds or not _is_wording(inner)
    return len(inner) < _NAME_WORDS and all(word.definite for word in inner) and not _is_wording(inner)


def _is_wording(inner: list[Word]) -> bool:
    """Whether quoted words begin with a plain noun and not with a body: what somebody called something."""
    first = inner[0]
    return bool(first.kinds & {"common", "masdar", "topic"}) and not first.kinds & {
        "body",
        "place",
        "named_body",
        "outlet",
    }


def _heads_name(reading: Reading, at: int) -> bool:
    """Whether the word before the marks, or the noun that it describes, is one that names follow (عمله الدرامي «…»)."""
    word, noun = reading.tokens.words[at], reading.tokens.words[at - 1]
    return "name_head" in word.kinds or ("nisba" in word.kinds and "name_head" in noun.kinds)
