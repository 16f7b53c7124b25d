"""The silent-edit guard beside a naive one, on edits with a known answer, in one run."""

import difflib
import re
import statistics
import time
from collections.abc import Callable, Sequence

from benchmarks.anchoring.articles import ARCHIVE
from benchmarks.guard.cases import Case, labelled, made
from taswib.text.changes import revised
from taswib.text.folding import fold

EACH = 60
FOUND, ALARMS = 0.95, 0.02
Guard = Callable[[Case], bool]


def ours(case: Case) -> bool:
    return any(one.is_of_fact for one in revised(case.before, case.after))


def naive(threshold: float) -> Guard:
    """An alarm where the folded words of both texts agree less than `threshold` by difflib."""
    return lambda case: likeness(case) < threshold


def likeness(case: Case) -> float:
    old, new = (re.findall(r"\w+", fold(side.text).text) for side in (case.before, case.after))
    return difflib.SequenceMatcher(None, old, new, autojunk=False).ratio()


def best_threshold(cases: Sequence[Case]) -> float:
    """The naive guard at its best: most answers right on articles that are not those it is measured on."""
    known = [(likeness(case), case.of_fact) for case in cases]
    thresholds = sorted({ratio for ratio, _ in known} | {1.0001})
    return max(thresholds, key=lambda one: sum((ratio < one) == of_fact for ratio, of_fact in known))


def main() -> int:
    """0; 1 where a goal was missed or the archive is not there."""
    if not ARCHIVE.exists():
        print(f"The benchmark of the guard reads {ARCHIVE}, which is not there.")
        return 1
    threshold = best_threshold(made(20, held_back=False, seed=5))
    guards = {"taswib": ours, f"difflib below {threshold:.4f}": naive(threshold)}
    held = made(EACH, held_back=True, seed=7)
    print(f"{len(held)} edits of articles of newspapers that nothing was tuned on: share that raised an alarm")
    fine = _table(held, guards)
    pairs = list(labelled())
    print(f"\n{len(pairs)} pairs of a newspaper's own story, labelled by hand before the rules were tuned")
    return 0 if _table(pairs, guards) and fine else 1


def _table(cases: Sequence[Case], guards: dict[str, Guard]) -> bool:
    """Print the shares of each kind; whether ours kept both goals."""
    print(f"{'':34}{'cases':>7}" + "".join(f"{name:>24}" for name in guards))
    alarms = {name: [_timed(guard, case) for case in cases] for name, guard in guards.items()}
    for of_fact, total in ((True, "of fact: found"), (False, "of writing: alarms")):
        kinds = dict.fromkeys(case.kind for case in cases if case.of_fact == of_fact)
        for kind in sorted(kinds):
            _row(f"  {kind}", [n for n, case in enumerate(cases) if case.kind == kind], alarms)
        _row(total, [n for n, case in enumerate(cases) if case.of_fact == of_fact], alarms)
    medians = (statistics.median(seconds for _, seconds in answers) * 1000 for answers in alarms.values())
    print(f"{'p50, milliseconds':41}" + "".join(f"{median:24.1f}" for median in medians))
    mine = [alarm for alarm, _ in alarms["taswib"]]
    found = [alarm for alarm, case in zip(mine, cases, strict=True) if case.of_fact]
    false = [alarm for alarm, case in zip(mine, cases, strict=True) if not case.of_fact]
    return statistics.mean(found) >= FOUND and statistics.mean(false) <= ALARMS


def _timed(guard: Guard, case: Case) -> tuple[bool, float]:
    began = time.perf_counter()
    return guard(case), time.perf_counter() - began


def _row(label: str, chosen: Sequence[int], alarms: dict[str, list[tuple[bool, float]]]) -> None:
    shares = (statistics.mean(answers[n][0] for n in chosen) for answers in alarms.values())
    print(f"{label:34}{len(chosen):7}" + "".join(f"{share:24.3f}" for share in shares))
