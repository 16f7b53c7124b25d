"""When a page says that its article was published, before any guess from its markup."""

import re

from taswib.archive.intake.given import Given
from taswib.archive.intake.page_declared import Declared
from taswib.archive.intake.published import Published, read_published
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.dates import read_expression
from taswib.text.folding import fold

_WORD = re.compile(r"\w+|[^\w\s]")
_BEFORE, _AFTER = 3, 8  # words such as «published on» and the time of day around a date


def published_of(declared: Declared, guessed: str, given: Given) -> Published | None:
    """What the page declares; else the day that its markup shows. Raises Unreadable, FUTURE where that lies ahead."""
    for raw in filter(None, declared.moments()):
        try:
            return read_published(raw, zone=given.zone, now=given.now)
        except Unreadable as refusal:
            if refusal.reason is Reason.FUTURE:
                raise
    return read_published(guessed, zone=given.zone, now=given.now) if guessed else None


def is_day(line: str) -> bool:
    """Whether a brief line holds nothing but a day, with a word or two before it and perhaps the time of day behind."""
    words = _WORD.findall(fold(line).text)
    if not any(word.isdigit() for word in words):
        return False
    for start in range(min(_BEFORE, len(words)) + 1):
        found = read_expression(words[start:], None)
        if found and found.end > 1 and len(words) - start - found.end <= _AFTER:
            return not any(len(word) > 2 and word.isalpha() for word in words[start + found.end :])
    return False
