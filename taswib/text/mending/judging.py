"""What stands in a text where the wrong words stood: the rule behind "fixed is set only by what was read"."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from taswib.text.anchoring import Anchored, Ground, Quote
from taswib.text.anchoring.words import Words
from taswib.text.folding import fold
from taswib.text.mending.asking import Replacement, asked, carried

_MOST = 600
"""Code points of the page that are kept as evidence around a passage."""
_HALF = 0.5
_RECOGNISED = 1 / 3
"""Share of the marks of an article that must stand in a text for it to be that article still."""


class Stands(StrEnum):
    WRONG = "wrong"  # the wrong words
    HALF = "half"  # some of them, or the right ones beside them
    OTHER = "other"  # neither the wrong words nor the right ones
    MENDED = "mended"  # the right words
    TAKEN_OUT = "taken out"  # the passage no longer stands in the article
    ANOTHER_TEXT = "another text"  # nothing in the text shows that it is that article


class Standing(NamedTuple):
    """`text[start:end]` are the words that tell; an empty span where the passage is not there."""

    stands: Stands
    start: int = 0
    end: int = 0

    def words(self, text: str) -> str:
        """What was read, as evidence: the words that tell, with what stands directly around them on the line."""
        if self.start == self.end:
            return ""
        first = text.rfind("\n", 0, self.start) + 1
        last = text.find("\n", self.end)
        first, last = max(first, self.start - _MOST // 4), last if last >= 0 else len(text)
        return text[first : min(last, first + _MOST)].strip()


def standing(text: str, wrong: Quote, right: str, marks: Sequence[str] = ()) -> Standing:
    """What stands in `text` where the quotation `wrong` stood, which `right` was to replace ("" asks it to be left out).

    `marks` are words that show that a text is the article in question; they are asked only where the passage is not there.
    """
    ground = Ground(text)
    found = ground.anchor(wrong)
    better = ground.anchor(Quote(right, wrong.prefix, wrong.suffix, -1, -1)) if right.strip() else None
    place = _place(found, better)
    if place is None:
        return Standing(Stands.TAKEN_OUT if _is_article(text, wrong, marks) else Stands.ANOTHER_TEXT)
    start, end = place
    if found.outcome == "exact" and (better is None or better.outcome != "exact"):
        return Standing(_literal(text[start:end], right) or Stands.WRONG, start, end)
    return Standing(_judged(text[start:end], wrong.exact, right), start, end)


def carries(here: str, wrong: str, right: str) -> bool:
    """Whether the words `here` hold what the correction `wrong` → `right` calls wrong, not only what stood around it."""
    return _judged(here, wrong, right) in (Stands.WRONG, Stands.HALF)


def _place(found: Anchored, better: Anchored | None) -> tuple[int, int] | None:
    """Where the passage stands today: what stands where it is expected goes before what stands elsewhere."""
    there = [one for one in (better, found) if one is not None and one.start is not None and one.end is not None]
    if not there:
        return None
    best = max(there, key=lambda one: (one.outcome == "exact", one.outcome != "moved", one.certainty))
    if best.start is None or best.end is None:
        return None
    return best.start, best.end


def _literal(here: str, right: str) -> Stands | None:
    """A correction of signs alone changes no word, so the letters decide."""
    return Stands.MENDED if right and right in here else None


def _judged(here: str, was: str, now: str) -> Stands:
    wrong, right, own = Words(was).keys, Words(now).keys, Words(here).keys
    if not now.strip():
        return Stands.WRONG if len(carried(wrong, own)) > _HALF * len(wrong) else Stands.OTHER
    replacements = asked(wrong, right)
    if not replacements:
        return Stands.MENDED if now in here else Stands.WRONG
    of_wrong, of_right = carried(wrong, own), carried(right, own)
    return _together({_one(each, of_wrong, of_right) for each in replacements})


def _one(each: Replacement, of_wrong: dict[int, int], of_right: dict[int, int]) -> Stands:
    """What became of one replacement."""
    still, arrived = _share(each.before, of_wrong), _share(each.after, of_right)
    if each.before[0] == each.before[1]:
        return Stands.MENDED if arrived > _HALF else Stands.WRONG
    if each.after[0] == each.after[1]:
        return Stands.WRONG if still > _HALF else Stands.MENDED
    if still > _HALF:
        return Stands.HALF if arrived > _HALF else Stands.WRONG
    return Stands.MENDED if arrived > _HALF else Stands.OTHER


def _share(words: tuple[int, int], carried_over: dict[int, int]) -> float:
    first, last = words
    return sum(number in carried_over for number in range(first, last)) / (last - first) if first < last else 0.0


def _together(found: set[Stands]) -> Stands:
    if len(found) == 1:
        return found.pop()
    return Stands.OTHER if found == {Stands.MENDED, Stands.OTHER} else Stands.HALF


def _is_article(text: str, wrong: Quote, marks: Sequence[str]) -> bool:
    read = fold(text).text
    known = [folded for one in (*marks, wrong.prefix, wrong.suffix) if len(folded := fold(one).text.strip()) >= 12]
    return not known or sum(one in read for one in known) >= _RECOGNISED * len(known)
