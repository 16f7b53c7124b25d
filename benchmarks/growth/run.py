"""How making the index and asking it grow with the archive: each size in a process and a database of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.anchoring.articles import ARCHIVE

TIMES = ("1", "3", "10")
P50, P99 = 1.5, 2.0
"""How many times as long a query may take in ten times the archive."""
HEAD = ("times", "passages", "build s", "CPU s", "passages/CPU s", "bytes/passage", "p50 ms", "p99 ms")


def main(words: list[str]) -> int:
    """0; 1, with a sentence, where a goal was missed or the archive is not there."""
    if not ARCHIVE.exists():
        print(f"The benchmark of growth reads {ARCHIVE}, which is not there.")
        return 1
    print("  ".join(f"{name:>14}" for name in HEAD))
    rows = [_measured(times) for times in words or TIMES]
    return _judged(rows)


def _measured(times: str) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="taswib-growth-") as folder:
        variables = {**os.environ, "TASWIB_DATA": folder, "DJANGO_SETTINGS_MODULE": "taswib.site.settings"}
        program = [sys.executable, "-m", "benchmarks.growth.measure", times]
        root = Path(__file__).resolve().parents[2]
        done = subprocess.run(program, env=variables, cwd=root, stdout=subprocess.PIPE, text=True, check=True)
    row = [float(one) for one in done.stdout.split()]
    print("  ".join(f"{one:>14,.2f}" if one < 100 else f"{one:>14,.0f}" for one in row), flush=True)
    return row


def _judged(rows: list[list[float]]) -> int:
    first, last = rows[0], rows[-1]
    if last[0] / first[0] < 10:
        return 0
    p50, p99 = last[6] / first[6], last[7] / first[7]
    print(
        f"p50 × {p50:.2f} (at most {P50}), p99 × {p99:.2f} (at most {P99}) in {last[0] / first[0]:.0f} times the archive"
    )
    return int(p50 > P50 or p99 > P99)
