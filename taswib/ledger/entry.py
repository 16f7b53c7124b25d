"""An entry of the ledger: what happened, never changed and never deleted; the database refuses both."""

import json
from collections.abc import Mapping

from django.db import models

from taswib.ledger.log import Log
from taswib.proof.merkle import SIZE, leaf_hash


class Entry(models.Model):
    """`body` is canonical JSON; `leaf` its hash.

    `complete` holds the hashes of the subtrees that end with this entry, the smallest (two entries) first: with them any
    root or proof is read in as many rows as the tree is high.
    """

    log = models.ForeignKey(Log, on_delete=models.PROTECT, related_name="entries")
    index = models.PositiveBigIntegerField(help_text="from 0, without gaps")
    body = models.TextField()
    leaf = models.BinaryField(max_length=SIZE)
    complete = models.BinaryField()

    class Meta:
        ordering = ["index"]
        constraints = [models.UniqueConstraint(fields=["log", "index"], name="one_entry_an_index")]

    def __str__(self) -> str:
        return f"{self.index} · {self.body}"

    @property
    def says(self) -> dict[str, object]:
        """The body, read."""
        says: dict[str, object] = json.loads(self.body)
        return says

    def root(self, level: int) -> bytes:
        """The root of the subtree of 2**level entries that ends here. Raises IndexError where none does."""
        if level == 0:
            return bytes(self.leaf)
        found = bytes(self.complete)[(level - 1) * SIZE : level * SIZE]
        if not found:
            raise IndexError(f"no subtree of 2**{level} entries ends with entry {self.index}")
        return found


def canonical(says: Mapping[str, object]) -> str:
    """One way to write it: keys in order, no spaces, no escapes that JSON does not need."""
    return json.dumps(says, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def hash_of(body: str) -> bytes:
    """The leaf hash of an entry's body."""
    return leaf_hash(body.encode())
