"""Which passages of two texts of one article are the same, changed, moved, merged or split ones."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from taswib.text.folding import fold
from taswib.text.passages import Passage, passages

_ALIKE = 0.5
"""Share of words, of both, that two passages need in common to be one in two readings."""
_CONTAINED = 0.7
"""Share of a passage's words that must stand in another for it to be merged into it."""
_SHORT = 8
"""Words of a line that says one thing."""
_MOST = 400
"""Passages of one side beyond which those that have no counterpart in their order are not sought elsewhere."""


@dataclass(frozen=True)
class Pair:
    """`before` of the one text are `after` of the other: one each, several where they were merged or split, none where
    they were added or removed. `moved` is set where the order changed.
    """

    before: tuple[Passage, ...]
    after: tuple[Passage, ...]
    moved: bool = False


class _Lines:
    """The passages of a text with their words, folded."""

    def __init__(self, text: str) -> None:
        self.passages = passages(text)
        self.folded = [fold(text[one.start : one.end]).text for one in self.passages]
        self.words = [Counter(folded.split()) for folded in self.folded]

    def __len__(self) -> int:
        return len(self.passages)


def passage_pairs(before: str, after: str) -> list[Pair]:
    """The pairs in the order of the later text, removed passages behind the one that stood before them."""
    return _Pairing(_Lines(before), _Lines(after)).pairs()


class _Pairing:
    def __init__(self, old: _Lines, new: _Lines) -> None:
        self.old, self.new = old, new
        self.to: dict[int, list[int]] = {}
        """The old passages that make up each new one."""
        self.of: dict[int, list[int]] = {}
        """The new passages that each old one became."""

    def pairs(self) -> list[Pair]:
        self._headlines()
        self._in_order()
        self._elsewhere()
        self._merged_or_split()
        self._in_place()
        return self._told()

    def _match(self, i: int, j: int) -> None:
        self.to.setdefault(j, []).append(i)
        self.of.setdefault(i, []).append(j)

    def _headlines(self) -> None:
        """A headline stays the headline, whatever became of its words."""
        if len(self.old) and len(self.new) and self.old.passages[0].position == 0 == self.new.passages[0].position:
            self._match(0, 0)

    def _in_order(self) -> None:
        """What stands in both in the same order; between such passages, those that are alike."""
        first = 1 if self.to else 0
        i, j = first, first
        for code in Indel.opcodes(self.old.folded[first:], self.new.folded[first:]):
            if code.tag != "equal":
                continue
            self._alike(range(i, first + code.src_start), range(j, first + code.dest_start))
            for step in range(code.src_end - code.src_start):
                self._match(first + code.src_start + step, first + code.dest_start + step)
            i, j = first + code.src_end, first + code.dest_end
        self._alike(range(i, len(self.old)), range(j, len(self.new)))

    def _alike(self, olds: range, news: range) -> None:
        """The best pairs first, none crossing another."""
        if len(olds) * len(news) > _MOST * 10:
            return
        found = sorted(((self._likeness(i, j), -i, -j) for i in olds for j in news), reverse=True)
        taken: list[tuple[int, int]] = []
        for likeness, i, j in ((likeness, -i, -j) for likeness, i, j in found):
            if likeness < _ALIKE:
                break
            place = bisect_left(taken, (i, j))
            before, after = taken[place - 1 : place] or [(-1, -1)], taken[place : place + 1] or [(1 << 60, 1 << 60)]
            if before[0][0] < i < after[0][0] and before[0][1] < j < after[0][1]:
                taken.insert(place, (i, j))
                self._match(i, j)

    def _elsewhere(self) -> None:
        """What has no counterpart in its order may stand elsewhere."""
        olds = [i for i in range(len(self.old)) if i not in self.of]
        news = [j for j in range(len(self.new)) if j not in self.to]
        if len(olds) > _MOST or len(news) > _MOST:
            return
        for likeness, i, j in sorted(((self._likeness(i, j), i, j) for i in olds for j in news), reverse=True):
            if likeness >= _ALIKE and i not in self.of and j not in self.to:
                self._match(i, j)

    def _merged_or_split(self) -> None:
        """A passage without a counterpart may be a part of the neighbour of its neighbour."""
        for i in [i for i in range(1, len(self.old)) if i not in self.of]:
            near = {j for beside in (i - 1, i + 1) for j in self.of.get(beside, ()) if j}
            held = {j: _contained(self.old.words[i], self.new.words[j]) for j in near}
            if held and max(held.values()) >= _CONTAINED:
                self._match(i, max(held, key=held.__getitem__))
        for j in [j for j in range(1, len(self.new)) if j not in self.to]:
            near = {i for beside in (j - 1, j + 1) for i in self.to.get(beside, ()) if i}
            held = {i: _contained(self.new.words[j], self.old.words[i]) for i in near}
            if held and max(held.values()) >= _CONTAINED:
                self._match(max(held, key=held.__getitem__), j)

    def _in_place(self) -> None:
        """A short line, such as who wrote it, in the place of another short line is that line with other words."""
        for i in range(1, len(self.old)):
            j = max(self.of.get(i - 1, [-1])) + 1
            is_free = 0 < j < len(self.new) and not (i in self.of or j in self.to)
            if is_free and max(self.old.words[i].total(), self.new.words[j].total()) <= _SHORT:
                self._match(i, j)

    def _likeness(self, i: int, j: int) -> float:
        old, new = self.old.words[i], self.new.words[j]
        return 2 * (old & new).total() / max(1, old.total() + new.total())

    def _told(self) -> list[Pair]:
        told: list[Pair] = []
        behind = self._removed_behind()
        last = -1
        done: set[int] = set()
        told += (Pair((self.old.passages[i],), ()) for i in behind.get(-1, ()))
        for j, passage in enumerate(self.new.passages):
            olds, news = self._together(j)
            if j not in done:
                done.update(news)
                moved = bool(olds) and olds[0] < last
                before = tuple(self.old.passages[i] for i in olds)
                told.append(Pair(before, tuple(self.new.passages[k] for k in news) if olds else (passage,), moved))
                last = max([last, *olds])
            told += (Pair((self.old.passages[i],), ()) for old in olds for i in behind.pop(old, ()))
        return told

    def _together(self, j: int) -> tuple[list[int], list[int]]:
        """All old and all new passages that became each other, beginning with one new one."""
        olds: set[int] = set()
        news = {j}
        while True:
            more = {i for one in news for i in self.to.get(one, ())}
            if more == olds:
                return sorted(olds), sorted(news)
            olds, news = more, news | {other for i in more for other in self.of[i]}

    def _removed_behind(self) -> dict[int, list[int]]:
        """The removed passages by the last one before them that stayed; -1 for those at the beginning."""
        behind: dict[int, list[int]] = {}
        kept = -1
        for i in range(len(self.old)):
            if i in self.of:
                kept = i
            else:
                behind.setdefault(kept, []).append(i)
        return behind


def _contained(part: Counter[str], whole: Counter[str]) -> float:
    return (part & whole).total() / max(1, part.total())
