"""Where quotations went after edits with a known answer: ours, difflib and rapidfuzz on the same cases, in one run."""

import difflib
import statistics
import time
from collections import Counter
from collections.abc import Callable

from rapidfuzz import fuzz

from benchmarks.anchoring.articles import ARCHIVE
from benchmarks.anchoring.cases import Case, cases
from taswib.text.anchoring import anchor

CASES = 1360
NEAR = 0.75  # share of the words' place that must agree for an answer to be the right place
Span = tuple[int, int] | None
Method = Callable[[Case], Span]


def ours(case: Case) -> Span:
    found = anchor(case.text, case.quote)
    return None if found.start is None or found.end is None else (found.start, found.end)


def ours_with_the_old_text(case: Case) -> Span:
    found = anchor(case.text, case.quote, old=case.old)
    return None if found.start is None or found.end is None else (found.start, found.end)


def rapidfuzz_partial(case: Case) -> Span:
    at = case.text.find(case.quote.exact)
    if at >= 0:
        return at, at + len(case.quote.exact)
    best = fuzz.partial_ratio_alignment(case.quote.exact, case.text, score_cutoff=70)
    return (best.dest_start, best.dest_end) if best else None


def difflib_words(case: Case) -> Span:
    """A word diff of the two texts, the quotation mapped through it; gone when under half of it is matched."""
    old, new = case.old.split(" "), case.text.split(" ")
    first = case.old[: case.quote.start].count(" ")
    last = first + case.quote.exact.count(" ") + 1
    kept = [
        block.b + index - block.a
        for block in difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for index in range(max(block.a, first), min(block.a + block.size, last))
    ]
    if 2 * len(kept) < last - first:
        return None
    start = len(" ".join(new[: kept[0]])) + (kept[0] > 0)
    return start, len(" ".join(new[: kept[-1] + 1]))


METHODS: dict[str, Method] = {
    "taswib": ours,
    "taswib, old text known": ours_with_the_old_text,
    "difflib, words": difflib_words,
    "rapidfuzz, partial": rapidfuzz_partial,
}


def verdict(case: Case, found: Span) -> str:
    """right, wrong (another place), missed (said to be gone), or false (an answer where it is gone)."""
    if case.span is None:
        return "right" if found is None else "false"
    if found is None:
        return "missed"
    shared = min(found[1], case.span[1]) - max(found[0], case.span[0])
    whole = max(found[1], case.span[1]) - min(found[0], case.span[0])
    return "right" if shared >= NEAR * whole else "wrong"


def main() -> int:
    """0; 1 where the archive is not there."""
    if not ARCHIVE.exists():
        print(f"The benchmark of anchors reads {ARCHIVE}, which is not there.")
        return 1
    held = list(cases(CASES, held_back=True, seed=7))
    print(
        f"{len(held)} cases from newspapers that nothing was chosen on; a place is right where {NEAR:.0%} of it agrees\n"
    )
    found = {name: _tried(method, held) for name, method in METHODS.items()}
    _table(held, found)
    return 0


def _tried(method: Method, held: list[Case]) -> list[tuple[str, float]]:
    tried = []
    for case in held:
        began = time.perf_counter()
        span = method(case)
        tried.append((verdict(case, span), time.perf_counter() - began))
    return tried


def _table(held: list[Case], found: dict[str, list[tuple[str, float]]]) -> None:
    print(f"{'share right, by kind of edit':30}" + "".join(f"{name:>24}" for name in found))
    for kind in dict.fromkeys(case.kind for case in held):
        mine = [index for index, case in enumerate(held) if case.kind == kind]
        shares = (sum(tried[index][0] == "right" for index in mine) / len(mine) for tried in found.values())
        print(f"{kind:30}" + "".join(f"{share:24.3f}" for share in shares))
    gone = sum(case.span is None for case in held)
    counts = {name: Counter(word for word, _ in tried) for name, tried in found.items()}
    for label, word, of in (
        ("right, of all", "right", len(held)),
        ("wrong place, of all", "wrong", len(held)),
        ("false, of those that are gone", "false", gone),
        ("missed, of all", "missed", len(held)),
    ):
        print(f"{label:30}" + "".join(f"{count[word] / of:24.3f}" for count in counts.values()))
    medians = (statistics.median(seconds for _, seconds in tried) * 1e6 for tried in found.values())
    print(f"{'p50, microseconds':30}" + "".join(f"{median:24.0f}" for median in medians))
