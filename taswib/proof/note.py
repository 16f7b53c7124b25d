"""Signed notes: a text and, under an empty line, who signed it. Source: C2SP `signed-note`, Ed25519 signatures.

A key is known by its name (the log's origin, `corrections.example.org/ledger`) and by four bytes that follow
from both.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_LONGEST = 1_000_000  # bytes of a note, as the specification advises a reader to set
_SIGNATURE = re.compile(r"— (?P<name>[^\s+]+) (?P<base64>[A-Za-z0-9+/=]+)\Z")


class BadNote(Exception):
    """The note can't be read, or nobody who is trusted signed it; the message says which."""


@dataclass(frozen=True)
class VerifierKey:
    """Whose signature is trusted: a name and an Ed25519 public key of 32 bytes. `KIND` tells what its signatures are of."""

    KIND: ClassVar[bytes] = b"\x01"

    name: str
    public: bytes

    @classmethod
    def read(cls, written: str) -> Self:
        """From `name+id+key` as `__str__` writes it. Raises BadNote."""
        name, *rest = written.strip().split("+", 2)
        try:
            identity, raw = rest[0], b64decode(rest[1], validate=True)
        except (IndexError, ValueError):
            raise BadNote("this is not a verifier key: it should read name+id+key") from None
        key = cls(name, raw[1:])
        if not _is_name(name) or raw[:1] != cls.KIND or len(key.public) != 32 or identity != key.id.hex():
            raise BadNote("this verifier key contradicts itself: a character may be missing")
        return key

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(self.KIND + self.public).decode()}"

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return sha256(self.name.encode() + b"\n" + self.KIND + self.public).digest()[:4]

    def signed(self, note: str) -> str:
        """The note's text, once this key's signature under it was found true. Raises BadNote."""
        text, mine = self.signature_under(note)
        self.check(text.encode(), mine)
        return text

    def signature_under(self, note: str) -> tuple[str, bytes]:
        """The note's text, and what stands under it as this key's signature, unverified. Raises BadNote."""
        text, signatures = split(note)
        mine = [raw[4:] for name, raw in signatures if (name, raw[:4]) == (self.name, self.id)]
        if not mine:
            raise BadNote(f"{self.name} did not sign this")
        return text, mine[0]

    def check(self, content: bytes, signature: bytes) -> None:
        """Raises BadNote unless this key signed `content`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, content)
        except InvalidSignature:
            raise BadNote(
                f"the signature of {self.name} is false: the text was changed, or another key signed"
            ) from None


@dataclass(frozen=True)
class SigningKey:
    """A name and the 32 secret bytes from which its Ed25519 key follows."""

    name: str
    secret: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.name):
            raise ValueError(f"{self.name!r} can't name a key: no spaces, no plus sign, not empty")

    def __repr__(self) -> str:
        return f"SigningKey({self.name!r})"

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, self._private.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """The note: `text`, which must end with a newline, and this key's signature. Raises ValueError."""
        if not text.endswith("\n") or not _is_plain(text):
            raise ValueError("a note's text ends with a newline and holds no control character")
        return f"{text}\n{self._line(text)}"

    def signature(self, content: bytes) -> bytes:
        """The 64 bytes by which this key says that it wrote `content`."""
        return self._private.sign(content)

    def countersign(self, note: str) -> str:
        """The note with this key's signature under those that it has. Raises BadNote."""
        text, _signatures = split(note)
        return note + self._line(text)

    def _line(self, text: str) -> str:
        raw = self.verifier.id + self._private.sign(text.encode())
        return f"— {self.name} {b64encode(raw).decode()}\n"

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)


def split(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of a note, and for each signature the name and the bytes (key's id, then signature). Raises BadNote."""
    text, gap, under = note.rpartition("\n\n")
    if not gap or not under.endswith("\n") or len(note.encode(errors="replace")) > _LONGEST or not _is_plain(note):
        raise BadNote("this is not a signed note: a text, an empty line, then signatures")
    return text + "\n", [_signature(line) for line in under[:-1].split("\n")]


def _signature(line: str) -> tuple[str, bytes]:
    found = _SIGNATURE.match(line)
    try:
        raw = b64decode(found["base64"], validate=True) if found else b""
    except BadBase64:
        raw = b""
    if not found or len(raw) < 5 or b64encode(raw).decode() != found["base64"]:
        raise BadNote("a line under the note is not a signature")
    return found["name"], raw


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(map(str.isspace, name)) and _is_plain(name)


def _is_plain(text: str) -> bool:
    return not any(
        (ord(character) < 0x20 and character != "\n") or "\ud800" <= character <= "\udfff" for character in text
    )
