"""The tables of this package, each in the module of its noun."""

from taswib.ledger.entry import Entry
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint

__all__ = ["Entry", "Log", "SignedCheckpoint"]
