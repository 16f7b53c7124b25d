"""The one gate for text: what may come in, and in which shape.

People's words are tidied without loss of meaning; an article's text is kept code point for code point, because
offsets point into it. Everything here is linear in the length of the text. Refusals carry a reason and figures;
the faces turn them into sentences.
"""

import re
import unicodedata
from enum import Enum

from taswib.text.characters import EDGES, EMOJI, EMOJI_STYLE, HIDDEN, INVISIBLE, JOINING, MARKS

LONGEST_RUN = 30
"""Combining marks in a row. Stream-Safe Text Format (UAX #15) allows 30; no script's spelling comes near.

Python's normalisation is quadratic in such a run: 200,000 alternating diacritics took 115 s.
"""


class Refusal(Enum):
    """Why a text was not let in."""

    TOO_LONG = "too_long"
    NUL = "nul"
    SURROGATE = "surrogate"
    HIDDEN_DIRECTION = "hidden_direction"
    MARKS = "marks"


class TextRefused(ValueError):
    """The gate stayed shut.

    `found` is the length for TOO_LONG, the length of the run for MARKS, and for the others the code point offset of
    the first offender in the text as it came. `limit` is set where there is one.
    """

    def __init__(self, reason: Refusal, limit: int | None = None, found: int | None = None) -> None:
        super().__init__(f"{reason.value} (limit {limit}, found {found})")
        self.reason, self.limit, self.found = reason, limit, found


_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# U+FFFE and U+FFFF go with the controls: XML 1.0 cannot carry them, so one would break every feed.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]+")
# A letter, its marks, one joiner (of a pile), and then a letter; or an emoji that ZWJ makes one with the next.
# Any other joiner goes.
_JOINERS = re.compile(
    f"([{JOINING}][{MARKS}]{{0,{LONGEST_RUN}}}+[\u200c\u200d])[\u200c\u200d]*+(?=[{JOINING}])"
    f"|([{EMOJI}][{EMOJI_STYLE}]{{0,2}}+\u200d)[\u200c\u200d]*+(?=[{EMOJI}])"
    "|[\u200c\u200d]+"
)
_SURPLUS_MARKS = re.compile(f"([{MARKS}]{{{LONGEST_RUN}}})[{MARKS}]+")
_UNLETTERED = re.compile(rf"[^\w\s]{{{LONGEST_RUN + 1}}}")
"""Where a surplus of marks begins, if there is one: no mark is a letter, a digit or a blank. The class of every mark of
Unicode is slow to search with, 3 ms an article; this one is not.
"""
_HIDDEN = re.compile(f"[{HIDDEN}]")


def admit(raw: str, *, limit: int) -> str:
    """Words that a person wrote, at most `limit` code points: trimmed, NFC, line ends as \\n, controls dropped.

    Direction controls are kept, for `direction.reveal` to show. Text in which nothing is visible comes back empty.
    Raises TextRefused (TOO_LONG, NUL, SURROGATE).
    """
    _refuse_broken(raw)
    # Marks are cut after everything that drops characters: a dropped one could have parted two long runs.
    text = _without_surplus_marks(_without_controls(raw)).strip(EDGES)
    _refuse_long(text, limit)
    text = unicodedata.normalize("NFC", text)
    _refuse_long(text, limit)
    return text if text.strip(INVISIBLE) else ""


def admit_public(raw: str, *, limit: int) -> str:
    """As `admit`, for words that will be published under the newsroom's name.

    Raises TextRefused, also with HIDDEN_DIRECTION: a control that makes words read otherwise than they stand.
    """
    hidden = _HIDDEN.search(raw)
    if hidden:
        raise TextRefused(Refusal.HIDDEN_DIRECTION, found=hidden.start())
    return admit(raw, limit=limit)


def admit_article(raw: str, *, limit: int) -> str:
    """An article's text, returned exactly as given. Raises TextRefused (TOO_LONG, NUL, SURROGATE, MARKS)."""
    _refuse_long(raw, limit)
    _refuse_broken(raw)
    run = _surplus_marks(raw)
    if run:
        raise TextRefused(Refusal.MARKS, limit=LONGEST_RUN, found=len(run[0]))
    return raw


def _surplus_marks(raw: str) -> re.Match[str] | None:
    """The first run of more marks than are allowed, of which there can be none where nothing unlettered is that long."""
    perhaps = _UNLETTERED.search(raw)
    return _SURPLUS_MARKS.search(raw, perhaps.start()) if perhaps else None


def _without_surplus_marks(text: str) -> str:
    return _SURPLUS_MARKS.sub(r"\1", text) if _UNLETTERED.search(text) else text


def _without_controls(raw: str) -> str:
    text = _CONTROLS.sub("", _BREAKS.sub("\n", raw))
    return _JOINERS.sub(r"\1\2", text)


def _refuse_long(text: str, limit: int) -> None:
    if len(text) > limit:
        raise TextRefused(Refusal.TOO_LONG, limit=limit, found=len(text))


def _refuse_broken(raw: str) -> None:
    nul = raw.find("\0")
    if nul >= 0:
        raise TextRefused(Refusal.NUL, found=nul)
    try:
        raw.encode()
    except UnicodeEncodeError as error:
        raise TextRefused(Refusal.SURROGATE, found=error.start) from None
