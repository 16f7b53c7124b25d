"""The work that needs no database, and so can be done anywhere: it takes texts and gives bytes."""

from array import array
from collections.abc import Sequence

from taswib.text.fingerprints import VERSION, Fingerprint, fingerprint


class AnotherVersion(Exception):
    """A node has another version of Taswib than the machine that gives out the work."""


def fingerprints(version: int, texts: Sequence[str]) -> list[bytes]:
    """Of each text, as `of_bytes` reads it. Raises AnotherVersion."""
    refuse_another(version)
    return [_to_bytes(fingerprint(text)) for text in texts]


def of_bytes(data: bytes) -> Fingerprint:
    count = int.from_bytes(data[:4], "little")
    numbers = array("I", data[4:])
    return Fingerprint(set(numbers[:count]), set(numbers[count:]))


def refuse_another(version: int) -> None:
    if version != VERSION:
        raise AnotherVersion(f"fingerprints of version {VERSION} here, {version} asked for")


def _to_bytes(prints: Fingerprint) -> bytes:
    """How many pairs, the pairs and the stems, each rising: 4 bytes a number, in the order of this kind of processor."""
    return len(prints.pairs).to_bytes(4, "little") + array("I", sorted(prints.pairs) + sorted(prints.stems)).tobytes()
