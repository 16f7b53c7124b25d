"""What a report costs while many come: nothing on a calm day, more work the more came lately."""

from datetime import datetime
from enum import IntEnum

from taswib.desk.flood.tallies import Tallies

NETWORK_LEAK, EVERYBODY_LEAK = 0.5, 60.0
"""How fast what came is forgotten, in reports a minute: of one network, and of all."""
_NETWORK_STEPS, _EVERYBODY_STEPS = (5, 30, 120), (60, 240, 960)
_NETWORK_MOST, _EVERYBODY_MOST = 150, 1200  # so that a flood is forgotten some minutes after its end
_EVERYBODY = b"everybody"
PAID, UNPAID = 0.25, 1.0
"""What a report adds to the tallies: work done makes it lighter."""


class Toll(IntEnum):
    """How much work is asked for."""

    NONE = 0
    LITTLE = 1
    SOME = 2
    MUCH = 3


def toll_now(tallies: Tallies, network: bytes, now: datetime) -> Toll:
    """What the next report from `network` costs.

    A network's own tally counts first, so that whoever floods pays alone; that of everybody counts where a flood comes
    from many networks. Neither ever closes the door.
    """
    theirs = tallies.level(network, NETWORK_LEAK, now)
    everybodys = tallies.level(_EVERYBODY, EVERYBODY_LEAK, now)
    return Toll(max(_step(theirs, _NETWORK_STEPS), _step(everybodys, _EVERYBODY_STEPS)))


def count(tallies: Tallies, network: bytes, amount: float, now: datetime) -> None:
    """A report came, or was sent back for its toll."""
    tallies.add(network, amount, NETWORK_LEAK, _NETWORK_MOST, now)
    tallies.add(_EVERYBODY, amount, EVERYBODY_LEAK, _EVERYBODY_MOST, now)


def _step(level: float, steps: tuple[int, ...]) -> int:
    return sum(level > step for step in steps)
