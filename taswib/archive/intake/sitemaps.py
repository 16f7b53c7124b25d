"""The pages that a sitemap names: sitemaps, news sitemaps, indexes of both, lists of addresses; each also as .gz."""

import io
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.archive.pointing import Pointer

LARGEST = 20_000_000  # bytes, unpacked: 50,000 addresses, the most that the protocol allows, take 5 to 15 MB
_MOST = 50_000
_DATES = ("lastmod", "publication_date")


@dataclass(frozen=True)
class Sitemap:
    """`pages`, and the other sitemaps that it names."""

    pages: list[Pointer]
    sitemaps: list[Pointer]


def read_sitemap(body: bytes, now: datetime) -> Sitemap:
    """Raises Unreadable (NOT_A_SITEMAP, TOO_LARGE)."""
    body = _unpacked(body)
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Sitemap(_listed(body), [])
    found = Sitemap([], [])
    try:
        for _event, element in iterparse(io.BytesIO(body), forbid_dtd=True):
            name = _name(element)
            if name in ("url", "sitemap"):
                _keep(found.pages if name == "url" else found.sitemaps, element, now)
                element.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Unreadable(Reason.NOT_A_SITEMAP) from None
    if name not in ("urlset", "sitemapindex"):
        raise Unreadable(Reason.NOT_A_SITEMAP)
    return found


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        opened = stream.decompress(body, LARGEST + 1)
    except zlib.error:
        raise Unreadable(Reason.NOT_A_SITEMAP) from None
    if len(opened) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE, LARGEST // 1_000_000)
    if not stream.eof:
        raise Unreadable(Reason.NOT_A_SITEMAP)
    return opened


def _keep(into: list[Pointer], element: Element, now: datetime) -> None:
    words = {_name(one): (one.text or "").strip() for one in element.iter()}
    try:
        address = normalised(words.get("loc", ""))
    except Unreadable:
        return
    if len(into) < _MOST:
        into.append(Pointer(address, _moment(next(filter(None, map(words.get, _DATES)), ""), now)))


def _listed(body: bytes) -> list[Pointer]:
    """One address a line."""
    found = []
    for line in body.decode("utf-8-sig", "replace").split()[:_MOST]:
        try:
            found.append(Pointer(normalised(line)))
        except Unreadable:
            continue
    if not found:
        raise Unreadable(Reason.NOT_A_SITEMAP)
    return found


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _moment(raw: str, now: datetime) -> datetime | None:
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment if moment <= now else None
