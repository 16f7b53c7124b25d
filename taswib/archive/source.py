"""A source: where a newsroom's articles come from by themselves, and how its readings went."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from taswib.archive.due import Due, DueQuerySet
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.sealing import opened, sealed
from taswib.people.newsroom import Newsroom

LEASE = timedelta(minutes=5)
"""Longer than a reading ever takes; a watcher that was killed is replaced after it."""
_KEPT = 200  # readings of a source: two days of a feed


class Kind(models.TextChoices):
    FEED = "feed", _("RSS or Atom feed")
    SITEMAP = "sitemap", _("Sitemap")
    WORDPRESS = "wordpress", _("WordPress")
    PAGES = "pages", _("List of pages")


EVERY = {
    Kind.FEED: timedelta(minutes=15),
    Kind.SITEMAP: timedelta(hours=1),
    Kind.WORDPRESS: timedelta(minutes=15),
    Kind.PAGES: timedelta(days=1),
}


class SourceQuerySet(DueQuerySet):
    def active(self) -> "SourceQuerySet":
        return self.filter(is_active=True)


class Source(Due):
    """`cursor` is how far a long back-fill has come, in the words of its kind; it is stored with what it brought."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    address = models.URLField(max_length=500)
    outlet = models.CharField(max_length=200, blank=True)
    username = models.CharField(max_length=100, blank=True)
    sealed_password = models.TextField(blank=True, editable=False)
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    last_good_at = models.DateTimeField(null=True, blank=True)
    cursor = models.JSONField(default=dict)
    taken = models.PositiveIntegerField(default=0, help_text="articles that it brought")
    changed = models.PositiveIntegerField(default=0, help_text="revisions that it brought later")

    objects = SourceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "kind", "address"], name="one_source_an_address")]

    def __str__(self) -> str:
        return self.address

    @property
    def password(self) -> str:
        """Raises SealBroken where the secret that sealed it is no longer there."""
        return opened(self.sealed_password, settings.SOURCE_KEY) if self.sealed_password else ""

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def is_healthy(self) -> bool:
        return self.state in ("", FetchState.OK, FetchState.NOT_MODIFIED)

    @property
    def state_sentence(self) -> str:
        return str(FetchState(self.state).label) if self.state else ""

    @transaction.atomic
    def note(self, reading: "Reading", *, retry_at: datetime | None = None, goes_on: bool = False) -> None:
        """Keep how a reading went. One that `goes_on` (a back-fill that has more to bring) is due again at once."""
        regular = reading.at if goes_on else reading.at + EVERY[Kind(self.kind)]
        self.ended(FetchState(reading.state), reading.at, detail=reading.detail, regular=regular, retry_at=retry_at)
        if self.is_healthy:
            self.last_good_at = reading.at
        self.save()
        Source.objects.filter(pk=self.pk).update(
            taken=models.F("taken") + reading.new, changed=models.F("changed") + reading.changed
        )
        reading.source = self
        reading.save(force_insert=True)
        self._forget_old_readings()

    def pause(self) -> None:
        self.is_active = False
        self.save(update_fields=["is_active"])

    def resume(self, now: datetime) -> None:
        """Read it again from now on, whatever happened before."""
        self.is_active, self.failures, self.next_at = True, 0, now
        self.save(update_fields=["is_active", "failures", "next_at"])

    def _forget_old_readings(self) -> None:
        kept = self.readings.order_by("-at", "-pk").values_list("pk", flat=True)[_KEPT:]
        Reading.objects.filter(pk__in=list(kept)).delete()


class Reading(models.Model):
    """One reading of a source: when, how it ended, and what it brought. `pages` is how many addresses it named."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="readings")
    at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=FetchState.choices)
    detail = models.CharField(max_length=300, blank=True)
    pages = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["source", "-at"])]

    def __str__(self) -> str:
        return f"{self.source_id} · {self.at:%Y-%m-%d %H:%M} · {self.state}"


def add_source(newsroom: Newsroom, kind: Kind, address: str, now: datetime, **more: Any) -> tuple[Source, bool]:
    """The source at this address (normalised), and whether it was added now; a given password replaces the old one."""
    password = more.pop("password", "")
    secret = {"sealed_password": sealed(password, settings.SOURCE_KEY)} if password else {}
    fields = {name: value for name, value in more.items() if value} | secret
    return Source.objects.update_or_create(
        newsroom=newsroom,
        kind=kind,
        address=address,
        defaults=fields | {"is_active": True, "next_at": now},
        create_defaults=fields | {"added_at": now, "next_at": now},
    )
