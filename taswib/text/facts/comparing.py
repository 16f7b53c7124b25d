"""Where two aligned passages differ, and of which class each difference is."""

from collections.abc import Callable, Iterator, Sequence

from taswib.text.facts.aligning import Stretch, stretches, widened, within
from taswib.text.facts.bearing import may_contradict
from taswib.text.facts.difference import Difference, DifferenceKind
from taswib.text.facts.fact import Found, Kind
from taswib.text.facts.residue import residue
from taswib.text.facts.wording import Wording, wording

_CLASSES: dict[Kind, DifferenceKind] = {"date": "date", "number": "number", "negation": "negation"}
_PARTICLES = frozenset(("ال", "و", "ف", "ب", "ل", "ك", "وال", "بال", "لل"))
_TURNED = 4
"""Tokens of a stretch beyond which a negation in it belongs to words that are new, and turns no old ones round."""
Tokens = Sequence[int]


def differences(before: str | Wording, after: str | Wording) -> list[Difference]:
    """The differences in the order of their places; none where both say the same in another writing.

    The passages are taken for one in two readings: whoever compares a window of a text cuts it out first. What only
    changed its place within the passage is no difference of facts.
    """
    one, other = wording(before), wording(after)
    return sorted(_differing(_Comparison(one, other)), key=lambda made: (made.before, made.after))


def contradictory(before: str | Wording, after: str | Wording) -> Iterator[Difference]:
    """Of the differences those in which both could state a fact, and others beside them, one by one: whoever looks for
    one that matters need not wait for the rest.
    """
    one, other = wording(before), wording(after)
    return _differing(_Comparison(one, other, _may_contradict))


def _differing(comparison: "_Comparison") -> Iterator[Difference]:
    """First what stands for something else, then what only one of them says."""
    for stretch in comparison.stretches:
        for made, fact in comparison.compare(stretch):
            if fact is None:
                yield made
            else:
                comparison.alone.append((made, fact))
    yield from comparison.settled()


def _is_unlike(before: Wording, after: Wording, one: Stretch) -> bool:
    """Whether the letters of a stretch differ: those of «عبد الله» and «عبدالله» do not."""
    return _letters(before.words[one.i : one.i_end]) != _letters(after.words[one.j : one.j_end])


class _Comparison:
    def __init__(
        self, before: Wording, after: Wording, matters: Callable[[Wording, Wording, Stretch], bool] = _is_unlike
    ) -> None:
        self.before, self.after = before, after
        self.alone: list[tuple[Difference, Found]] = []
        same = before.words == after.words or before.weighty == after.weighty
        parted = [] if same else stretches(before, after)
        unlike = [one for one in parted if matters(before, after, one)]
        self.old = before.facts([(one.i, one.i_end) for one in unlike])
        self.new = after.facts([(one.j, one.j_end) for one in unlike])
        self.stretches = widened(unlike, parted, self.old, self.new)

    def compare(self, one: Stretch) -> Iterator[tuple[Difference, Found | None]]:
        """What the facts of a stretch say comes first; what is left of its words is classed by what they are. With each that
        only one side says, the fact.
        """
        old = within(self.old, one.i, one.i_end)
        new = within(self.new, one.j, one.j_end)
        turns = max(one.i_end - one.i, one.j_end - one.j) <= _TURNED
        for stood, stands in self._unlike(old, new):
            fact = stood or stands
            if fact and (turns or fact.kind != "negation"):
                made = self._made(_CLASSES[fact.kind], one, _tokens(stood), _tokens(stands))
                yield made, None if stood and stands else fact
        left, right = _free(self.before, one.i, one.i_end, old), _free(self.after, one.j, one.j_end, new)
        for kind, stood_at, stands_at in residue(self.before, self.after, left, right):
            yield self._made(kind, one, stood_at, stands_at), None

    def _unlike(self, old: Sequence[Found], new: Sequence[Found]) -> Iterator[tuple[Found | None, Found | None]]:
        """What does not agree, kind by kind; a date and a number without counterparts of their kind are each other's."""
        gone: list[Found] = []
        come: list[Found] = []
        for kind in _CLASSES:
            for stood, stands in _parted([x for x in old if x.kind == kind], [x for x in new if x.kind == kind]):
                if kind == "negation" or (stood and stands):
                    yield stood, stands
                else:
                    gone += [stood] if stood else []
                    come += [stands] if stands else []
        for stood, stands in _paired(gone, come):
            if stood and stands and not self._is_other(stood, stands):
                yield stood, None
                yield None, stands
            else:
                yield stood, stands

    def _is_other(self, stood: Found, stands: Found) -> bool:
        """Whether neither of a date and a number is only a part of the other's words."""
        old = set(self.before.words[stood.first : stood.end])
        new = set(self.after.words[stands.first : stands.end])
        return not (old <= new or new <= old)

    def _made(self, kind: DifferenceKind, one: Stretch, left: Tokens, right: Tokens) -> Difference:
        i, i_end = (left[0], left[-1] + 1) if left else (one.i, one.i)
        j, j_end = (right[0], right[-1] + 1) if right else (one.j, one.j)
        before, after = self.before.span(i, i_end), self.after.span(j, j_end)
        return Difference(kind, before, after, self.before.text[slice(*before)], self.after.text[slice(*after)])

    def settled(self) -> list[Difference]:
        """Without the facts that are only missing here because they stand elsewhere in the other passage."""
        come = [pair for pair in self.alone if not pair[0].stood]
        for left in [pair for pair in self.alone if not pair[0].stands]:
            moved = next((right for right in come if left[1].agrees(right[1])), None)
            if moved:
                come.remove(moved)
                self.alone.remove(moved)
                self.alone.remove(left)
        return [made for made, _ in self.alone]


def _parted(old: Sequence[Found], new: Sequence[Found]) -> Iterator[tuple[Found | None, Found | None]]:
    """The facts that do not agree, side by side; one that has no counterpart stands alone."""
    i = j = 0
    for at, one in enumerate(old):
        partner = next((place for place in range(j, len(new)) if one.agrees(new[place])), None)
        if partner is not None:
            yield from _paired(old[i:at], new[j:partner])
            i, j = at + 1, partner + 1
    yield from _paired(old[i:], new[j:])


def _paired(old: Sequence[Found], new: Sequence[Found]) -> Iterator[tuple[Found | None, Found | None]]:
    for place in range(max(len(old), len(new))):
        yield old[place] if place < len(old) else None, new[place] if place < len(new) else None


def _tokens(fact: Found | None) -> Tokens:
    return range(fact.first, fact.end) if fact else ()


def _free(known: Wording, first: int, end: int, facts: Sequence[Found]) -> list[int]:
    """The words among the tokens first … end - 1 that belong to no fact."""
    taken = {at for fact in facts for at in range(fact.first, fact.end)}
    return [
        at
        for at in range(first, end)
        if at not in taken and known.words[at][0].isalnum() and not _grows_onto_digits(known, at)
    ]


def _grows_onto_digits(known: Wording, at: int) -> bool:
    """Whether a particle before a number is meant: «الـ19»، «و5»، «بـ200»."""
    if known.words[at] not in _PARTICLES or at + 1 >= len(known.words):
        return False
    return known.words[at + 1].isdecimal() and known.glued[at + 1]


def _may_contradict(before: Wording, after: Wording, one: Stretch) -> bool:
    old, new = before.words[one.i : one.i_end], after.words[one.j : one.j_end]
    return may_contradict(old, new) and _is_unlike(before, after, one)


def _letters(words: Sequence[str]) -> str:
    return "".join(word for word in words if word[0].isalnum() or word in "%$€£")
