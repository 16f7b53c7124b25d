"""Two revisions laid over each other, paragraph by paragraph."""

from dataclasses import dataclass, field
from typing import NamedTuple

from taswib.text.changes import word_changes


class Piece(NamedTuple):
    """`kind` is same, removed or added."""

    kind: str
    words: str


@dataclass
class Row:
    """One paragraph of either text, or of both."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in self.pieces)

    @property
    def old(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "added"]

    @property
    def new(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "removed"]

    def add(self, kind: str, words: str) -> None:
        if words:
            self.pieces.append(Piece(kind, words))


def rows(before: str, after: str) -> list[Row]:
    """The paragraphs of both texts in reading order; a line end inside changed words stays inside its piece."""
    found = [Row()]
    for change in word_changes(before, after):
        was, now = before[slice(*change.before)], after[slice(*change.after)]
        if change.kind == "same":
            _lay_same(found, now + _end_lost(was, now))
        else:
            _lay_changed(found, was, now)
    return [row for row in found if any(piece.words.strip() for piece in row.pieces)]


def _end_lost(was: str, now: str) -> str:
    """The line end after the last paragraph that stayed, where the next one was removed."""
    return "\n" if was.endswith("\n") and not now.endswith("\n") else ""


def _lay_same(found: list[Row], words: str) -> None:
    first, *others = words.split("\n")
    found[-1].add("same", first)
    for line in others:
        found.append(Row())
        found[-1].add("same", line)


def _lay_changed(found: list[Row], was: str, now: str) -> None:
    sides = [side for side in (was, now) if side]
    if all(side.startswith("\n") for side in sides):
        found.append(Row())
    found[-1].add("removed", was.strip("\n"))
    found[-1].add("added", now.strip("\n"))
    if all(side.endswith("\n") for side in sides):
        found.append(Row())
