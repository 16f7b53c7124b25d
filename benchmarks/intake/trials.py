"""Which of its configurations the peer is measured in: the one that did best in short windows, taken in turn."""

from contextlib import ExitStack
from dataclasses import replace
from functools import reduce
from operator import add

from benchmarks.intake.measure import Window, warm
from benchmarks.intake.peer import CONFIGURATIONS, Configuration, Peer

ROUNDS = 3
SECONDS = 1
WARM_UP_SECONDS = 1

Tried = dict[Configuration, Window]


def trials(peer: Peer) -> Tried:
    """Each configuration with what it did, all of them served at once on the database that `peer` has prepared."""
    with ExitStack() as servers:
        candidates = {one: replace(peer, configuration=one) for one in CONFIGURATIONS}
        windows = {one: servers.enter_context(warm(side, WARM_UP_SECONDS)) for one, side in candidates.items()}
        rounds = [{one: window(SECONDS) for one, window in windows.items()} for _ in range(ROUNDS)]
    return {one: reduce(add, (each[one] for each in rounds)) for one in CONFIGURATIONS}


def best(tried: Tried) -> Configuration:
    """The fastest of those without an error; of all, when none was without."""
    clean = {one: window for one, window in tried.items() if not window.errors} or tried
    return max(clean, key=lambda one: clean[one].a_second)
