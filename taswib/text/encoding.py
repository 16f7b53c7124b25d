"""Bytes to text, or a refusal. A wrong guess would print another newsroom's words as noise, so: proof, then
declaration, then judgement, then no.

Order: byte order mark, strict UTF-8, declared charset, and for the rest the Arabic and Western code pages judged by
what the bytes would say (`codepages`).
"""

import codecs
import re
from dataclasses import dataclass
from enum import Enum

from taswib.text.codepages import judged


class Unreadable(Enum):
    """Why bytes are not text."""

    KNOWN_FILE = "known_file"  # an image, archive, document or program
    BINARY = "binary"  # NUL bytes or too many controls
    BROKEN = "broken"  # of a Unicode encoding, but cut off or damaged
    UNDECIDABLE = "undecidable"  # no encoding gives plausible words


class NotText(ValueError):
    """The bytes cannot be read as text; `reason` says why."""

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Decoded:
    """A text, without its byte order mark, and the lower-case name of the encoding it was read in."""

    text: str
    encoding: str


_MAGIC = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|%PDF-|PK(\x03\x04|\x05\x06)|\x7fELF|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ|7z\xbc\xaf"
    rb"|Rar!\x1a|\{\\rtf|\xd0\xcf\x11\xe0|SQLite format 3\0|RIFF.{4}(WEBP|WAVE|AVI )|ID3[\x02-\x04]|OggS|.{4}ftyp",
    re.DOTALL,
)
# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_WESTERN = {"ascii", "iso8859-1", "cp1252", "latin-1"}
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_HIGH_BYTES = bytes(range(128, 256))
_TRUSTED = re.compile(
    r"cp125\d|cp866|cp874|iso8859-\d+|koi8-[rut]|mac-\w+|gbk|gb2312|gb18030|big5\w*|euc_\w+|"
    r"shift_jis\w*|cp932|cp949|tis-620|utf-16(-[lb]e)?"
)


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """The text in `raw`; `declared` is the charset named by whoever sent it (a `<meta>` in `raw` is found here).

    Raises NotText.
    """
    if _MAGIC.match(raw):
        raise NotText(Unreadable.KNOWN_FILE)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_sound(_strictly(raw, encoding)), encoding)
    labels = [_python_name(label) for label in (declared, _meta_charset(raw)) if label]
    if b"\0" in raw and not any(label.startswith("utf-16") for label in labels):
        raise NotText(Unreadable.BINARY)
    return _without_a_mark(raw, labels)


def _without_a_mark(raw: bytes, labels: list[str]) -> Decoded:
    if b"\0" not in raw:
        _refuse_controls(raw)
        try:
            return Decoded(raw.decode(), "utf-8")
        except UnicodeDecodeError as error:
            _refuse_damaged_utf8(raw, error)
    text = None
    for label in labels:
        text = text or _as_declared(raw, label)
    return text or _as_judged(raw)


def _as_declared(raw: bytes, label: str) -> Decoded | None:
    """Western charsets are many a server's default, named without looking: those are judged, never believed."""
    if label in _WESTERN or not _TRUSTED.fullmatch(label):
        return None
    try:
        text = raw.decode(label)
    except UnicodeDecodeError:
        return None
    return Decoded(_sound(text), label)


def _as_judged(raw: bytes) -> Decoded:
    encoding = None if b"\0" in raw else judged(raw)
    if encoding is None:
        raise NotText(Unreadable.UNDECIDABLE)
    return Decoded(raw.decode(encoding), encoding)


def _python_name(label: str) -> str:
    """Python's name for a charset label, empty for one it does not know."""
    try:
        return codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""


def _meta_charset(raw: bytes) -> str:
    """The charset that an HTML page declares of itself, in `<meta charset>` or http-equiv, in its first 2 kB."""
    found = _META.search(raw[:2048])
    return found[1].decode() if found else ""


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise NotText(Unreadable.BROKEN) from None


def _sound(text: str) -> str:
    """The text again, unless a wide encoding smuggled in what a narrow one could not."""
    head = text.encode("utf-8", "replace")
    if b"\0" in head:
        raise NotText(Unreadable.BINARY)
    _refuse_controls(head)
    return text


def _refuse_controls(raw: bytes) -> None:
    controls = len(raw) - len(raw.translate(None, _CONTROL_BYTES))
    if controls * 100 > len(raw):
        raise NotText(Unreadable.BINARY)


def _refuse_damaged_utf8(raw: bytes, error: UnicodeDecodeError) -> None:
    """Where most high bytes still form UTF-8 it is UTF-8, cut or damaged: a code page would mangle it in silence."""
    plain = len(raw.translate(None, _HIGH_BYTES))
    high = len(raw) - plain
    whole = len(raw.decode("utf-8", "ignore").encode()) - plain
    cut_inside_a_character = error.reason == "unexpected end of data" and len(raw) - error.start > 1
    if cut_inside_a_character or whole * 2 > high:
        raise NotText(Unreadable.BROKEN)
