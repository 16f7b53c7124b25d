"""What is left of two differing stretches when their numbers, dates and negations are set apart."""

from collections.abc import Iterator, Sequence

from taswib.text.facts.difference import DifferenceKind
from taswib.text.facts.fact import Span
from taswib.text.facts.names import is_name
from taswib.text.facts.negations import contrary
from taswib.text.facts.slips import is_slip
from taswib.text.facts.wording import Wording

Tokens = Sequence[int]
Part = tuple[DifferenceKind, Tokens, Tokens]


def residue(before: Wording, after: Wording, left: Tokens, right: Tokens) -> Iterator[Part]:
    """The classes of the words at `left` and `right`: contraries, then names, then the rest as one."""
    left, right = _without_shared(before, after, left, right)
    old, new = [before.words[at] for at in left], [after.words[at] for at in right]
    if "".join(old) == "".join(new):
        return
    turned = contrary(old, new)
    if turned:
        yield "negation", (left[turned[0]],), (right[turned[1]],)
        left, right = _without(left, (left[turned[0]],)), _without(right, (right[turned[1]],))
    named = _names(before, left, after, right), _names(after, right, before, left)
    if (named[0] and named[1]) or (any(named) and not (left and right)):
        yield "attribution" if _spoken(before, named[0]) or _spoken(after, named[1]) else "name", *named
        left, right = _without(left, named[0]), _without(right, named[1])
    if left or right:
        yield _rest(before, after, left, right), left, right


def _rest(before: Wording, after: Wording, left: Tokens, right: Tokens) -> DifferenceKind:
    old, new = [before.words[at] for at in left], [after.words[at] for at in right]
    if len(old) == len(new) and all(map(is_slip, old, new)):
        return "typography"
    if old and new and _spoken(before, left) and _spoken(after, right):
        return "attribution"
    return "quotation" if _quoted(before, left) or _quoted(after, right) else "wording"


def _without_shared(before: Wording, after: Wording, left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """Without the words that stand at the beginning or the end of both."""
    while left and right and before.words[left[0]] == after.words[right[0]]:
        left, right = left[1:], right[1:]
    while left and right and before.words[left[-1]] == after.words[right[-1]]:
        left, right = left[:-1], right[:-1]
    return left, right


def _names(here: Wording, at: Tokens, there: Wording, others: Tokens) -> list[int]:
    """The names among the words that the other side neither has nor spells with a slip; a surname follows a name."""
    known = [there.words[other] for other in others]
    named: list[int] = []
    for place in at:
        follows = bool(named) and named[-1] == place - 1 and here.words[place].startswith("ال")
        if follows or is_name(here.words, place, here.written(place, place + 1)):
            named.append(place)
    return [place for place in named if not any(is_slip(here.words[place], word) for word in known)]


def _without(tokens: Tokens, taken: Tokens) -> Tokens:
    return [at for at in tokens if at not in set(taken)]


def _spoken(known: Wording, tokens: Tokens) -> bool:
    return bool(tokens) and _touches(known.span(tokens[0], tokens[-1] + 1), known.sources)


def _quoted(known: Wording, tokens: Tokens) -> bool:
    return bool(tokens) and _touches(known.span(tokens[0], tokens[-1] + 1), known.quoted)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
