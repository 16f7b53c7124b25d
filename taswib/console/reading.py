"""A disputed passage as a person reads it: marked, between its neighbours, with a word on where it stands today."""

from dataclasses import dataclass
from enum import Enum

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.text.anchoring import Quote, locate
from taswib.text.passages import Passage

Pieces = list[tuple[bool, str]]


class Standing(Enum):
    """What became of the marked words in the article's current text."""

    CURRENT = "current"
    STILL_THERE = "still there"
    GONE = "gone"


@dataclass(frozen=True)
class Reading:
    """`disputed` holds each passage that the mark touches as (marked, words) pieces; empty for a whole article."""

    revision: Revision
    position: int | None
    before: str
    disputed: list[Pieces]
    after: str


def reading(revision: Revision, span: tuple[int, int] | None) -> Reading:
    """The passages of `revision` that `span` touches, with the one before and the one after."""
    if span is None:
        return Reading(revision, None, "", [], "")
    all_of_it = revision.passages
    touched = [one for one in all_of_it if one.start < span[1] and span[0] < one.end]
    if not touched:
        return Reading(revision, None, "", [], "")
    first, last = touched[0].position, touched[-1].position
    around = {one.position: revision.words_of(one) for one in all_of_it}
    pieces = [_pieces(revision, one, span) for one in touched]
    return Reading(revision, first, around.get(first - 1, ""), pieces, around.get(last + 1, ""))


def standing(article: Article, revision: Revision, quote: Quote | None) -> Standing:
    """Whether the words still stand in the text that readers see today."""
    if article.current is None or article.current == revision or quote is None:
        return Standing.CURRENT
    return Standing.STILL_THERE if locate(article.current.text, quote) else Standing.GONE


def _pieces(revision: Revision, passage: Passage, span: tuple[int, int]) -> Pieces:
    start, end = max(span[0], passage.start), min(span[1], passage.end)
    cuts = [(False, passage.start, start), (True, start, end), (False, end, passage.end)]
    return [(marked, revision.text[begin:stop]) for marked, begin, stop in cuts if begin < stop]
