"""What was made of a chunk's texts, as the bytes of a file."""

import struct
from collections.abc import Iterator, Sequence

_ROW = struct.Struct("<QI")
Row = tuple[int, bytes]
"""A revision, and what was made of its text."""


class NotWhole(ValueError):
    """The bytes are not those of a whole chunk."""


def packed(revisions: Sequence[int], made: Sequence[bytes]) -> bytes:
    """The same rows give the same bytes, wherever they were made."""
    rows = zip(revisions, made, strict=True)
    return b"".join(_ROW.pack(revision, len(one)) + one for revision, one in rows)


def unpacked(data: bytes) -> Iterator[Row]:
    """Raises NotWhole where the last row is cut."""
    at = 0
    while at < len(data):
        start = at + _ROW.size
        if start > len(data):
            raise NotWhole
        revision, length = _ROW.unpack_from(data, at)
        at = start + length
        if at > len(data):
            raise NotWhole
        yield revision, data[start:at]
