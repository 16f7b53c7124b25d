"""A passage compared with a text in which it may stand: where, what kind of copy, what differs."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from taswib.text.facts import Difference, differences, is_figure, may_contradict
from taswib.text.fingerprints import Places, Read, read
from taswib.text.matching.contradicting import Said, contradict
from taswib.text.matching.evidence import Evidence, evidence
from taswib.text.matching.judgement import WHOLE, certainty
from taswib.text.matching.nearing import part
from taswib.text.matching.placing import Placed, place
from taswib.text.matching.sought import Sought, Weights

Kind = Literal["verbatim", "near", "reworded", "changed-fact"]
"""verbatim: the same words to the letter; marks and spaces may differ.
near: in another spelling or order, some words more, fewer or others, a part of it, or as a part of a longer passage.
reworded: in other words, so far as the words that remain tell: a suggestion.
changed-fact: the same sentence with another number, date, name, negation or speaker; no copy.
"""
_REWORDED = 0.45
"""Share of neighbours still together below which a passage is in other words."""

_ALIKE, _TOGETHER = 0.45, 0.3
"""Shares of words, and of neighbours, from which on it is the same sentence, so that another fact in it is another fact."""
_EDGE, _FEW = 6, 2  # words
_TATWEEL = "ـ"
_SAME = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, strict=True))
_HELD = 3
"""Words that must stand there."""


@dataclass(frozen=True)
class Match:
    """`text[start:end]` in code points, half-open, which says `theirs`; `mine` is the part `sought` of what is sought."""

    start: int
    end: int
    kind: Kind
    certainty: float
    sought: tuple[int, int]
    mine: str
    theirs: str
    evidence: Evidence

    def shifted(self, by: int) -> "Match":
        """The same, where what was sought is a part of a longer text that begins there."""
        return replace(self, sought=(self.sought[0] + by, self.sought[1] + by))

    @cached_property
    def differences(self) -> list[Difference]:
        """Between `mine` and `theirs`, with their places in these."""
        return differences(self.mine, self.theirs)


Words = tuple[int, int]
"""Words number first … end - 1."""

Seen = dict[str, "Match | None"]
"""What was made of parts of texts for one passage: copies stand among the same words over and over."""


def match(sought: Sought, weights: Weights, text: str, least: float, seen: Seen | None = None) -> Match | None:
    """The best place in `text`; none below the certainty `least`."""
    low, high = part(sought, weights, text)
    stretch = text[low:high]
    if seen is None:
        made = _in_stretch(sought, weights, stretch, least)
    elif stretch in seen:
        made = seen[stretch]
    else:
        made = seen[stretch] = _in_stretch(sought, weights, stretch, least)
    return replace(made, start=low + made.start, end=low + made.end) if made and low else made


def _in_stretch(sought: Sought, weights: Weights, stretch: str, least: float) -> Match | None:
    found = read(stretch)
    placed = place(sought, weights, found)
    if placed is None or len(placed.held) < _HELD:
        return None
    told = evidence(sought, weights, placed)
    certain = max(certainty(told), WHOLE if placed.stems == sought.stems else 0.0)
    return _made(sought, stretch, found, placed, told, certain) if certain >= least else None


def _made(sought: Sought, stretch: str, found: Read, placed: Placed, told: Evidence, certain: float) -> Match:
    mine, theirs = _grown(sought, found, placed)
    places = Places(stretch, found)
    own, there = sought.span(*mine), places.span(*theirs)
    words = sought.read.words[slice(*mine)], found.words[slice(*theirs)]
    said = sought.text[slice(*own)], stretch[slice(*there)]
    kind = _kind(words, said, told, mine == (0, len(sought.read.words)))
    if _is_alike(told):
        for ours, other in ((mine, theirs), *_with_edges(sought, stretch, places, mine, theirs)):
            if _is_another_fact(sought, stretch, found, places, ours, other):
                kind, own, there = "changed-fact", sought.span(*ours), places.span(*other)
                break
    return Match(*there, kind, certain, own, sought.text[slice(*own)], stretch[slice(*there)], told)


def _is_another_fact(sought: Sought, stretch: str, found: Read, places: Places, mine: Words, theirs: Words) -> bool:
    if not may_contradict(sought.read.words[slice(*mine)], found.words[slice(*theirs)]):
        return False
    return contradict(sought.said(sought.span(*mine)), Said(stretch[slice(*places.span(*theirs))]))


def _with_edges(sought: Sought, stretch: str, places: Places, mine: Words, theirs: Words) -> list[tuple[Words, Words]]:
    """With the one or two words at either end of what is sought that stand in no place, and as many beside the place in its
    line: what a headline says is often in its first word or its last.
    """
    before, after = mine[0], len(sought.read.words) - mine[1]
    start, end = places.span(*theirs)
    ahead, behind = stretch[:start].rpartition("\n")[2], stretch[end:].partition("\n")[0]
    before = min(before, len(read(ahead).words)) if before <= _FEW else 0
    after = min(after, len(read(behind).words)) if after <= _FEW else 0
    if not before and not after:
        return []
    return [((mine[0] - before, mine[1] + after), (theirs[0] - before, theirs[1] + after))]


def _is_alike(told: Evidence) -> bool:
    return told.covered >= _ALIKE and told.joined >= _TOGETHER


def _grown(sought: Sought, found: Read, placed: Placed) -> tuple[tuple[int, int], tuple[int, int]]:
    """The words of what is sought, and of the text, that are compared: with those around the place that stand around both,
    and with the few at either end of what is sought that say nothing by themselves, figures and dates above all.
    """
    i, j = sought.at[min(placed.held)], placed.first
    words, theirs = sought.read.words, found.words
    while i > 0 and j > 0 and words[i - 1] == theirs[j - 1]:
        i, j = i - 1, j - 1
    if _is_edge(sought, 0, i):
        i, j = 0, max(0, j - i)
    first = i, j
    i, j = sought.at[max(placed.held)] + 1, placed.end
    while i < len(words) and j < len(theirs) and words[i] == theirs[j]:
        i, j = i + 1, j + 1
    if _is_edge(sought, i, len(words)):
        i, j = len(words), min(len(theirs), j + len(words) - i)
    return (first[0], i), (first[1], j)


def _is_edge(sought: Sought, first: int, end: int) -> bool:
    """Whether the words first … end - 1 are few, and each says nothing by itself or is of a figure or a date."""
    if not 0 < end - first <= _EDGE:
        return False
    stems, words = sought.read.stems, sought.read.words
    return all([stems[at] <= 0 or is_figure(words[at]) for at in range(first, end)])


def _kind(words: tuple[list[str], list[str]], said: tuple[str, str], told: Evidence, whole: bool) -> Kind:
    if words[0] == words[1]:
        return "verbatim" if whole and (said[0] == said[1] or _letters(said[0]) == _letters(said[1])) else "near"
    return "near" if told.joined >= _REWORDED else "reworded"


def _letters(words: str) -> str:
    """Without marks, tashkeel and blanks, each digit as itself: what is the same to the letter."""
    return "".join(_SAME.get(char, char) for char in words if char.isalnum() and char != _TATWEEL)
