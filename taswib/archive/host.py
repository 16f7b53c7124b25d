"""A web server that is read from: when its next request is due, and what its robots.txt asks for."""

from datetime import datetime, timedelta

from django.db import models, transaction

_LONGEST_PAUSE = timedelta(days=1)  # whatever a Retry-After or a clock that jumped says


class Rules(models.TextChoices):
    """What became of its robots.txt."""

    UNKNOWN = "unknown"
    READ = "read"
    NONE = "none"
    UNREACHABLE = "unreachable"


class HostQuerySet(models.QuerySet["Host"]):
    def of(self, origin: str) -> "Host":
        return self.get_or_create(origin=origin)[0]


class Host(models.Model):
    """`origin` is scheme, name and port: `https://nahr.example`. The row is what all processes share."""

    origin = models.CharField(max_length=300, unique=True)
    next_turn = models.DateTimeField(null=True, blank=True)
    pause = models.FloatField(default=0, help_text="seconds between requests that its robots.txt asks for")
    rules = models.CharField(max_length=12, choices=Rules.choices, default=Rules.UNKNOWN)
    robots = models.TextField(blank=True)
    robots_read_at = models.DateTimeField(null=True, blank=True)

    objects = HostQuerySet.as_manager()

    def __str__(self) -> str:
        return self.origin

    def take_turn(self, now: datetime, *, pause: float, patience: float) -> timedelta | None:
        """Reserve the next request: how long to wait for it, or None where that is longer than `patience` seconds.

        Two processes that ask at once are given two turns, `pause` seconds (or what robots.txt asks) apart.
        """
        with transaction.atomic():
            row = Host.objects.select_for_update().get(pk=self.pk)
            at = row.free_at(now)
            if (at - now).total_seconds() > patience:
                return None
            row.next_turn = at + timedelta(seconds=max(pause, row.pause))
            row.save(update_fields=["next_turn"])
            return at - now

    def free_at(self, now: datetime) -> datetime:
        """When the next request may be made."""
        if self.next_turn is None or self.next_turn > now + _LONGEST_PAUSE:
            return now
        return max(now, self.next_turn)

    def put_off(self, until: datetime, now: datetime) -> datetime:
        """Ask nothing before `until`, within a day; the moment that holds."""
        with transaction.atomic():
            row = Host.objects.select_for_update().get(pk=self.pk)
            row.next_turn = max(row.free_at(now), min(until, now + _LONGEST_PAUSE))
            row.save(update_fields=["next_turn"])
            return row.next_turn
