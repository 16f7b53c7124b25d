"""Reading a source, each kind in its own way, and keeping how that went."""

from datetime import datetime

from django.db import transaction

from taswib.archive.intake.bringing import Brought, Then, nothing
from taswib.archive.intake.feeds import pointers_in_feed
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.fetching import Wanted, fetch
from taswib.archive.intake.sitemap_reading import read_sitemaps
from taswib.archive.intake.sitemaps import read_sitemap
from taswib.archive.intake.unreadable import Unreadable
from taswib.archive.intake.wordpress_reading import read_wordpress
from taswib.archive.pointing import Pointer, point_to
from taswib.archive.source import Kind, Source
from taswib.archive.taking_in import Taken


def read_source(source: Source, now: datetime, then: Then = nothing) -> list[Taken]:
    """Read it once and keep how that went; what was taken in is new, changed or as it was. Never raises for a site."""
    brought = READERS[Kind(source.kind)](source, Brought(then), now)
    source.note(brought.as_reading(now), retry_at=brought.retry_at, goes_on=brought.goes_on)
    return brought.taken


def _read_pointers(source: Source, brought: Brought, now: datetime) -> Brought:
    """A feed, or a list of addresses: the pages that it names are watched from now on."""
    fetched = fetch(source.address, Wanted(etag=source.etag, last_modified=source.last_modified))
    if fetched.state is not FetchState.OK:
        return brought.failed(fetched)
    try:
        pointers = _pointers(source, fetched.body, now)
    except Unreadable as refusal:
        return brought.unreadable(refusal.reason.value)
    with transaction.atomic():
        brought.pages = point_to(source, pointers, now)
        source.etag = fetched.headers.get("etag", "")[:200]
        source.last_modified = fetched.headers.get("last-modified", "")[:100]
        source.save(update_fields=["etag", "last_modified"])
    return brought


def _pointers(source: Source, body: bytes, now: datetime) -> list[Pointer]:
    return pointers_in_feed(body, now) if source.kind == Kind.FEED else read_sitemap(body, now).pages


READERS = {
    Kind.FEED: _read_pointers,
    Kind.PAGES: _read_pointers,
    Kind.SITEMAP: read_sitemaps,
    Kind.WORDPRESS: read_wordpress,
}
