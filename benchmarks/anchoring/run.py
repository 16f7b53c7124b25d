"""Where quotations went after edits with a known answer, and what that takes: ours and the peers on the same cases."""

from collections.abc import Callable, Sequence

from benchmarks.anchoring import insiders, outsiders
from benchmarks.anchoring.answers import Answer
from benchmarks.anchoring.articles import ARCHIVE
from benchmarks.anchoring.cases import Case, cases
from benchmarks.anchoring.clocks import clocks
from benchmarks.anchoring.real import real_cases
from benchmarks.anchoring.table import table
from benchmarks.peer_packages import NoPeer

CASES = 1380
Method = Callable[[Sequence[Case]], list[Answer]]
METHODS: dict[str, Method] = {
    "taswib": insiders.timed(insiders.ours),
    "with old text": insiders.timed(insiders.ours_with_the_old_text),
    "Hypothesis": outsiders.hypothesis,
    "diff-match-patch": outsiders.diff_match_patch,
    "difflib": insiders.timed(insiders.difflib_words),
    "rapidfuzz": insiders.timed(insiders.rapidfuzz_partial),
}


def main() -> int:
    """0; 1, with a sentence for each, where a goal was missed or something needed is not there."""
    if not ARCHIVE.exists():
        print(f"The benchmark of anchors reads {ARCHIVE}, which is not there.")
        return 1
    made = list(cases(CASES, held_back=True, seed=7))
    real = real_cases(held_back=True)
    missed = []
    for title, held in (("made by us", made), ("real rewriting", real)):
        missed += table(title, held, _asked(held))
    missed += clocks()
    print("\n".join(missed))
    return int(bool(missed))


def _asked(held: Sequence[Case]) -> dict[str, list[Answer]]:
    found = {}
    for name, method in METHODS.items():
        try:
            found[name] = method(held)
        except NoPeer as why:
            print(why)
    return found
