"""A zip that is written while it is sent, with the SHA-256 of each of its files at its end."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import RawIOBase
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FORMAT = "taswib-manifest/1"
MANIFEST = "manifest.json"


class Member(NamedTuple):
    name: str
    pieces: Iterable[bytes]


class _Sink(RawIOBase):
    """Takes what the zip writes, until somebody sends it on."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        self._held.append(bytes(piece))  # type: ignore[call-overload]
        return len(self._held[-1])

    def take(self) -> bytes:
        held, self._held = b"".join(self._held), []
        return held


def zipped(members: Iterable[Member], made: tuple[int, int, int, int, int, int]) -> Iterator[bytes]:
    """The zip, piece by piece; `made` is the time that its files bear. Members are asked for one after the other."""
    sink, sums = _Sink(), []
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for member in members:
            size, digest = 0, sha256()
            with archive.open(_entry(member.name, made), "w", force_zip64=True) as file:
                for piece in member.pieces:
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    yield sink.take()
            sums.append({"file": member.name, "bytes": size, "sha256": digest.hexdigest()})
        archive.writestr(_entry(MANIFEST, made), json.dumps({"format": FORMAT, "files": sums}, indent=1))
    yield sink.take()


def _entry(name: str, made: tuple[int, int, int, int, int, int]) -> ZipInfo:
    entry = ZipInfo(name, made)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
