"""Roots and proofs of a stored log, in one query each: every range that is asked for ends with a known subtree."""

from collections.abc import Iterator

from taswib.ledger.entry import Entry
from taswib.ledger.log import Log
from taswib.proof.merkle import node_hash, proof_of_consistency, proof_of_inclusion, root_of

Range = tuple[int, int]


class Tree:
    """The first `size` entries of a log."""

    def __init__(self, log: Log, size: int) -> None:
        self._log, self._size = log, size

    def root(self) -> bytes:
        return self._roots([(0, self._size)])[0, self._size]

    def inclusion(self, index: int) -> list[bytes]:
        """The proof that entry `index` is in it. Raises IndexError where there is no such entry."""
        if not 0 <= index < self._size:
            raise IndexError(index)
        wanted: list[Range] = []
        proof_of_inclusion(index, self._size, lambda *asked: _note(wanted, asked))
        known = self._roots(wanted)
        return proof_of_inclusion(index, self._size, lambda *asked: known[asked])

    def consistency(self, older: int) -> list[bytes]:
        """The proof that it begins with its first `older` entries. Raises IndexError."""
        if not 0 <= older <= self._size:
            raise IndexError(older)
        wanted: list[Range] = []
        proof_of_consistency(older, self._size, lambda *asked: _note(wanted, asked))
        known = self._roots(wanted)
        return proof_of_consistency(older, self._size, lambda *asked: known[asked])

    def _roots(self, ranges: list[Range]) -> dict[Range, bytes]:
        lasts = {end - 1 for one in ranges for _level, end in pieces(*one)}
        rows = self._log.entries.filter(index__in=lasts).only("log", "index", "leaf", "complete")
        entries = {entry.index: entry for entry in rows}
        return {one: _root(entries, one) for one in ranges}


def pieces(first: int, end: int) -> Iterator[tuple[int, int]]:
    """The complete subtrees of a range that begins where its largest may: (level, end), the largest first."""
    while first < end:
        level = (end - first).bit_length() - 1
        first += 1 << level
        yield level, first


def _root(entries: dict[int, Entry], asked: Range) -> bytes:
    parts = [entries[end - 1].root(level) for level, end in pieces(*asked)]
    if not parts:
        return root_of([])
    found = parts.pop()
    while parts:
        found = node_hash(parts.pop(), found)
    return found


def _note(wanted: list[Range], asked: tuple[int, ...]) -> bytes:
    wanted.append((asked[0], asked[1]))
    return b""
