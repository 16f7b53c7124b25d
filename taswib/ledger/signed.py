"""A checkpoint as it was signed."""

from django.db import models

from taswib.ledger.log import Log
from taswib.proof.merkle import SIZE


class SignedCheckpoint(models.Model):
    """`note` is what others keep: the log's name, its size and root, and the signature."""

    log = models.ForeignKey(Log, on_delete=models.PROTECT, related_name="checkpoints")
    size = models.PositiveBigIntegerField()
    root = models.BinaryField(max_length=SIZE)
    note = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["size"]
        constraints = [models.UniqueConstraint(fields=["log", "size"], name="one_checkpoint_a_size")]

    def __str__(self) -> str:
        return self.note

    @property
    def countersigned(self) -> str:
        """The note, and under it what its witnesses signed."""
        return self.note + "".join(self.cosignatures.values_list("line", flat=True))
