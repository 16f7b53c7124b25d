"""Reading a letter as it came over the wire. Values in, values out: no network, no database, no clock."""

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from lxml import etree
from lxml import html as lxml_html

from taswib.text.encoding import NotText, decode

LARGEST = 25_000_000
"""Bytes of a letter that is read; what is larger stays where it is."""
LONGEST = 50_000
"""Code points of its words that are kept."""
_ROBOTS = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(@|\+|-)", re.I)
_BULK = {"bulk", "list", "junk", "auto_reply"}
_IDS = re.compile(r"<([^<>\s]{1,400})>")
_MOST_IDS, _MOST_FILES = 40, 50
_SAID = re.compile(r"^.{0,300}(wrote|كتب|كتبت|a écrit)\s?.{0,80}[:：]\s*$")
_FORWARD = re.compile(
    r"^\s*(-{3,} ?(Original Message|الرسالة الأصلية).*|_{20,}\s*|(From|من): .{1,300}@.{1,300})$", re.I
)
_BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"}
_UNREAD = {"script", "style", "head", "title"}


@dataclass(frozen=True)
class Enclosed:
    """A file that came with a letter."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """`words` is what its writer wrote, `quoted` what they answer to; `answers` the letters that it follows, by id."""

    id: str
    answers: tuple[str, ...]
    sender: str
    subject: str
    words: str
    quoted: str
    enclosed: tuple[Enclosed, ...]
    is_automatic: bool


def read_letter(raw: bytes) -> Letter:
    """Any bytes make a letter; what can't be read in them is left out."""
    message = email.message_from_bytes(raw[:LARGEST], policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # what this policy makes
    words, quoted = parted(_body(message)[: 2 * LONGEST])
    sender = parseaddr(_header(message, "From"))[1][:254]
    return Letter(
        id=next(iter(_ids(message, "Message-ID")), "") or sha256(raw).hexdigest(),
        answers=(*_ids(message, "In-Reply-To"), *_ids(message, "References"))[-_MOST_IDS:],
        sender=sender if _is_address(sender) else "",
        subject=" ".join(_header(message, "Subject").split())[:500],
        words=words[:LONGEST],
        quoted=quoted,
        enclosed=tuple(_enclosed(message)),
        is_automatic=_is_automatic(message, sender),
    )


def parted(text: str) -> tuple[str, str]:
    """A letter's own words, and the letter below or above that it answers to."""
    lines = text.replace("\r\n", "\n").split("\n")
    own: list[str] = []
    for number, line in enumerate(lines):
        if line.rstrip() == "--" or _FORWARD.match(line) or _opens_quotation(lines, number):
            return _own(own), "\n".join(lines[number:]).strip()
        own.append(line)
    return _own(own), "\n".join(line for line in own if line.startswith(">")).strip()


def _opens_quotation(lines: list[str], number: int) -> bool:
    """Whether a line says "… wrote:", perhaps broken in two, and marked lines follow."""
    after = lines[number + 1 : number + 4]
    said = bool(
        _SAID.match(lines[number]) or (lines[number].strip() and _SAID.match(" ".join(lines[number : number + 2])))
    )
    return said and any(line.startswith(">") for line in after)


def _own(lines: list[str]) -> str:
    return "\n".join(line for line in lines if not line.startswith(">")).strip()


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, "") or "")
    except (ValueError, IndexError, AttributeError, TypeError):  # the library gives up on some malformed ones
        return ""


def _ids(message: EmailMessage, name: str) -> list[str]:
    return _IDS.findall(_header(message, name)[:20_000])


def _is_address(written: str) -> bool:
    """Whether a letter could be sent there."""
    try:
        validate_email(written)
    except ValidationError:
        return False
    return written.isascii()


def _is_automatic(message: EmailMessage, sender: str) -> bool:
    """Sent by a program: nobody waits for an answer, and answering could go on for ever (RFC 3834)."""
    submitted = _header(message, "Auto-Submitted").strip().lower()
    bulk = _header(message, "Precedence").strip().lower() in _BULK
    bounced = _header(message, "Return-Path").strip() == "<>" or message.get_content_type() == "multipart/report"
    listed = any(_header(message, name) for name in ("List-Id", "X-Autoreply", "X-Autorespond"))
    return submitted not in ("", "no") or bulk or bounced or listed or bool(_ROBOTS.match(sender))


def _body(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain", "html"))
    except (AttributeError, KeyError, ValueError):
        return ""
    if part is None:
        return ""
    text = _text(part)
    return _without_tags(text) if part.get_content_type() == "text/html" else text


def _text(part: MIMEPart) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return decode(raw, declared=part.get_content_charset()).text
    except NotText:
        return raw.decode("utf-8", "replace").replace("\0", "")


def _without_tags(markup: str) -> str:
    """The text of an HTML letter, a line a block. Entities are not expanded, nothing is fetched."""
    try:
        tree = lxml_html.document_fromstring(markup)
    except (etree.ParserError, ValueError):
        return ""
    lines: list[str] = []
    for node in tree.iter():
        if node.tag in _BLOCKS:
            lines.append("\n")
        if isinstance(node.tag, str) and node.tag not in _UNREAD:
            lines.append(node.text or "")
        lines.append(node.tail or "")
    return re.sub(r"\n\s*\n\s*", "\n\n", "".join(lines))


def _enclosed(message: EmailMessage) -> list[Enclosed]:
    """What is attached, as it came."""
    try:
        parts = list(message.iter_attachments())[:_MOST_FILES]
    except (AttributeError, KeyError, ValueError, TypeError):
        return []
    return [Enclosed(_name(part), _content(part)) for part in parts]


def _name(part: MIMEPart) -> str:
    try:
        return str(part.get_filename() or part.get_content_type())[:200]
    except (AttributeError, KeyError, ValueError, TypeError):
        return "–"


def _content(part: MIMEPart) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else bytes(part)  # a letter in the letter is kept as it is
