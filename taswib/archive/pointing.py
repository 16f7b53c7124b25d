"""From the addresses that a source names to the pages that are watched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from taswib.archive.source import Source
from taswib.archive.watched_page import WatchedPage
from taswib.people.newsroom import Newsroom

_AT_ONCE = 400  # rows in a statement


@dataclass(frozen=True)
class Pointer:
    """A page's address (normalised); `changed_at` is when the source says that it changed."""

    address: str
    changed_at: datetime | None = None


def point_to(source: Source, pointers: Sequence[Pointer], now: datetime) -> int:
    """Watch these pages from now on; one that is known is read at once where the source says that it changed since.

    How many were not known before.
    """
    latest = {one.address: one for one in pointers}
    unseen = 0
    for start in range(0, len(latest), _AT_ONCE):
        unseen += _point(source, dict(list(latest.items())[start : start + _AT_ONCE]), now)
    return unseen


def _point(source: Source, pointers: dict[str, Pointer], now: datetime) -> int:
    known = WatchedPage.objects.filter(newsroom=source.newsroom, address__in=pointers)
    changed = [page.pk for page in known if _changed_since(page, pointers[page.address].changed_at)]
    WatchedPage.objects.filter(pk__in=changed, next_at__gt=now).update(next_at=now, fresh_since=now)
    unseen = pointers.keys() - {page.address for page in known}
    rows = [_row(source, pointers[address], now) for address in sorted(unseen)]
    WatchedPage.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _changed_since(page: WatchedPage, changed_at: datetime | None) -> bool:
    return bool(changed_at and page.last_read_at and changed_at > page.last_read_at)


def _row(source: Source, pointer: Pointer, now: datetime) -> WatchedPage:
    """What the source calls old is read once soon, and then as seldom as its age deserves."""
    return WatchedPage(
        newsroom=source.newsroom,
        source=source,
        address=pointer.address,
        host=host_of(pointer.address),
        fresh_since=min(pointer.changed_at or now, now),
        next_at=now,
    )


def host_of(address: str) -> str:
    return (urlsplit(address).netloc or "")[:300]


def ping(newsroom: Newsroom, address: str, now: datetime) -> WatchedPage:
    """Somebody says that the page at this address (normalised) is new or changed: it is read as soon as may be."""
    page, made = WatchedPage.objects.get_or_create(
        newsroom=newsroom,
        address=address,
        defaults={"host": host_of(address), "fresh_since": now, "next_at": now},
    )
    if not made:
        page.ping(now)
    return page
