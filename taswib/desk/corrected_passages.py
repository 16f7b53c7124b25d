"""What a notice corrects, in sentences: the passage that stood, and the passage as it should stand."""

from typing import TYPE_CHECKING, NamedTuple

from taswib.archive.revision import Revision
from taswib.text.anchoring import Quote, locate
from taswib.text.anchoring.words import Words

if TYPE_CHECKING:
    from taswib.desk.notice import Notice

_ENOUGH = 60
"""Words of a passage that are looked for; of longer ones, those around the error."""
_FEWEST = 5
"""A passage of a retracted article that is shorter tells nothing of it."""
_MOST = 40


class Corrected(NamedTuple):
    """A passage as it was and as it is to be; "" is to be nothing, as in an article that was retracted."""

    was: str
    now: str


def corrected_passages(notice: "Notice") -> list[Corrected]:
    """The notice's own words within their passage, so that a few words can be told from the same words elsewhere.

    A notice without words that stood there is about its whole article: then every passage of it that tells something.
    """
    if not notice.was.strip():
        return [Corrected(words, "") for words in _telling(notice.revision)]
    place = _place(notice)
    if place is None:
        return [Corrected(notice.was, notice.now)]
    start, end = place
    first, last = _around(notice.revision, start, end)
    text = notice.revision.text
    before, after = text[first:start], text[end:last]
    return [Corrected(before + text[start:end] + after, before + notice.now + after if notice.now.strip() else "")]


def _place(notice: "Notice") -> tuple[int, int] | None:
    """Where the notice's words stand in its revision."""
    start, end = notice.span or (-1, -1)
    return locate(notice.revision.text, Quote(notice.was, "", "", start, end))


def _around(revision: Revision, start: int, end: int) -> tuple[int, int]:
    """The passage that holds the span, cut to the nearest words where it is long."""
    passage = revision.passage_at(start)
    first, last = (passage.start, max(passage.end, end)) if passage else (start, end)
    words = Words(revision.text, first, last)
    if len(words) <= _ENOUGH:
        return first, last
    before = sum(place < start for place in words.starts)
    past = sum(place < end for place in words.starts)
    room = max(0, _ENOUGH - (past - before)) // 2
    low, high = max(0, before - room), min(len(words), past + room)
    return min(start, words.starts[low]), max(end, words.ends[high - 1])


def _telling(revision: Revision) -> list[str]:
    told = (revision.words_of(passage) for passage in revision.passages)
    return [words for words in told if len(words.split()) >= _FEWEST][:_MOST]
