"""A lock: the same key closes and opens it. ChaCha20-Poly1305 under a nonce that is drawn each time and goes before."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_NONCE = 12
Stored = bytes | memoryview
"""Bytes as a database gives them."""


class LockBroken(Exception):
    """Locked with another key or for another place, or altered."""


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(32)


def lock(key: bytes, content: bytes, about: str) -> bytes:
    """`content` under `key`; 28 bytes longer. A key locks few things: nonces are random, 96 bits."""
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, about.encode())


def unlock(key: bytes, locked: Stored, about: str) -> bytes:
    """Raises LockBroken."""
    nonce, rest = bytes(locked[:_NONCE]), bytes(locked[_NONCE:])
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, rest, about.encode())
    except (InvalidTag, ValueError):
        raise LockBroken from None
