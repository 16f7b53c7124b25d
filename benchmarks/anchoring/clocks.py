"""How long an anchor takes, beside the peers, as texts grow; and a hundred anchors of one revision."""

import random
import statistics
import time
from collections.abc import Callable, Sequence

from benchmarks.anchoring import edits, insiders, outsiders
from benchmarks.anchoring.answers import Answer
from benchmarks.anchoring.articles import articles, editable
from benchmarks.anchoring.cases import Case
from benchmarks.peer_packages import NoPeer
from taswib.text.anchoring import Ground, anchor, describe

_SIZES = (5_000, 50_000, 500_000)  # code points
_QUOTES = 40
_MOST = {5_000: 1.0, 500_000: 0.2}  # of Hypothesis' time for an edited passage
_HUNDRED = 0.030  # seconds


def clocks() -> list[str]:
    """Print the times; the goals that were missed, a sentence each."""
    missed: list[str] = []
    print("\nmicroseconds an anchor, median; share of the peer's time")
    for size in _SIZES:
        chance = random.Random(size)
        lines = _lines(size, chance)
        missed += _verbatim(size, lines, chance)
        missed += _edited(size, lines, chance)
    return missed + _hundred(_lines(50_000, random.Random(1)), random.Random(2))


def _lines(size: int, chance: random.Random) -> list[str]:
    """So much of real articles, line by line."""
    usable = [article for article in articles(held_back=True) if editable(article)]
    chance.shuffle(usable)
    lines: list[str] = []
    for article in usable:
        for line in article.lines:
            if sum(map(len, lines)) + len(line) > size:
                return lines
            lines.append(line)
    return lines


def _places(lines: Sequence[str], chance: random.Random, count: int) -> list[int]:
    return [chance.choice([n for n in range(1, len(lines)) if 60 <= len(lines[n]) <= 400]) for _ in range(count)]


def _case(lines: Sequence[str], place: int, new: list[str]) -> Case:
    old, text = "\n".join(lines), "\n".join(new)
    start = sum(len(line) + 1 for line in lines[:place])
    return Case("", "", "", describe(old, start, start + len(lines[place])), old, text, None)


def _verbatim(size: int, lines: list[str], chance: random.Random) -> list[str]:
    """The words untouched, a line put in above: ours beside the bare `str.find` of the same words."""
    cases = [_case(lines, place, [lines[0], "زيد سطر هنا.", *lines[1:]]) for place in _places(lines, chance, _QUOTES)]
    ours = statistics.median(_best(lambda one=one: anchor(one.text, one.quote)) for one in cases)
    bare = statistics.median(_best(lambda one=one: one.text.find(one.quote.exact)) for one in cases)
    print(f"{size:>8,} verbatim   taswib {ours * 1e6:10.1f}   str.find {bare * 1e6:10.1f}   share {ours / bare:.2f}")
    return [f"MISSED anchoring: verbatim at {size:,} takes {ours / bare:.2f} × str.find"] if ours > 2 * bare else []


def _best(call: Callable[[], object]) -> float:
    took = []
    for _ in range(7):
        began = time.perf_counter()
        call()
        took.append(time.perf_counter() - began)
    return min(took)


def _edited(size: int, lines: list[str], chance: random.Random) -> list[str]:
    """Three words replaced and a line put in above."""
    stock = " ".join(lines).split()
    cases = []
    for place in _places(lines, chance, _QUOTES):
        words = edits.replace(edits.replace(lines[place].split(), chance, stock), chance, stock)
        cases.append(
            _case(lines, place, [lines[0], "زيد سطر هنا.", *lines[1:place], " ".join(words), *lines[place + 1 :]])
        )
    methods: dict[str, Callable[[Sequence[Case]], list[Answer]]] = {
        "taswib": insiders.timed(insiders.ours),
        "Hypothesis": outsiders.hypothesis,
        "diff-match-patch": outsiders.diff_match_patch,
        "rapidfuzz": insiders.timed(insiders.rapidfuzz_partial),
    }
    took = {}
    for name, method in methods.items():
        try:
            took[name] = statistics.median(one.seconds for one in method([*cases, *cases])[_QUOTES:])
        except NoPeer as why:
            print(why)
    peer = took.get("Hypothesis")
    told = "   ".join(f"{name} {seconds * 1e6:10.1f}" for name, seconds in took.items())
    print(f"{size:>8,} edited     {told}" + (f"   share of Hypothesis {took['taswib'] / peer:.2f}" if peer else ""))
    if not peer or took["taswib"] <= _MOST.get(size, 1.0) * peer:
        return []
    return [f"MISSED anchoring: edited at {size:,} takes {took['taswib'] / peer:.2f} of Hypothesis' time"]


def _hundred(lines: list[str], chance: random.Random) -> list[str]:
    """A revision with one line in ten edited, one in fifty gone; a hundred quotations of the one before."""
    stock = " ".join(lines).split()
    new = [
        " ".join(edits.replace(line.split(), chance, stock)) if chance.random() < 0.1 else line
        for line in lines
        if chance.random() > 0.02
    ]
    old, text = "\n".join(lines), "\n".join(new)
    quotes = [_case(lines, place, new).quote for place in _places(lines, chance, 100)]
    alone = _best(lambda: [Ground(text).anchor(quote) for ground in [Ground(text)] for quote in quotes])
    shared = _best(lambda: list(map(Ground(text).anchor, quotes)))
    known = _best(lambda: list(map(Ground(text, old).anchor, quotes)))
    print(
        f"100 anchors of one revision of {len(text):,}: {shared * 1e3:.1f} ms, the old text known {known * 1e3:.1f} ms, "
        f"one by one {alone * 1e3:.1f} ms"
    )
    return [f"MISSED anchoring: 100 anchors take {shared * 1e3:.0f} ms"] if max(shared, known) > _HUNDRED else []
