"""Everybody and every body that an article names, wherever it does."""

from itertools import compress, count
from operator import attrgetter

from taswib.text.lexicons import word_set
from taswib.text.statements.naming import speaker
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.vocabulary import Word

_PERSONS = frozenset(("office", "honorific", "masculine", "feminine"))
_NEAR = 6  # words within which a body's name shows whether it can be a source's
_SHORT = 3
_MAY_NAME = attrgetter("may_name")


def mentions(reading: Reading) -> list[Speaker]:
    """Everybody whom the article names beside a title or by a given name, and every body, in their order."""
    if not reading.drafts:
        return []
    phrases = {draft.phrase.start: draft.phrase for draft in reading.drafts if draft.phrase}
    sought = _sought(reading, phrases)
    found: list[Speaker] = []
    past = 0
    words = reading.tokens.words
    for at in sorted({*phrases, *compress(count(), map(_MAY_NAME, words))}):
        if at not in phrases and (at < past or not _may_matter(reading, at, sought)):
            continue
        bare = not words[at].kinds & _PERSONS  # of a body, its name alone, and no object of a verb before it
        here = phrases.get(at) or phrase(reading, at, len(words), inset=_inset(words[at]), before_object=bare)
        if not here.parts:
            continue
        past = max(past, here.end)
        if not _signs(reading, here) and (one := _named(reading, here)):
            one.told = at in phrases
            found.append(one)
            found += _within(reading, here, sought) if one.kind == "body" else []
    return found


def _within(reading: Reading, whole: Phrase, sought: frozenset[str]) -> list[Speaker]:
    """The bodies in a body's name that a source may mean: الأمانة العامة لمنظمة …"""
    found = []
    for part in whole.parts[1:]:
        word = reading.tokens.words[part.token]
        if "body" in word.kinds and not word.definite and word.core in sought and not word.joined:
            one = _named(reading, phrase(reading, part.token, whole.end, inset=_inset(word)))
            found += [one] if one is not None and one.kind == "body" and len(one.words) > 1 else []
    return found


def _inset(word: Word) -> int:
    return 1 if word.preposition and not word.definite else 0


def _sought(reading: Reading, phrases: dict[int, Phrase]) -> frozenset[str]:
    """The folded words of all sources, with the article and without: only bodies that share one can be a source."""
    words = [reading.tokens.words[part.token] for one in phrases.values() for part in one.parts]
    return frozenset(form for word in words for form in (word.folded, word.core))


def _may_matter(reading: Reading, at: int, sought: frozenset[str]) -> bool:
    words = reading.tokens.words
    word = words[at]
    if reading.inside[at] or word.folded in _LED_BY:
        return False
    return bool(word.kinds & _PERSONS) or any(near.core in sought for near in words[at : at + _NEAR])


def _named(reading: Reading, here: Phrase) -> Speaker | None:
    """Who a noun phrase is, where it names somebody."""
    one = speaker(reading, here)
    is_body = one.kind == "body" and (one.definite or not _hangs(here))
    if not one.name or not (is_body or len(one.words) > 1 or one.titles):
        return None
    one.acts, one.end = acts(reading, here.start, here.end), here.end
    return one


def _signs(reading: Reading, here: Phrase) -> bool:
    """Whether a name only signs the article: it heads a line, and a stroke parts it from the place."""
    surfaces = reading.tokens.surfaces
    heads_line = not here.start or surfaces[here.start - 1] in "\n*"
    return heads_line and here.end < len(surfaces) and surfaces[here.end] in "-–—/ـ"


_LED_BY = word_set("ar", "particles", "led_by")


def _hangs(phrase: Phrase) -> bool:
    return any(part.role == "dependent" for part in phrase.parts)


def acts(reading: Reading, start: int, end: int) -> bool:
    """Whether a finite verb stands right before a mention, or right behind one that hangs on nothing."""
    words = reading.tokens.words
    if start and _is_finite(words[start - 1]):
        return True
    behind = end + 1 if end < len(words) and words[end].folded in ("قد", "،") else end
    return behind < len(words) and _is_finite(words[behind]) and stands_free(reading, start)


def _is_finite(word: Word) -> bool:
    return "action" in word.kinds or (word.form is not None and word.form.tense in ("past", "present"))


def stands_free(reading: Reading, start: int) -> bool:
    """Whether no noun or preposition before a mention governs it (قضية فلان، مع فلان)."""
    before = reading.tokens.words[start - 1] if start else None
    if before is None or not before.is_word or _is_finite(before):
        return True
    return bool(before.kinds & {"starts_clause", "that", "weekday", "day"}) or before.folded in _BESIDE


_BESIDE = word_set("ar", "particles", "own_side")


def distinct(mentions: list[Speaker]) -> list[Speaker]:
    """The first mention of each name, with the titles of all."""
    found: dict[tuple[str, ...], Speaker] = {}
    for one in mentions:
        first = found.setdefault(one.words, one)
        first.told = first.told or one.told
        if not one.titles <= first.titles:
            first.titles |= one.titles
    return list(found.values())


def short_forms(reading: Reading) -> dict[tuple[str, ...], Speaker]:
    """What stands in marks before a short form in brackets, by the short form: ”قوات سوريا الديمقراطية” (قسد)."""
    tokens = reading.tokens
    found: dict[tuple[str, ...], Speaker] = {}
    for quote in reading.quotes.values():
        bracket = quote.past
        if not quote.closed or bracket + 2 >= len(tokens) or tokens.surfaces[bracket] != "(":
            continue
        close = next(
            (at for at in range(bracket + 2, min(bracket + 2 + _SHORT, len(tokens))) if tokens.surfaces[at] == ")"),
            None,
        )
        if close is not None:
            words = tuple(word.folded for word in tokens.words[quote.start : quote.end] if word.is_word)
            short = tuple(word.folded for word in tokens.words[bracket + 1 : close] if word.is_word)
            found[short] = Speaker(
                "body", tokens.written(quote.start, quote.end), words, head=words[0] if words else "", at=quote.mark
            )
    return found
