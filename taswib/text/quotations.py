"""Where something stands in quotation marks, in every practice of newsrooms, unbalanced ones too.

The direction of a mark is not believed: ”…“, ”…”, "…″ and “…“ are all in print. What stands beside it is: an opening
mark
touches the word after it, a closing one the word before it. A mark inside an open pair of another family is nested.
"""

from collections.abc import Sequence
from typing import NamedTuple

_FAMILIES = {"«»": "guillemet", "‹›": "angle", '"“”„‟″＂❝❞〝〞': "double"}
MARKS = {mark: family for marks, family in _FAMILIES.items() for mark in marks}
_OPENS, _CLOSES = frozenset("«‹“„"), frozenset("»›”")


class Quotation(NamedTuple):
    """Tokens start … end - 1 lie between the marks; `mark` is the opening token, `past` the first token after the
    closing
    mark. `closed` is false where no closing mark was found: then `end` is where the quotation is taken to end.
    """

    mark: int
    start: int
    end: int
    past: int
    closed: bool


def quotations(
    text: str, surfaces: Sequence[str], starts: Sequence[int], marks: Sequence[int], end: int
) -> list[Quotation]:
    """The outermost quotations among the token numbers `marks`, rising, of one paragraph that ends at token `end`."""
    found: list[Quotation] = []
    opened = -1
    for place, mark in enumerate(marks):
        if opened < 0:
            if not _only_closes(text, surfaces[mark], starts[mark]):
                opened = mark
        elif MARKS[surfaces[mark]] == MARKS[surfaces[opened]]:
            if _opens_again(text, surfaces, starts, mark, opened, marks[place + 1 : place + 2]):
                found.append(Quotation(opened, opened + 1, mark, mark, False))
                opened = mark
                continue
            found.append(Quotation(opened, opened + 1, mark, mark + 1, True))
            opened = -1
    if opened >= 0:
        found.append(Quotation(opened, opened + 1, end, end, False))
    return found


def _opens_again(
    text: str, surfaces: Sequence[str], starts: Sequence[int], mark: int, opened: int, following: Sequence[int]
) -> bool:
    """Whether a mark of the open pair's family opens another pair, so that the open one was never closed."""
    return (
        bool(following)
        and surfaces[mark] in _OPENS
        and surfaces[opened] in _OPENS
        and _only_opens(text, surfaces[mark], starts[mark])
    )


def _only_closes(text: str, surface: str, start: int) -> bool:
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    touches_before = bool(before) and not before.isspace() and before not in "([ـ:" and before not in MARKS
    touches_after = bool(after) and (after.isalnum() or after in MARKS)
    return touches_before and not touches_after and (surface not in _OPENS)


def _only_opens(text: str, surface: str, start: int) -> bool:
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    return (not before or before.isspace()) and bool(after) and not after.isspace() and surface not in _CLOSES
