"""The pages that a feed names: RSS of any kind, and Atom."""

import io
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

import feedparser

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.archive.pointing import Pointer

_MOST = 1_000  # entries of a feed; a real one has tens
_ENTITY = b"<!entity"


def pointers_in_feed(body: bytes, now: datetime) -> list[Pointer]:
    """Its entries' addresses, with when each was last changed, as the feed says. Raises Unreadable (NOT_A_FEED)."""
    if _ENTITY in body[:20_000].lower():  # entities of its own: no feed needs them, and bombs are made of them
        raise Unreadable(Reason.NOT_A_FEED)
    # A stream, never the bytes: feedparser takes those for an address or a file's name if it can.
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=True)
    if not feed.get("version"):
        raise Unreadable(Reason.NOT_A_FEED)
    found = (_pointer(entry, now) for entry in feed.entries[:_MOST])
    return [one for one in found if one]


def _pointer(entry: Any, now: datetime) -> Pointer | None:
    try:
        address = normalised(str(entry.get("feedburner_origlink") or entry.get("link") or ""))
    except Unreadable:
        return None
    own = dict(entry.items())  # feedparser's own look-up gives one date for the other, with a warning
    return Pointer(address, _moment(own.get("updated_parsed") or own.get("published_parsed"), now))


def _moment(parsed: Any, now: datetime) -> datetime | None:
    """None for a date that lies ahead: it would have the page read at once for ever."""
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment if moment <= now else None
