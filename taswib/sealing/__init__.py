"""Keeping words from whoever holds the disk: boxes, locks, keys out of passwords, keys on paper. Values in, values out."""

from taswib.sealing.box import Pair, SealBroken, new_pair, open_box, pair_of, public_of, seal
from taswib.sealing.lock import LockBroken, Stored, lock, new_key, unlock
from taswib.sealing.password import Cost, lock_by_password, unlock_by_password
from taswib.sealing.printed import from_print, to_print

__all__ = [
    "Cost",
    "LockBroken",
    "Pair",
    "SealBroken",
    "Stored",
    "from_print",
    "lock",
    "lock_by_password",
    "new_key",
    "new_pair",
    "open_box",
    "pair_of",
    "public_of",
    "seal",
    "to_print",
    "unlock",
    "unlock_by_password",
]
