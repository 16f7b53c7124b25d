"""A checkpoint: how long a log is and the root of its tree, at one moment. Source: C2SP `tlog-checkpoint`."""

from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from dataclasses import dataclass
from typing import Self

from taswib.proof.merkle import SIZE
from taswib.proof.note import BadNote, SigningKey, VerifierKey


@dataclass(frozen=True)
class Checkpoint:
    """`origin` names the log, `size` counts its entries, `root` is 32 bytes."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    def sign(self, key: SigningKey) -> str:
        """The signed note of this checkpoint."""
        return key.sign(str(self))

    @classmethod
    def verified(cls, note: str, key: VerifierKey) -> Self:
        """The checkpoint that `key` signed. Raises BadNote."""
        found = cls.read(key.signed(note))
        if found.origin != key.name:
            raise BadNote(f"this checkpoint is of {found.origin}, not of {key.name}")
        return found

    @classmethod
    def read(cls, text: str) -> Self:
        """From the text of a note, whose further lines are left aside. Raises BadNote."""
        try:
            origin, size, root, *_extensions = text.split("\n")
            found = cls(origin, int(size), b64decode(root, validate=True))
        except (ValueError, BadBase64):
            raise BadNote("this is not a checkpoint: origin, size and root, a line each") from None
        canonical = f"{found.size}" == size and found.size >= 0 and len(found.root) == SIZE and origin
        if not canonical:
            raise BadNote("this checkpoint is not written as checkpoints are")
        return found
