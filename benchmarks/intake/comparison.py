"""Both sides on one database: the peer at its best, windows in turn, a thousand readers at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.intake import table
from benchmarks.intake.disk import fsyncs_a_second
from benchmarks.intake.measure import Window, measure
from benchmarks.intake.ours import Taswib
from benchmarks.intake.peer import CONFIGURATIONS, Peer
from benchmarks.intake.readers import crowd
from benchmarks.intake.stores import Postgres, Sqlite
from benchmarks.intake.trials import best, trials

ROUNDS = 2
"""Ours and the peer take turns, so that a machine that slows down slows both."""
SECONDS = 5
"""A round's window: ten seconds for each side on each database."""
WARM_UP_SECONDS = 2

Say = Callable[[str], None]


def compare(folder: Path, ours_in: Sqlite | Postgres, peer_in: Sqlite | Postgres, say: Say) -> list[str]:
    """Measure both on empty databases of one kind, saying what is found; returns what ours did not reach."""
    ours = Taswib(ours_in, folder / "taswib", folder / "taswib.log")
    peer = Peer(peer_in, folder / "peer.log", CONFIGURATIONS[0])
    say(f"\n{ours_in.label}")
    ours.prepare()
    peer.prepare()
    fastest = _at_its_best(peer, say)
    before = fsyncs_a_second(folder)
    windows = _in_turn(ours, fastest)
    say(f"  fsyncs a second of this disk, before and after: {before:.0f}, {fsyncs_a_second(folder):.0f}")
    say(table.windows(windows))
    crowds = [crowd(side) for side in (ours, fastest.that_gives_receipts())]
    say(table.crowds(crowds))
    return table.shortfalls(ours_in.label, windows, crowds[0])


def _at_its_best(peer: Peer, say: Say) -> Peer:
    tried = []
    for configuration, window in trials(peer):
        say(f"  peer, {configuration.name}: {window.a_second:.0f} reports/s, {window.errors} errors")
        tried.append((configuration, window))
    chosen = best(tried)
    say(f"  so the peer runs with: {chosen.name}")
    return replace(peer, configuration=chosen)


def _in_turn(ours: Taswib, peer: Peer) -> list[Window]:
    return [measure(side, SECONDS, WARM_UP_SECONDS) for _ in range(ROUNDS) for side in (ours, peer)]
