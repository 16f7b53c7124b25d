"""Everybody and every body that an article names, wherever it does."""

from taswib.text.statements.naming import speaker
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.speakers import Speaker

_LEADS_NAME = frozenset(("office", "honorific"))
_GIVEN = frozenset(("masculine", "feminine"))
_BODIES = frozenset(("body", "outlet"))
_SHORT = 3


def mentions(reading: Reading) -> list[Speaker]:
    """Everybody whom the article names beside a title or by a given name, and every body, in their order."""
    if not reading.drafts:
        return []
    words, inside = reading.tokens.words, reading.inside
    found: list[Speaker] = []
    past = 0
    phrases = {draft.phrase.start: draft.phrase for draft in reading.drafts if draft.phrase}
    for at, word in enumerate(words):
        if not (word.may_name or at in phrases):
            continue
        if at in phrases:
            here = phrases[at]
        elif at < past or inside[at]:
            continue
        else:
            here = phrase(reading, at, len(words), inset=1 if word.preposition and not word.definite else 0)
        if not here.parts:
            continue
        past = max(past, here.end)
        one = speaker(reading, here)
        if one.name and (
            (one.kind == "body" and (one.definite or not _hangs(here))) or len(one.words) > 1 or one.titles
        ):
            one.acts, one.end = acts(reading, here.start, here.end), here.end
            found.append(one)
    return found


def _hangs(phrase: Phrase) -> bool:
    return any(part.role == "dependent" for part in phrase.parts)


def acts(reading: Reading, start: int, end: int) -> bool:
    """Whether a finite verb stands right before a mention or right behind it."""
    words = reading.tokens.words
    behind = end + 1 if end < len(words) and words[end].folded in ("قد", "،") else end
    return any(
        "action" in words[at].kinds or ((form := words[at].form) is not None and form.tense in ("past", "present"))
        for at in (start - 1, behind)
        if 0 <= at < len(words)
    )


def distinct(mentions: list[Speaker]) -> list[Speaker]:
    """The first mention of each name, with the titles of all."""
    found: dict[tuple[str, ...], Speaker] = {}
    for one in mentions:
        first = found.setdefault(one.words, one)
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
