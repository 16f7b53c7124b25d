"""Two revisions laid over each other, paragraph by paragraph."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from taswib.text.changes import Change, word_changes


class Piece(NamedTuple):
    """`kind` is same, removed or added; `label` says of the last piece of a change what it means."""

    kind: str
    words: str
    label: str = ""


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

    def add(self, kind: str, words: str, label: str = "") -> None:
        if words:
            self.pieces.append(Piece(kind, words, label))


def rows(before: str, after: str, label: Callable[[Change, Change], str] = lambda first, last: "") -> list[Row]:
    """The paragraphs of both texts in reading order; a line end inside changed words stays inside its piece.

    `label` says what a change means, which begins with one and ends with the same or the next.
    """
    found = [Row()]
    changes = word_changes(before, after)
    for place, change in enumerate(changes):
        was, now = before[slice(*change.before)], after[slice(*change.after)]
        if change.kind == "same":
            _lay_same(found, now + _end_lost(was, now))
            continue
        is_first = change.kind == "removed" and changes[place + 1 : place + 2] and changes[place + 1].kind == "added"
        first = (
            changes[place - 1] if change.kind == "added" and place and changes[place - 1].kind == "removed" else change
        )
        _lay_changed(found, was, now, "" if is_first else label(first, change))
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


def _lay_changed(found: list[Row], was: str, now: str, label: str) -> None:
    sides = [side for side in (was, now) if side]
    if all(side.startswith("\n") for side in sides):
        found.append(Row())
    found[-1].add("removed", was.strip("\n"), label)
    found[-1].add("added", now.strip("\n"), label)
    if all(side.endswith("\n") for side in sides):
        found.append(Row())
