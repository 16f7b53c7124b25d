"""Answers cases, one JSON line each, by diff-match-patch's diff (the C++ library), the quotation mapped through it.

in:  {"text", "exact", "old", "start"}    out: {"start", "end", "score", "seconds"}; score is the share of letters kept
Runs in the peers' environment and imports nothing of Taswib.
"""

import json
import sys
import time

from fast_diff_match_patch import diff


def mapped(old: str, text: str, start: int, end: int) -> tuple[int, int, float] | None:
    """From the first to the last quoted letter that the diff carries over."""
    here = there = kept = 0
    first = last = -1
    for sign, count in diff(old, text, timelimit=0, counts_only=True, cleanup="No"):
        if sign == "=":
            left, right = max(here, start), min(here + count, end)
            if left < right:
                first = there + left - here if first < 0 else first
                last = there + right - here
                kept += right - left
        here += count if sign in "=-" else 0
        there += count if sign in "=+" else 0
    return (first, last, kept / (end - start)) if kept else None


for line in sys.stdin:
    case = json.loads(line)
    began = time.perf_counter()
    found = mapped(case["old"], case["text"], case["start"], case["start"] + len(case["exact"]))
    seconds = time.perf_counter() - began
    start, end, score = found or (None, None, 0.0)
    print(json.dumps({"start": start, "end": end, "score": score, "seconds": seconds}))
