"""What a run found, as text: fit for a terminal and for a dated file."""

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.intake.measure import Window
from benchmarks.intake.readers import Crowd

GOAL = 2.0
"""Ours must acknowledge at least so many times as many reports a second as the peer (issue 2, "Figures")."""

WINDOW_HEADS = (
    "", "reports/s", "p50 ms", "p99 ms", "errors", "acknowledged", "stored", "server CPU ms", "database CPU ms"
)  # fmt: skip
CROWD_HEADS = ("at once", "readers", "acknowledged", "receipts", "stored", "errors", "duplicates", "seconds", "")


def machine() -> str:
    """One line on where this was measured; no host name."""
    load = os.getloadavg()[0]
    return (
        f"{_processor()}, {os.cpu_count()} processors, Linux {platform.release()}, "
        f"Python {platform.python_version()}; load {load:.1f} at the start"
    )


def windows(ours: Window, peer: Window) -> str:
    """Both sides' windows on one database, the ratio below them."""
    lines = _aligned([WINDOW_HEADS, _cells(ours), _cells(peer)])
    return f"{lines}\n{'ratio':<18}{ratio(ours, peer):.2f} (goal: {GOAL:.0f})"


def ratio(ours: Window, peer: Window) -> float:
    """Ours over the peer's, in acknowledged reports a second."""
    return ours.a_second / peer.a_second if peer.a_second else float("inf")


def crowds(rows: Iterable[Crowd]) -> str:
    """A thousand at once, each side in a row."""
    return _aligned([CROWD_HEADS, *(_crowd_cells(row) for row in rows)])


def shortfalls(label: str, ours: Window, peer: Window, crowd: Crowd) -> list[str]:
    """Sentences on what ours did not reach; the peer's failures are its own."""
    found = []
    if ratio(ours, peer) < GOAL:
        found.append(f"{ratio(ours, peer):.3f} times the peer, {GOAL:.0f} wanted.")
    if ours.errors:
        found.append(f"{ours.errors} errors under load, none wanted: {dict(ours.outcome.statuses)}.")
    if ours.unacknowledged < 0:
        found.append(f"{-ours.unacknowledged} acknowledged reports were not stored.")
    if not crowd.is_right:
        found.append(f"{crowd.receipts} distinct receipts and {crowd.stored} rows for {crowd.readers} readers.")
    return [f"{label}: {sentence}" for sentence in found]


def _cells(window: Window) -> list[str]:
    database = "in server" if window.database_ms is None else f"{window.database_ms:.2f}"
    return [
        window.side,
        f"{window.a_second:.1f}",
        f"{window.outcome.latency_ms(0.5):.1f}",
        f"{window.outcome.latency_ms(0.99):.1f}",
        str(window.errors),
        str(window.acknowledged),
        f"{window.stored} ({window.unacknowledged:+d})",
        f"{window.server_ms:.2f}",
        database,
    ]


def _crowd_cells(crowd: Crowd) -> list[str]:
    found = [crowd.acknowledged, crowd.receipts, crowd.stored, crowd.errors, crowd.duplicates]
    others = ", ".join(f"{count} × {what}" for what, count in crowd.others.items())
    return [crowd.side, str(crowd.readers), *map(str, found), f"{crowd.seconds:.1f}", others]


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first = f"{row[0]:<{max(widths[0], 16)}}"
    others = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([first, *others]).rstrip()


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return f"{platform.machine()} on {sys.platform}"
