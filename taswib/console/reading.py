"""A disputed passage as a person reads it: marked, between its neighbours, with a word on where it stands today."""

from dataclasses import dataclass
from enum import Enum

from taswib.archive.article import Article
from taswib.archive.marked import Marked, surroundings
from taswib.archive.revision import Revision
from taswib.text.anchoring import Quote, locate


class Standing(Enum):
    """What became of the marked words in the article's current text."""

    CURRENT = "current"
    STILL_THERE = "still there"
    GONE = "gone"


@dataclass(frozen=True)
class Reading:
    """`position` is the first passage that is touched; None, with no passages, when the whole article is meant."""

    revision: Revision
    position: int | None
    passages: list[Marked]


def reading(revision: Revision, span: tuple[int, int] | None) -> Reading:
    """What a person reads of `revision` to judge the words at `span`."""
    near = surroundings(revision, span)
    return Reading(revision, next((one.position for one in near if one.marked), None), near)


def standing(article: Article, revision: Revision, quote: Quote | None) -> Standing:
    """Whether the words still stand in the text that readers see today."""
    if article.current is None or article.current == revision or quote is None:
        return Standing.CURRENT
    return Standing.STILL_THERE if locate(article.current.text, quote) else Standing.GONE
