"""Both sides on one database: the peer at its best, windows in turn, a thousand readers at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from operator import add
from pathlib import Path

from benchmarks.intake import table
from benchmarks.intake.disk import fsyncs_a_second
from benchmarks.intake.measure import Window, warm
from benchmarks.intake.ours import Taswib
from benchmarks.intake.peer import CONFIGURATIONS, Peer
from benchmarks.intake.readers import crowd
from benchmarks.intake.stores import Postgres, Sqlite
from benchmarks.intake.trials import best, trials

ROUNDS = 5
"""Ours and the peer take turns, so that a machine that slows down slows both."""
SECONDS = 2
"""A round's window: ten seconds in all for each side on each database."""
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
    our_window, peer_window = _in_turn(ours, fastest)
    say(f"  fsyncs a second of this disk, before and after: {before:.0f}, {fsyncs_a_second(folder):.0f}")
    say(table.windows(our_window, peer_window))
    crowds = [crowd(side) for side in (ours, fastest.that_gives_receipts())]
    say(table.crowds(crowds))
    return table.shortfalls(ours_in.label, our_window, peer_window, crowds[0])


def _at_its_best(peer: Peer, say: Say) -> Peer:
    tried = trials(peer)
    for configuration, window in tried.items():
        say(f"  peer, {configuration.name}: {window.a_second:.0f} reports/s, {window.errors} errors")
    chosen = best(tried)
    say(f"  so the peer runs with: {chosen.name}")
    return replace(peer, configuration=chosen)


def _in_turn(ours: Taswib, peer: Peer) -> tuple[Window, Window]:
    with warm(ours, WARM_UP_SECONDS) as our_window, warm(peer, WARM_UP_SECONDS) as peer_window:
        pairs = [(our_window(SECONDS), peer_window(SECONDS)) for _ in range(ROUNDS)]
    return reduce(add, (ours for ours, _ in pairs)), reduce(add, (peers for _, peers in pairs))
