"""A lock whose key is a password: Argon2id with a salt of its own, and its cost written before it."""

import os
import struct
from typing import NamedTuple

from argon2.low_level import Type, hash_secret_raw

from taswib.sealing.lock import LockBroken, Stored, lock, unlock

_HEAD = struct.Struct(">BIIB16s")  # version, passes, KiB, lanes, salt
_VERSION = 1
_MOST_KIB = 4 * 1024 * 1024  # a row that somebody wrote must not ask for all memory


class Cost(NamedTuple):
    """What a guess costs. The usual is RFC 9106's second choice: 64 MiB and three passes."""

    passes: int = 3
    kib: int = 65536
    lanes: int = 4


def lock_by_password(password: str, content: bytes, about: str, cost: Cost) -> bytes:
    """Takes a tenth of a second and `cost.kib` of memory, by intent: never inside a transaction."""
    head = _HEAD.pack(_VERSION, *cost, os.urandom(16))
    return head + lock(_key(password, head), content, about)


def unlock_by_password(password: str, locked: Stored, about: str) -> bytes:
    """As slow as locking it was. Raises LockBroken for another password too."""
    head, rest = bytes(locked[: _HEAD.size]), bytes(locked[_HEAD.size :])
    if len(head) < _HEAD.size or head[0] != _VERSION:
        raise LockBroken
    return unlock(_key(password, head), rest, about)


def _key(password: str, head: bytes) -> bytes:
    _version, passes, kib, lanes, salt = _HEAD.unpack(head)
    if kib > _MOST_KIB:
        raise LockBroken
    return hash_secret_raw(password.encode(), salt, passes, kib, lanes, 32, Type.ID)
