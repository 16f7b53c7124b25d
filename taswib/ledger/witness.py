"""A witness: another site that looks at our log as it grows and countersigns its checkpoints."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q

from taswib.ledger.signed import SignedCheckpoint
from taswib.people.newsroom import Newsroom
from taswib.proof import WitnessKey

LEASE = timedelta(minutes=2)
_FIRST, _LONGEST = timedelta(minutes=5), timedelta(days=1)


class WitnessQuerySet(models.QuerySet["Witness"]):
    def of(self, newsroom: Newsroom) -> "WitnessQuerySet":
        return self.filter(newsroom=newsroom, ended_at=None)

    def due(self, now: datetime) -> "WitnessQuerySet":
        """Those that may be asked now, the one that waits longest first."""
        free = Q(next_at=None) | Q(next_at__lte=now)
        return self.filter(free, ended_at=None).select_related("newsroom").order_by("next_at", "pk")


class Witness(models.Model):
    """`size` is that of our log as it saw it last; `failures` in a row, of which `detail` tells the last."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="witnesses")
    name = models.CharField(max_length=200)
    address = models.URLField(max_length=500, help_text="before /add-checkpoint")
    key = models.CharField(max_length=500)
    size = models.PositiveBigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    detail = models.CharField(max_length=200, blank=True)
    next_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = WitnessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newsroom", "key"], condition=Q(ended_at=None), name="one_witness_a_key")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def verifier(self) -> WitnessKey:
        return WitnessKey.read(self.key)

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def claim(self, now: datetime) -> bool:
        """Whether it is this process's to ask; others leave it alone for the lease."""
        mine = Witness.objects.due(now).filter(pk=self.pk)
        return bool(mine.update(next_at=now + LEASE))

    def countersigned(self, checkpoint: SignedCheckpoint, line: str, now: datetime) -> None:
        """It saw the log as far as this checkpoint, and said so."""
        Cosignature.objects.get_or_create(checkpoint=checkpoint, witness=self, defaults={"line": line, "at": now})
        self.size, self.failures, self.detail, self.next_at = checkpoint.size, 0, "", None
        self.save(update_fields=["size", "failures", "detail", "next_at"])

    def failed(self, detail: str, now: datetime) -> None:
        """Asked again ever later, at most a day."""
        self.failures, self.detail = self.failures + 1, detail[:200]
        self.next_at = now + min(_FIRST * 2 ** min(self.failures - 1, 10), _LONGEST)
        self.save(update_fields=["failures", "detail", "next_at"])

    def end(self, now: datetime) -> None:
        """It is asked nothing more; what it signed stays."""
        self.ended_at = now
        self.save(update_fields=["ended_at"])


class Cosignature(models.Model):
    """The line of a witness under one of our checkpoints, found true when it came."""

    checkpoint = models.ForeignKey(SignedCheckpoint, on_delete=models.PROTECT, related_name="cosignatures")
    witness = models.ForeignKey(Witness, on_delete=models.PROTECT, related_name="cosignatures")
    line = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["checkpoint", "witness"], name="one_cosignature_a_witness")]

    def __str__(self) -> str:
        return self.line
