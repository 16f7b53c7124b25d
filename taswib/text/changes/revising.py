"""What changed from one revision to the next, each change with its class."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from taswib.text.changes.pairing import Pair, passage_pairs
from taswib.text.facts import Difference, Wording, differences
from taswib.text.facts.difference import DifferenceKind
from taswib.text.passages import Passage
from taswib.text.statements import statements

RevisedKind = DifferenceKind | Literal["headline", "added", "removed"]
Span = tuple[int, int]

OF_FACT: frozenset[RevisedKind] = frozenset(("number", "date", "name", "negation", "quotation", "attribution"))


class Dated(NamedTuple):
    """A text, the day from which its «أمس» counts, and the spans of those whom it lets speak, where they are known."""

    text: str
    day: date | None = None
    sources: tuple[Span, ...] | None = None


@dataclass(frozen=True)
class Revised:
    """`stood`, at `before` of the one text, is `stands`, at `after` of the other; code points of the whole texts."""

    kind: RevisedKind
    before: Span
    after: Span
    stood: str
    stands: str
    is_of_fact: bool = False
    """Whether it replaces one reading of a fact by another, so that a reader was told something else before."""


def revised(before: Dated, after: Dated) -> list[Revised]:
    """The changes in the order of the later text; what two spellings share is none of them."""
    comparison = _Comparison(before, after)
    return [one for pair in passage_pairs(before.text, after.text) for one in comparison.of(pair)]


class _Comparison:
    def __init__(self, before: Dated, after: Dated) -> None:
        self.before, self.after = before, after

    @cached_property
    def _speaking(self) -> tuple[list[Span], list[Span]]:
        """Where each text names whom it lets speak. Read only where something changed."""
        return _speaking(self.before), _speaking(self.after)

    def of(self, pair: Pair) -> Iterator[Revised]:
        was, now = _span(pair.before), _span(pair.after)
        old, new = self.before.text[slice(*was)], self.after.text[slice(*now)]
        if not (old and new):
            yield Revised("added" if new else "removed", was, now, old, new)
        elif old != new:
            yield from self._within(was, now, is_headline=pair.after[0].position == 0)

    def _within(self, was: Span, now: Span, *, is_headline: bool) -> Iterator[Revised]:
        old = _wording(self.before, was, self._speaking[0])
        new = _wording(self.after, now, self._speaking[1])
        for one in differences(old, new):
            yield _placed(one, was[0], now[0], is_headline=is_headline)


def _speaking(side: Dated) -> list[Span]:
    if side.sources is not None:
        return list(side.sources)
    return [said.source for said in statements(side.text, published=side.day) if said.source]


def _wording(side: Dated, span: Span, sources: list[Span]) -> Wording:
    start, end = span
    inside = [(first - start, last - start) for first, last in sources if start <= first and last <= end]
    return Wording(side.text[start:end], side.day, inside)


def _placed(one: Difference, was: int, now: int, *, is_headline: bool) -> Revised:
    kind: RevisedKind = "headline" if is_headline and one.kind == "wording" else one.kind
    return Revised(
        kind,
        (one.before[0] + was, one.before[1] + was),
        (one.after[0] + now, one.after[1] + now),
        one.stood,
        one.stands,
        is_of_fact=kind in OF_FACT and one.is_replacement,
    )


def _span(passages: tuple[Passage, ...]) -> Span:
    """From the first to the last of the passages; where there is none, an empty place."""
    return (passages[0].start, passages[-1].end) if passages else (0, 0)
