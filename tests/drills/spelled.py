"""Every way in which words could lie on a disk, and where on it they lie."""

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

_GZIP = re.compile(rb"\x1f\x8b\x08")
_MOST_UNPACKED = 4_000_000


def forms(word: str) -> set[bytes]:
    """`word` in UTF-8, UTF-16, JSON escapes, percent-encoding, hexadecimal and base64 at each of three offsets."""
    plain = {word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")}
    escaped = {ascii(word)[1:-1].encode(), quote(word).encode(), quote(word).lower().encode()}
    every = plain | escaped | {raw.hex().encode() for raw in plain} | {raw.hex().upper().encode() for raw in plain}
    return every | {form for raw in plain for form in _in_base64(raw)}


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """What stays the same of it whatever stands before and behind."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + raw)
        kept = coded[-(-before * 8 // 6) : -4]
        yield from (kept, kept.replace(b"+", b"-").replace(b"/", b"_"))


def unpacked(raw: bytes) -> Iterator[bytes]:
    """The bytes, and every gzip stream in them."""
    yield raw
    for found in _GZIP.finditer(raw):
        try:
            yield zlib.decompressobj(31).decompress(raw[found.start() :], _MOST_UNPACKED)
        except zlib.error:
            continue


def found_in(folders: Iterable[Path], marks: Iterable[str]) -> set[tuple[str, str]]:
    """(mark, file) wherever one of the marks lies, in any form."""
    sought = [(form, mark) for mark in marks for form in forms(mark)]
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    raws = ((str(path), raw) for path in paths for raw in unpacked(path.read_bytes()))
    return {(mark, path) for path, raw in raws for form, mark in sought if form in raw}
