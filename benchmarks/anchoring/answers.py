"""What a method says of a case, and whether it is right."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.anchoring.cases import Case

NEAR = 0.75  # share of the words' place that must agree for an answer to be the right place
BY_RULE = frozenset({"republished, edited"})
"""Where the rule gave a whole sentence of the other text though the passage is a clause of it, or the reverse (every tenth of
those that were read): there the shorter of both must lie in the longer."""
Span = tuple[int, int]


class Answer(NamedTuple):
    """`span` is None where the passage is said to be gone; `score` is the method's own certainty, on its own scale."""

    span: Span | None
    score: float
    seconds: float


def verdict(case: Case, span: Span | None) -> str:
    """right, wrong (another place), missed (said to be gone), or false (an answer where it is gone)."""
    if case.span is None:
        return "right" if span is None else "false"
    if span is None:
        return "missed"
    shared = min(span[1], case.span[1]) - max(span[0], case.span[0])
    whole = max(span[1], case.span[1]) - min(span[0], case.span[0])
    if case.kind in BY_RULE:
        whole = min(span[1] - span[0], case.span[1] - case.span[0])
    return "right" if shared >= NEAR * whole else "wrong"


def with_cut(answers: Sequence[Answer], cut: float) -> list[Answer]:
    """The answers, those below `cut` taken as *gone*."""
    return [answer if answer.score >= cut else answer._replace(span=None) for answer in answers]


def lowest_cut(held: Sequence[Case], answers: Sequence[Answer], allowed: float) -> float:
    """The lowest cut with at most this share of false anchors among the passages that are gone. Chosen on the very cases that
    are scored, which favours whom it is chosen for.
    """
    scores = sorted(
        (answer.score for case, answer in zip(held, answers, strict=True) if case.span is None and answer.span),
        reverse=True,
    )
    most = int(allowed * sum(case.span is None for case in held))
    return scores[most] + 1e-9 if len(scores) > most else 0.0
