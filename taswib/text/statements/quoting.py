"""Whether words in quotation marks are speech, or a name set off by them."""

from bisect import bisect_left

from taswib.text.quotations import Quotation
from taswib.text.statements.reading import Cue, Reading

_QUOTES_TRIED = 40
_NAME_WORDS = 4


def speaks(reading: Reading, quote: Quotation, cue: Cue, stop: int) -> bool:
    """Whether a quotation behind a verb of saying is what was said, and no name on the way to it."""
    before = reading.tokens.words[quote.mark - 1]
    if before.kinds & {"name_head", "outlet", "body"} and quote.end - quote.start <= 6:
        return False
    if before.folded in ("ل", "ب", "في") or "relative" in before.kinds:
        return before.folded in ("ب", "في") and quote.end - quote.start > 4
    if quote.end - quote.start > 6 or quote.mark == cue.end:
        return is_speech(reading, quote) or (quote.mark == cue.end and quote.past >= stop - 2)
    surfaces, words = reading.tokens.surfaces, reading.tokens.words
    for at in range(quote.past, min(stop, quote.past + 25)):
        if words[at].form and at > quote.past:
            return True
        if "that" in words[at].kinds or at in reading.quotes or surfaces[at] == ":":
            return False
    return True


def is_speech(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation that opens a content is its words, and no name that the clause begins with."""
    if quote.end - quote.start > 3 or not quote.closed:
        return True
    after = quote.past
    return after >= len(reading.tokens) or not reading.tokens.words[after].is_word


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
    """Whether marks inside a clause set off a name: behind a word such as «تنظيم», or words that are all definite."""
    words = reading.tokens.words
    before = words[quote.mark - 1]
    inner = [word for word in words[quote.start : quote.end] if word.is_word]
    if "name_head" in before.kinds or before.folded in ("ل", "ب", "و") or not inner:
        return True
    if any(word.folded.isdecimal() or word.folded.isascii() for word in inner) and len(inner) < _NAME_WORDS:
        return True
    return len(inner) == 1 or (len(inner) < 4 and all(word.definite or word.folded.isdecimal() for word in inner))
