"""A disputed passage as a person reads it: marked, between its neighbours, with a word on where it stands today."""

from dataclasses import dataclass
from enum import Enum

from taswib.archive.article import Article
from taswib.archive.marked import Marked, surroundings
from taswib.archive.passage_link import pointer
from taswib.archive.revision import Revision
from taswib.desk.notice import Notice
from taswib.text.anchoring import Quote, anchor


class Standing(Enum):
    """What became of the marked words in the article's current text."""

    CURRENT = "current"
    STILL_THERE = "still there"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Reading:
    """`position` is the first passage that is touched; None, with no passages, when the whole article is meant.

    `pointer` ends the address of the revision's page, so that it opens at the words.
    """

    revision: Revision
    position: int | None
    passages: list[Marked]
    pointer: str = ""


def reading(revision: Revision, span: tuple[int, int] | None) -> Reading:
    """What a person reads of `revision` to judge the words at `span`."""
    near = surroundings(revision, span)
    first = next((one.position for one in near if one.marked), None)
    return Reading(revision, first, near, pointer(revision, span))


def standing(article: Article, revision: Revision, quote: Quote | None) -> tuple[Standing, str]:
    """What became of the words in the text that readers see today, and the end of its address that opens at them."""
    current = article.current
    if current is None or current == revision or quote is None:
        return Standing.CURRENT, ""
    found = anchor(current.text, quote, old=revision.text)
    if found.start is None or found.end is None:
        return Standing.GONE, ""
    where = pointer(current, (found.start, found.end), Notice.objects.words_on(article))
    return (Standing.CHANGED if found.outcome == "changed" else Standing.STILL_THERE), where
