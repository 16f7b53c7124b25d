"""The tables of this package, each in the module of its noun."""

from taswib.ledger.entry import Entry
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint
from taswib.ledger.witness import Cosignature, Witness
from taswib.ledger.witnessed import WitnessedLog

__all__ = ["Cosignature", "Entry", "Log", "SignedCheckpoint", "Witness", "WitnessedLog"]
