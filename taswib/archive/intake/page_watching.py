"""Reading a watched page again: what it says now, and whether it is still there."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from taswib.archive.intake.bringing import Then, nothing
from taswib.archive.intake.given import Given
from taswib.archive.intake.page_reading import PageReading, read_page
from taswib.archive.source import Source
from taswib.archive.taking_in import Outcome, Taken, take_in
from taswib.archive.watched_page import WatchedPage


def read_again(page: WatchedPage, now: datetime, then: Then = nothing, given: Given | None = None) -> Taken | None:
    """Read it, store what changed and keep how the reading ended. Never raises for what a site does."""
    given = given or Given(page.newsroom.zone, now, outlet=page.source.outlet if page.source else "")
    if page.article:
        given = replace(given, address=page.article.address)
    reading = read_page(page.address, given, etag=page.etag, last_modified=page.last_modified)
    return _stored(page, reading, now, then)


@transaction.atomic
def _stored(page: WatchedPage, reading: PageReading, now: datetime, then: Then) -> Taken | None:
    taken = take_in(page.newsroom, reading.incoming, now=now) if reading.incoming else None
    detail = reading.refusal.reason.value if reading.refusal else reading.detail
    kept: dict[str, object] = {}
    if taken is not None:
        page.article = taken.article
        kept = {"etag": reading.etag, "last_modified": reading.last_modified}
        _count(page, taken)
        then(taken, now)
    has_changed = taken is not None and taken.outcome is Outcome.CHANGED
    page.note(reading.state, now, changed=has_changed, detail=detail, retry_at=reading.retry_at, **kept)
    return taken


def _count(page: WatchedPage, taken: Taken) -> None:
    column = {Outcome.NEW: "taken", Outcome.CHANGED: "changed"}.get(taken.outcome)
    if page.source_id and column:
        Source.objects.filter(pk=page.source_id).update(**{column: F(column) + 1})
