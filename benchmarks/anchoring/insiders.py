"""The methods that run in this process: ours, and what the standard library and rapidfuzz offer for the same."""

import difflib
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from benchmarks.anchoring.answers import Answer, Span
from benchmarks.anchoring.cases import Case
from taswib.text.anchoring import Anchored, anchor

Found = tuple[Span | None, float]


def ours(case: Case) -> Found:
    return _told(anchor(case.text, case.quote))


def ours_with_the_old_text(case: Case) -> Found:
    return _told(anchor(case.text, case.quote, old=case.old))


def _told(found: Anchored) -> Found:
    if found.start is None or found.end is None:
        return None, 0.0
    return (found.start, found.end), found.certainty


def rapidfuzz_partial(case: Case) -> Found:
    at = case.text.find(case.quote.exact)
    if at >= 0:
        return (at, at + len(case.quote.exact)), 100.0
    best = fuzz.partial_ratio_alignment(case.quote.exact, case.text, score_cutoff=50)
    return ((best.dest_start, best.dest_end), best.score) if best else (None, 0.0)


def difflib_words(case: Case) -> Found:
    """A word diff of the two texts, the quotation mapped through it; the share of its words that are matched."""
    old, new = case.old.split(" "), case.text.split(" ")
    first = case.old[: case.quote.start].count(" ")
    last = first + case.quote.exact.count(" ") + 1
    kept = [
        block.b + index - block.a
        for block in difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for index in range(max(block.a, first), min(block.a + block.size, last))
    ]
    if 4 * len(kept) < last - first:
        return None, 0.0
    start = len(" ".join(new[: kept[0]])) + (kept[0] > 0)
    return (start, len(" ".join(new[: kept[-1] + 1]))), len(kept) / (last - first)


def timed(method: Callable[[Case], Found]) -> Callable[[Sequence[Case]], list[Answer]]:
    """The method asked case by case, with the clock beside it."""

    def asked(cases: Sequence[Case]) -> list[Answer]:
        answers = []
        for case in cases:
            began = time.perf_counter()
            span, score = method(case)
            answers.append(Answer(span, score, time.perf_counter() - began))
        return answers

    return asked
