"""A page that is read again and again: whether it is still there, and what it said the last time."""

from datetime import datetime, timedelta

from django.db import models, transaction

from taswib.archive.article import Article
from taswib.archive.due import Due, DueQuerySet
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.schedule import next_reading
from taswib.archive.source import Source
from taswib.people.newsroom import Newsroom

LEASE = timedelta(minutes=2)
"""Longer than the reading of a page ever takes."""


class WatchedPageQuerySet(DueQuerySet):
    def missing(self) -> "WatchedPageQuerySet":
        return self.filter(state=FetchState.GONE)


class WatchedPage(Due):
    """`remote_id` is what its system calls it, where a system is asked and not the page. `fresh_since` starts its schedule."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="watched_pages")
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="pages")
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="watched_pages")
    address = models.CharField(max_length=500)
    host = models.CharField(max_length=300, help_text="of which one page is read at a time")
    remote_id = models.CharField(max_length=100, blank=True)
    fresh_since = models.DateTimeField()

    objects = WatchedPageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "address"], name="one_watched_page_an_address")]
        indexes = [models.Index(fields=["source", "remote_id"])]

    def __str__(self) -> str:
        return self.address

    @transaction.atomic
    def note(self, state: FetchState, now: datetime, *, changed: bool = False, **how: object) -> None:
        """Keep how a reading ended; what appears, vanishes or comes back leaves a row."""
        before = self.state
        if changed:
            self.fresh_since = now
        regular = next_reading(self.fresh_since, now)
        retry_at = how.pop("retry_at", None)
        detail = str(how.pop("detail", ""))
        for name, value in how.items():
            setattr(self, name, value)
        self.ended(state, now, detail=detail, regular=regular, retry_at=retry_at)  # type: ignore[arg-type]
        if self.remote_id:
            self.next_at = None
        self.save()
        if FetchState.GONE in (before, state) and before != state:
            Appearance.objects.create(page=self, at=now, before=before, after=state)

    def ping(self, now: datetime) -> None:
        """Somebody says that it changed: read it at once, and often for a day. A post's system is asked instead."""
        if self.remote_id and self.source:
            Source.objects.filter(pk=self.source.pk).update(next_at=now)
            return
        self.next_at, self.fresh_since, self.failures = now, now, 0
        self.save(update_fields=["next_at", "fresh_since", "failures"])


class Appearance(models.Model):
    """That a page vanished (`after` is gone) or came back (`before` is)."""

    page = models.ForeignKey(WatchedPage, on_delete=models.CASCADE, related_name="appearances")
    at = models.DateTimeField()
    before = models.CharField(max_length=16, choices=FetchState.choices, blank=True)
    after = models.CharField(max_length=16, choices=FetchState.choices)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.before} → {self.after}"
