"""A long content under one key, a piece at a time, so that neither side ever holds it whole.

ChaCha20-Poly1305 over pieces of 64 KiB; the nonce is the piece's number and whether it is the last, as in age's STREAM. So
pieces can't be left out, doubled, exchanged or cut off. One key is for one content.
"""

from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from taswib.sealing.lock import LockBroken

PIECE = 64 * 1024
_TAG = 16


class PieceLock:
    """Locks what is added, however it is cut, and gives each piece to `write`; `finish` gives the last."""

    def __init__(self, key: bytes, write: Callable[[bytes], object]) -> None:
        self._cipher, self._write = ChaCha20Poly1305(key), write
        self._held, self._number = bytearray(), 0

    def add(self, raw: bytes) -> None:
        self._held += raw
        while len(self._held) > PIECE:
            self._give(PIECE, is_last=False)

    def finish(self) -> None:
        self._give(PIECE, is_last=True)

    def _give(self, size: int, *, is_last: bool) -> None:
        piece = bytes(self._held[:size])
        del self._held[:size]
        self._write(self._cipher.encrypt(_nonce(self._number, is_last), piece, b""))
        self._number += 1


def unlocked_pieces(key: bytes, written: Iterable[bytes]) -> Iterator[bytes]:
    """The content again. Raises LockBroken at the first piece that is not what it was."""
    cipher, held, number = ChaCha20Poly1305(key), bytearray(), 0
    for part in written:
        held += part
        while len(held) > PIECE + _TAG:
            yield _unlocked(cipher, bytes(held[: PIECE + _TAG]), _nonce(number, False))
            del held[: PIECE + _TAG]
            number += 1
    yield _unlocked(cipher, bytes(held), _nonce(number, True))


def _unlocked(cipher: ChaCha20Poly1305, piece: bytes, nonce: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, piece, b"")
    except (InvalidTag, ValueError):
        raise LockBroken from None


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])
