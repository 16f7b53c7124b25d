"""Which of its configurations the peer is measured in: the one that did best in a short window each."""

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.intake.measure import Window, measure
from benchmarks.intake.peer import CONFIGURATIONS, Configuration, Peer

TRIAL_SECONDS = 3
WARM_UP_SECONDS = 1


def trials(peer: Peer) -> Iterator[tuple[Configuration, Window]]:
    """Each configuration with its short window, on the database that `peer` has prepared."""
    for configuration in CONFIGURATIONS:
        candidate = replace(peer, configuration=configuration)
        yield configuration, measure(candidate, TRIAL_SECONDS, WARM_UP_SECONDS)


def best(tried: list[tuple[Configuration, Window]]) -> Configuration:
    """The fastest of those without an error; of all, when none was without."""
    clean = [pair for pair in tried if not pair[1].errors] or tried
    return max(clean, key=lambda pair: pair[1].a_second)[0]
