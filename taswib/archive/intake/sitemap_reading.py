"""Reading a sitemap with all that it names: the back-fill of years, in steps that a kill loses nothing of."""

from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.db import transaction

from taswib.archive.intake.bringing import Brought
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.fetching import Wanted, fetch
from taswib.archive.intake.sitemaps import LARGEST, Sitemap, read_sitemap
from taswib.archive.intake.unreadable import Unreadable
from taswib.archive.pointing import Pointer, point_to
from taswib.archive.source import Source

_LONGEST = 60.0  # seconds of one reading; what is left is read next, so that a lease is never outlasted
_MOST_SITEMAPS = 5_000  # of one index, nested ones included


def read_sitemaps(source: Source, brought: Brought, now: datetime) -> Brought:
    """The root, then each sitemap that it names, as far as the time goes. One that can't be read is counted and left."""
    work = _Work.of(source)
    until = monotonic() + _LONGEST
    while work.pending and monotonic() < until:
        address = work.pending[0]
        fetched = fetch(address, Wanted(limit=LARGEST))
        is_root = address == source.address
        if fetched.state.may_pass or (is_root and fetched.state is not FetchState.OK):
            return brought.failed(fetched)
        found = _read(fetched.body, now) if fetched.state is FetchState.OK else None
        if found is None and is_root:
            return brought.unreadable("not_a_sitemap")
        with transaction.atomic():
            work.done(found)
            brought.pages += point_to(source, found.pages if found else [], now)
            source.cursor = work.as_cursor()
            source.save(update_fields=["cursor"])
        brought.refused += found is None
    brought.goes_on = bool(work.pending)
    return brought


def _read(body: bytes, now: datetime) -> Sitemap | None:
    try:
        return read_sitemap(body, now)
    except Unreadable:
        return None


@dataclass
class _Work:
    """The addresses that are still to be read, and when the index said that each was changed when it was read last."""

    pending: list[str]
    seen: dict[str, str]

    @classmethod
    def of(cls, source: Source) -> "_Work":
        cursor = source.cursor
        return cls(list(cursor.get("pending") or [source.address]), dict(cursor.get("seen") or {}))

    def done(self, found: Sitemap | None) -> None:
        self.pending.pop(0)
        for one in found.sitemaps if found else ():
            self._add(one)

    def _add(self, one: Pointer) -> None:
        said = one.changed_at.isoformat() if one.changed_at else ""
        was_read_as_it_is = bool(said) and self.seen.get(one.address) == said
        if not was_read_as_it_is and one.address not in self.pending and len(self.pending) < _MOST_SITEMAPS:
            self.pending.append(one.address)
            self.seen[one.address] = said

    def as_cursor(self) -> dict[str, object]:
        return {"pending": self.pending, "seen": self.seen}
