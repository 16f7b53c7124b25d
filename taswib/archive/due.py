"""Rows that fall due: whoever takes one has it alone for a while, and if they are killed another takes it over."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.schedule import next_try


class DueQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def due(self, now: datetime) -> Self:
        """Those that are to be read, the longest overdue first, and that nobody is reading."""
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        return self.filter(free, next_at__lte=now).order_by("next_at", "pk")


class Due(models.Model):
    """`next_at` is None for what is not read by itself; `leased_until` while somebody reads it."""

    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=16, choices=FetchState.choices, blank=True, help_text="of the last reading")
    detail = models.CharField(max_length=300, blank=True, help_text="the technical cause, in a few words")
    failures = models.PositiveIntegerField(default=0, help_text="readings in a row that failed")
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    class Meta:
        abstract = True

    def claim(self, now: datetime, lease: timedelta) -> bool:
        """Take it for `lease`; False where somebody else was quicker. One statement, so two never both have it."""
        mine = type(self).objects.due(now).filter(pk=self.pk)  # type: ignore[attr-defined]
        if not mine.update(leased_until=now + lease):
            return False
        self.refresh_from_db()
        return True

    def ended(
        self, state: FetchState, now: datetime, *, detail: str, regular: datetime, retry_at: datetime | None
    ) -> None:
        """Set how a reading ended and when the next one is due: `regular`, or sooner or later after a failure."""
        self.state, self.detail, self.last_read_at, self.leased_until = state, detail[:300], now, None
        is_fine = state in (FetchState.OK, FetchState.NOT_MODIFIED)
        if state is not FetchState.RATE_LIMITED:  # waiting for a turn is no failure
            self.failures = 0 if is_fine else self.failures + 1
        if is_fine:
            self.next_at = regular
        elif state.may_pass:
            self.next_at = next_try(self.failures, now, not_before=retry_at)
        else:
            self.next_at = max(regular, next_try(self.failures, now))
