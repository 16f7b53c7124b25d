"""What is left of two differing stretches when their numbers, dates and negations are set apart."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from taswib.text.facts.difference import DifferenceKind
from taswib.text.facts.fact import Span
from taswib.text.facts.likeness import core, is_inflected, is_same_name
from taswib.text.facts.names import is_agency, is_given, is_name, may_speak
from taswib.text.facts.negations import contrary
from taswib.text.facts.slips import is_slip
from taswib.text.facts.wording import Wording

Tokens = Sequence[int]
Part = tuple[DifferenceKind, Tokens, Tokens]

_SPEECH = 4
"""Words between quotation marks from which on they are somebody's speech; fewer are a title, a name or irony."""


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
    named: tuple[Tokens, Tokens] = _names(before, left, after, right), _names(after, right, before, left)
    if _is_of_names(before, after, left, right, *named):
        named = named[0] or left, named[1] or right
        yield _of_names(before, after, *named), *named
        left, right = _without(left, named[0]), _without(right, named[1])
    if left or right:
        yield _rest(before, after, left, right), left, right


def _is_of_names(before: Wording, after: Wording, left: Tokens, right: Tokens, old: Tokens, new: Tokens) -> bool:
    """Whether names stand for names, or beside nothing; an agency's name may stand for any single word."""
    if (old and new) or ((old or new) and not (left and right)):
        return True
    return len(left) == len(right) == 1 and any(
        is_agency(known.words[at]) for known, named in ((before, old), (after, new)) for at in named
    )


def _of_names(before: Wording, after: Wording, left: Tokens, right: Tokens) -> DifferenceKind:
    speaks = _spoken(before, left) or _spoken(after, right)
    carries = any(is_agency(before.words[at]) for at in left) or any(is_agency(after.words[at]) for at in right)
    return "attribution" if left and right and (speaks or carries) else "name"


def _rest(before: Wording, after: Wording, left: Tokens, right: Tokens) -> DifferenceKind:
    old, new = [before.words[at] for at in left], [after.words[at] for at in right]
    if len(old) == len(new) and all(map(is_slip, old, new)):
        return "typography"
    if _alike(old, new, is_inflected):
        return "wording"
    if (
        _spoken(before, left)
        and _spoken(after, right)
        and _names_somebody(before, left, after)
        and _names_somebody(after, right, before)
    ):
        return "attribution"
    quotes = _quoted(before, left), _quoted(after, right)
    if not (old and new and all(quotes)):
        return "wording"
    return "quotation" if max(quotes) >= _SPEECH else "name"


def _names_somebody(here: Wording, at: Tokens, there: Wording) -> bool:
    """Whether an office, a body or an unknown word is among the words of a source that the other passage has nowhere."""
    known = {form for word in there.words for form in (word, core(word))}
    return any(
        may_speak(word) and word not in known and core(word) not in known
        for word in (here.words[place] for place in at)
    )


def _alike(old: Sequence[str], new: Sequence[str], are: Callable[[str, str], bool]) -> bool:
    """Whether every word of the one side is some word of the other."""
    return all(any(are(one, other) for other in new) for one in old) and all(
        any(are(one, other) for one in old) for other in new
    )


def _without_shared(before: Wording, after: Wording, left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """Without the words that stand at the beginning or the end of both."""
    while left and right and before.words[left[0]] == after.words[right[0]]:
        left, right = left[1:], right[1:]
    while left and right and before.words[left[-1]] == after.words[right[-1]]:
        left, right = left[:-1], right[:-1]
    return left, right


def _names(here: Wording, at: Tokens, there: Wording, instead: Tokens) -> list[int]:
    """The names among the words that the other passage has less often, and at `instead` in no other spelling."""
    others = [there.words[place] for place in instead]
    named: list[int] = []
    for place in at:
        follows = bool(named) and named[-1] == place - 1 and here.words[place].startswith("ال")
        if follows or is_name(here.words, place, here.written(place, place + 1)):
            named.append(place)
    if not named:
        return []
    ours, theirs = Counter(map(core, here.words)), Counter(map(core, there.words))
    return [place for place in named if not _is_kept(here.words[place], ours, theirs, others)]


def _is_kept(word: str, ours: Counter[str], theirs: Counter[str], others: Sequence[str]) -> bool:
    """Whether the other passage has a name as often, elsewhere perhaps, or has it here with a slip or otherwise."""
    bare = core(word)
    if theirs[bare] >= ours[bare]:
        return True
    return any(_is_slip(word, one) or _is_slip(bare, core(one)) or is_same_name(bare, one) for one in others)


def _is_slip(one: str, other: str) -> bool:
    """Whether a name was mistyped; «سليمان» and «سلمان» are two names."""
    return is_slip(one, other) and not (is_given(one) and is_given(other))


def _without(tokens: Tokens, taken: Tokens) -> Tokens:
    return [at for at in tokens if at not in set(taken)]


def _spoken(known: Wording, tokens: Tokens) -> bool:
    return bool(tokens) and _touches(known.span(tokens[0], tokens[-1] + 1), known.sources)


def _quoted(known: Wording, tokens: Tokens) -> int:
    """How many words the quotation has in which these words stand; 0 where they stand in none."""
    if not tokens:
        return 0
    start, end = known.span(tokens[0], tokens[-1] + 1)
    lengths = (len(known.text[first:last].split()) for first, last in known.quoted if first <= start and end <= last)
    return max(lengths, default=0)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
