"""The body of an answer, decompressed while it arrives and never more of it than a limit."""

import zlib
from collections.abc import Iterator
from http.client import HTTPResponse
from typing import Protocol

import brotli

_PIECE = 16_384  # bytes off the wire at a time
_TAIL = 4_096  # bytes in which a page ends; some systems print remarks after it
ENCODINGS = "gzip, deflate, br"


class TooLarge(Exception):
    """More bytes than allowed, after decompression."""


class CutOff(OSError):
    """The connection ended before the answer did."""


class BrokenEncoding(Exception):
    """The bytes are not compressed as the answer says."""


def body_of(answer: HTTPResponse, limit: int) -> bytes:
    """The whole body, decompressed. Raises TooLarge, CutOff, BrokenEncoding, and what reading raises.

    A bomb costs `limit` bytes of memory and no more: decompression stops while the answer streams.
    """
    says_no_length = answer.length is None and not answer.chunked
    if (answer.length or 0) > limit:
        raise TooLarge
    unpacker = _unpacker(answer.headers.get("Content-Encoding", ""))
    found = bytearray()
    for piece in _pieces(answer):
        for part in unpacker.opened(piece, limit + 1 - len(found)):
            found += part
            if len(found) > limit:
                raise TooLarge
    if not unpacker.is_complete:
        raise CutOff("the compressed answer is cut")
    if says_no_length and not _seems_whole(found, answer.headers.get_content_subtype()):
        raise CutOff("the answer has no end")
    return bytes(found)


def _seems_whole(body: bytearray, kind: str) -> bool:
    """Whether it ends as its kind does. Asked where the end of the connection alone says where the answer ends: then
    a connection that broke looks like any other, and half a page would pass for a shorter article."""
    end = bytes(body[-_TAIL:]).rstrip().lower()
    if kind.endswith("json"):
        return end.endswith((b"]", b"}"))
    if kind.endswith("html"):
        return b"</html" in end or b"</body" in end
    return not kind.endswith("xml") or end.endswith(b">")


def _pieces(answer: HTTPResponse) -> Iterator[bytes]:
    while piece := answer.read(_PIECE):
        yield piece
    if answer.length:
        raise CutOff("the answer is shorter than it says")


class _Unpacker(Protocol):
    def opened(self, piece: bytes, room: int) -> Iterator[bytes]: ...

    @property
    def is_complete(self) -> bool: ...


class _Plain:
    is_complete = True

    def opened(self, piece: bytes, room: int) -> Iterator[bytes]:
        yield piece


class _Zlib:
    """gzip, with as many members as it has, or deflate in either of the two ways that servers mean it."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._stream = zlib.decompressobj(bits)
        self._begun = False

    def opened(self, piece: bytes, room: int) -> Iterator[bytes]:
        while piece and room > 0:
            if self._stream.eof:
                self._stream, self._begun = zlib.decompressobj(self._bits), False
                if not piece.strip(b"\0"):
                    return
            part = self._decompress(piece, room)
            room -= len(part)
            yield part
            piece = self._stream.unconsumed_tail or self._stream.unused_data

    def _decompress(self, piece: bytes, room: int) -> bytes:
        try:
            part = self._stream.decompress(piece, room)
        except zlib.error as error:
            if self._begun or self._bits != zlib.MAX_WBITS:
                raise BrokenEncoding from error
            self._bits = -zlib.MAX_WBITS  # deflate without its wrapping
            self._stream = zlib.decompressobj(self._bits)
            return self._decompress(piece, room)
        self._begun = True
        return part

    @property
    def is_complete(self) -> bool:
        return self._stream.eof or not self._begun


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._begun = False

    def opened(self, piece: bytes, room: int) -> Iterator[bytes]:
        self._begun = True
        try:
            while room > 0:
                part = self._stream.process(piece, output_buffer_limit=room)
                room -= len(part)
                yield part
                if self._stream.can_accept_more_data():
                    return
                piece = b""
        except brotli.error as error:
            raise BrokenEncoding from error

    @property
    def is_complete(self) -> bool:
        return not self._begun or bool(self._stream.is_finished())


def _unpacker(encoding: str) -> _Unpacker:
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Zlib(zlib.MAX_WBITS)
        case "br":
            return _Brotli()
    raise BrokenEncoding
