"""What is sent until it arrives: claimed by one process at a time, tried ever later, given up at last."""

from datetime import datetime, timedelta

from django.db import models

from taswib.archive.schedule import next_try

LEASE = timedelta(minutes=2)
MOST_TRIES = 20
"""Five minutes, ten, twenty … a day at most: a receiver may be gone for twelve days and misses nothing."""


class Tried(models.Model):
    """`next_at` is null when it arrived or was given up; `detail` says how the last try ended. Abstract."""

    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    detail = models.CharField(max_length=100, blank=True)

    class Meta:
        abstract = True

    def claim(self, now: datetime) -> bool:
        """Whether it is this process's to send; others leave it alone for the lease."""
        mine = type(self)._default_manager.filter(pk=self.pk, next_at__lte=now)
        return bool(mine.update(next_at=now + LEASE))

    def arrived(self, detail: str, now: datetime) -> None:
        self._keep(detail, next_at=None, done_at=now)

    def failed(
        self, detail: str, now: datetime, *, not_before: datetime | None = None, at_most: int | None = None
    ) -> None:
        """Try again later, ever later; give up after `at_most` tries, or MOST_TRIES."""
        is_last = self.tries + 1 >= (at_most or MOST_TRIES)
        self._keep(detail, next_at=None if is_last else next_try(self.tries + 1, now, not_before=not_before))

    def _keep(self, detail: str, *, next_at: datetime | None, done_at: datetime | None = None) -> None:
        self.tries, self.detail, self.next_at, self.done_at = self.tries + 1, detail[:100], next_at, done_at
        self.save(update_fields=["tries", "detail", "next_at", "done_at"])
