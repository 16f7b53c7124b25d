"""A disputed passage as a person reads it: marked, between its neighbours."""

from dataclasses import dataclass

from taswib.archive.marked import Marked, surroundings
from taswib.archive.passage_link import pointer
from taswib.archive.revision import Revision


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
