"""Print every figure on reading statements; status 1 where a goal was missed."""

import argparse
from pathlib import Path
from typing import Any

from benchmarks.statements.figures import SCORES, mistakes, ours, scores, worst
from benchmarks.statements.gold import DEV, SEED, Article, annotated, articles, by_outlet
from benchmarks.statements.peer import naive
from benchmarks.statements.reliability import bands, fit, keep, outcomes
from benchmarks.statements.shapes import growths
from benchmarks.statements.speed import speed

GOALS = {"attributed": 0.90, "found": 0.93, "direct_attributed": 0.97, "via": 0.90, "when": 0.90}
FASTEST, MEMORY, GROWTH = 2.0, 300.0, 2.6
_UNKNOWN = 0.7


def main(arguments: list[str]) -> int:
    """Run all of it on the development set; with `--gold`, the scores of further sets alone."""
    asked = _arguments().parse_args(arguments)
    if not DEV.exists():
        print(f"The annotated articles are not here: {DEV}")
        return 0
    dev, further = articles(DEV), [row for path in asked.gold for row in articles(path)]
    if asked.fit:
        keep(fit(outcomes(dev + articles(SEED) + further)))
    if further:
        return _further(asked.gold)
    missed = _scores(dev) + _speed() + _shapes()
    _errors(dev)
    _reliability(dev)
    print("\n".join(["", *(missed or ["Every goal was met."])]))
    return int(bool(missed))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.statements", description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, default=[], metavar="FILE", help="score these sets alone")
    parser.add_argument("--fit", action="store_true", help="write the certainty table anew, from further sets too")
    return parser


def _further(paths: list[Path]) -> int:
    """The scores of further sets, each and together; their articles are not shown."""
    _heading()
    for path in paths:
        rows = articles(path)
        print(_row(path.parent.name + "/" + path.name.split(".")[0], scores(rows, ours), len(rows)))
    rows = [row for path in paths for row in articles(path)]
    whole = scores(rows, ours)
    print(_row("together", whole, len(rows)))
    print(_row("naive rule", scores(rows, lambda row: naive(row["text"])), len(rows)))
    missed = _missed(whole)
    print("\n".join(["", *(missed or ["Every goal was met."])]))
    return int(bool(missed))


def _heading() -> None:
    print(f"{'F1':<24}{'n':>5}  " + "  ".join(f"{score:>17}" for score in SCORES))


def _missed(report: dict[str, dict[str, Any]]) -> list[str]:
    figures = {score: report.get(score, {}).get("f1", 0.0) for score in GOALS}
    return [
        f"{score} is {figures[score]:.3f}, the goal {goal}" for score, goal in GOALS.items() if figures[score] < goal
    ]


def _row(name: str, report: dict[str, dict[str, Any]], count: int) -> str:
    figures = "  ".join(f"{report.get(score, {}).get('f1', 0.0):>17.3f}" for score in SCORES)
    return f"{name:<24}{count:>5}  {figures}"


def _scores(dev: list[Article]) -> list[str]:
    print("The grammar was written by somebody who has read these articles; only the certainties are fitted.\n")
    _heading()
    for outlet, rows in by_outlet(dev).items():
        print(_row(f"outlet {outlet}", scores(rows, ours), len(rows)))
    whole = scores(dev, ours)
    print(_row("development set", whole, len(dev)))
    print(_row("naive rule", scores(dev, lambda row: naive(row["text"])), len(dev)))
    print(_row("seed article", scores(articles(SEED), ours), 1))
    print(_row("naive rule, seed", scores(articles(SEED), lambda row: naive(row["text"])), 1))
    for name, read in (("other papers, read", True), ("other papers, scored", False)):
        rows = annotated(read=read)
        print(_row(name, scores(rows, ours), len(rows)))
    return _missed(whole)


def _speed() -> list[str]:
    found = speed()
    print(f"\n{found.megabytes:.1f} MB at {found.per_second:.2f} MB a second on one core, peak {found.peak:.0f} MB")
    goals = {
        f"{found.per_second:.2f} MB a second, the goal {FASTEST}": found.per_second >= FASTEST,
        f"{found.peak:.0f} MB of memory, the goal {MEMORY:.0f}": found.peak < MEMORY,
    }
    return [sentence for sentence, met in goals.items() if not met]


def _shapes() -> list[str]:
    print(f"\n{'one megabyte of':<28}{'seconds':>8}  times those of half of it")
    grown = growths()
    for one in grown:
        print(f"{one.shape:<28}{one.seconds:>8.2f}  {one.times:.2f}")
    return [f"{one.shape} takes {one.times:.2f} times, the goal {GROWTH}" for one in grown if one.times >= GROWTH]


def _errors(dev: list[Article]) -> None:
    print("\nThe commonest mistakes, with one each:")
    for kind, count, example in worst(mistakes(dev, ours)):
        print(f"{count:>4}  {kind:<24}{example.article}  {example.words}")


def _reliability(dev: list[Article]) -> None:
    """Fitted on all outlets but one, tried on that one, each in turn."""
    groups = by_outlet(dev)
    seen = {outlet: outcomes(rows) for outlet, rows in groups.items()}
    pairs = []
    for outlet, tried in seen.items():
        table = fit([one for other, rest in seen.items() if other != outlet for one in rest])
        pairs += [(table.get(one.construction, _UNKNOWN) * table.get(one.way, _UNKNOWN), one.right) for one in tried]
    print("\nCertainty, fitted on five outlets and tried on the sixth:\n  given        n  promised  right")
    for band in bands(pairs):
        print(
            f"  {band.low:.1f}–{band.high:.1f}  {band.size:>5}  {band.promised:>8.2f}  {band.right:>5.2f}  "
            + "█" * round(band.right * 30)
        )
