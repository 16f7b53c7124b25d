"""What was found, as a table: by kind of edit, as each method comes and at most one false anchor in a hundred."""

import statistics
from collections import Counter
from collections.abc import Sequence

from benchmarks.anchoring.answers import Answer, lowest_cut, verdict, with_cut
from benchmarks.anchoring.cases import Case

ALLOWED = 0.01
OURS = "taswib"
Found = dict[str, list[Answer]]
_WIDTH = 18


def table(title: str, held: Sequence[Case], found: Found) -> list[str]:
    """Print it; the goals that ours missed, a sentence each."""
    print(f"\n{title}: {len(held)} cases from newspapers that nothing was chosen on")
    print(f"{'share right, by kind of edit':32}" + "".join(f"{name:>{_WIDTH}}" for name in found))
    verdicts = {name: _verdicts(held, answers) for name, answers in found.items()}
    for kind, count in Counter(case.kind for case in held).items():
        _row(f"{kind} ({count})", [_share(held, told, kind) for told in verdicts.values()])
    gone = [case.span is None for case in held]
    print("as it comes")
    _summary(gone, verdicts)
    print("with the cut that lets one in a hundred through (chosen on these very cases, in the method's favour)")
    cut = {name: with_cut(answers, lowest_cut(held, answers, ALLOWED)) for name, answers in found.items()}
    _summary(gone, {name: _verdicts(held, answers) for name, answers in cut.items()})
    _row("p50, microseconds", [statistics.median(one.seconds for one in told) * 1e6 for told in found.values()], 0)
    return _missed(title, held, verdicts[OURS])


def _verdicts(held: Sequence[Case], answers: Sequence[Answer]) -> list[str]:
    return [verdict(case, answer.span) for case, answer in zip(held, answers, strict=True)]


def _share(held: Sequence[Case], told: Sequence[str], kind: str, word: str = "right") -> float:
    mine = [one for case, one in zip(held, told, strict=True) if case.kind.startswith(kind)]
    return mine.count(word) / max(1, len(mine))


def _summary(gone: Sequence[bool], verdicts: dict[str, list[str]]) -> None:
    for label, word, of in (
        ("right, of all", "right", len(gone)),
        ("wrong place, of all", "wrong", len(gone)),
        ("missed, of all", "missed", len(gone)),
        ("false, of those that are gone", "false", sum(gone)),
    ):
        _row(f"  {label}", [told.count(word) / max(1, of) for told in verdicts.values()])


def _row(label: str, values: Sequence[float], digits: int = 3) -> None:
    print(f"{label:32}" + "".join(f"{value:{_WIDTH}.{digits}f}" for value in values))


def _missed(title: str, held: Sequence[Case], told: Sequence[str]) -> list[str]:
    gone = sum(case.span is None for case in held)
    goals = [
        ("right", told.count("right") / len(held), 0.975, 1),
        ("wrong place", told.count("wrong") / len(held), 0.001, -1),
        ("false where the passage is gone", told.count("false") / max(1, gone), 0.01, -1),
        ("false on decoys", _share(held, told, "decoy", "false"), 0.03, -1),
    ]
    kinds = {case.kind for case in held}
    goals += [
        (kind, _share(held, told, kind), 0.98, 1) for kind in ("moved", "shortened", "respelled") if kind in kinds
    ]
    return [
        f"MISSED anchoring, {title}: {name} {value:.4f}, goal {'at least' if sign > 0 else 'at most'} {goal}"
        for name, value, goal, sign in goals
        if sign * value < sign * goal
    ]
