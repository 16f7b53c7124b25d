"""Cosignatures: a witness says when it saw a log, and that it only grew since. Source: C2SP `tlog-cosignature`, Ed25519.

A witness has a key of its own: the same key would never sign a log's checkpoints and others' as well.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import ClassVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from taswib.proof.note import BadNote, VerifierKey

_TIME = 8  # bytes of the moment that stands before the signature


@dataclass(frozen=True)
class WitnessKey(VerifierKey):
    """Whose cosignature is trusted."""

    KIND: ClassVar[bytes] = b"\x04"

    def signed_at(self, note: str) -> int:
        """When this witness cosigned the checkpoint, in seconds since 1970. Raises BadNote."""
        text, raw = self.signature_under(note)
        if len(raw) != _TIME + 64 or raw[0] & 0x80:
            raise BadNote(f"what stands under the name of {self.name} is no cosignature")
        seconds = int.from_bytes(raw[:_TIME])
        self.check(_message(text, seconds), raw[_TIME:])
        return seconds


@dataclass(frozen=True)
class Cosigner:
    """A witness's name and the 32 secret bytes from which its key follows."""

    name: str
    secret: bytes

    def __repr__(self) -> str:
        return f"Cosigner({self.name!r})"

    @property
    def key(self) -> WitnessKey:
        return WitnessKey(self.name, self._private.public_key().public_bytes_raw())

    def cosign(self, text: str, seconds: int) -> str:
        """The line that goes under a checkpoint whose text is `text`; `seconds` since 1970 is now."""
        raw = self.key.id + seconds.to_bytes(_TIME) + self._private.sign(_message(text, seconds))
        return f"— {self.name} {b64encode(raw).decode()}\n"

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)


def _message(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()
