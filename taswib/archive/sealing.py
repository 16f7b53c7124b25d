"""Passwords of other systems, sealed with a key that lies outside the database."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken


class SealBroken(Exception):
    """Sealed with another key, or altered."""


def sealed(words: str, key: bytes) -> str:
    """`key` is 32 random bytes."""
    return Fernet(urlsafe_b64encode(key)).encrypt(words.encode()).decode()


def opened(token: str, key: bytes) -> str:
    """Raises SealBroken."""
    try:
        return Fernet(urlsafe_b64encode(key)).decrypt(token.encode()).decode()
    except InvalidToken:
        raise SealBroken from None
