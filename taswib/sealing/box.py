"""A box that anybody can close with a public key, and that one private key opens.

HPKE in base mode (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305, so that another program can open it in
twenty years: 32 bytes of the sender's key that is used once, then the ciphertext with its tag. `about` goes in as
HPKE's info: a box that was moved to another place does not open there.
"""

from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from taswib.sealing.lock import Stored

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class SealBroken(Exception):
    """Sealed to another key or for another place, or altered."""


class Pair(NamedTuple):
    """The two halves of a key, 32 bytes each."""

    private: bytes
    public: bytes


def new_pair() -> Pair:
    """Random."""
    return _pair(X25519PrivateKey.generate())


def pair_of(secret: bytes, purpose: bytes) -> Pair:
    """The pair that follows from a secret of at least 120 random bits."""
    seed = HKDF(SHA256(), 32, salt=None, info=b"taswib pair " + purpose).derive(secret)
    return _pair(X25519PrivateKey.from_private_bytes(seed))


def public_of(private: bytes) -> bytes:
    """The other half."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(public: Stored, content: bytes, about: str) -> bytes:
    """`content` for whoever holds the private half; 48 bytes longer."""
    return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(bytes(public)), info=about.encode())


def open_box(private: bytes, box: Stored, about: str) -> bytes:
    """Raises SealBroken."""
    try:
        return _SUITE.decrypt(bytes(box), X25519PrivateKey.from_private_bytes(private), info=about.encode())
    except (InvalidTag, ValueError):
        raise SealBroken from None


def _pair(private: X25519PrivateKey) -> Pair:
    return Pair(private.private_bytes_raw(), private.public_key().public_bytes_raw())
