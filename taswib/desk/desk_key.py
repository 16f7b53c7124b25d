"""The desk's keys: whatever a reader entrusts is sealed to one of two, and people hold shares of them.

One for words (text, messages, files), one for contacts, because not everybody who may read the one may see the other.
The public half lies open. The private half lies nowhere but in the shares (key_share.py), each sealed to one person's
own key; only before anybody of the desk has signed in it is parked (parking.py).
"""

from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.utils import timezone

from taswib.desk.parking import park
from taswib.desk.permissions import Act
from taswib.people.newsroom import Newsroom
from taswib.sealing import new_pair


class Purpose(models.TextChoices):
    WORDS = "words"
    CONTACT = "contact"


NEEDS = {Purpose.WORDS: Act.SEE_REPORT, Purpose.CONTACT: Act.SEE_CONTACT}
"""What a person must be allowed to do before the key is given to them."""


class DeskKeyQuerySet(models.QuerySet["DeskKey"]):
    def of(self, newsroom: Newsroom) -> "DeskKeyQuerySet":
        return self.filter(newsroom=newsroom)

    def current(self) -> "DeskKeyQuerySet":
        """Those to which is sealed today."""
        return self.filter(ended_at=None)

    def ended(self) -> "DeskKeyQuerySet":
        """Those that were replaced, while something is still sealed to them."""
        return self.exclude(ended_at=None)

    def parked(self) -> "DeskKeyQuerySet":
        """Those that nobody of the desk has taken over yet."""
        return self.exclude(parked=b"")


class DeskKey(models.Model):
    """`parked` is the private half while nobody holds it, locked with a file beside the database; empty afterwards."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="desk_keys")
    purpose = models.CharField(max_length=7, choices=Purpose.choices)
    public = models.BinaryField(max_length=32)
    parked = models.BinaryField(max_length=100, default=b"")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = DeskKeyQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "purpose"], condition=models.Q(ended_at=None), name="one_desk_key_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} · {bytes(self.public).hex()[:8]}"

    @property
    def about(self) -> str:
        """What its private half is sealed as, wherever it lies."""
        return f"desk key {self.purpose} {bytes(self.public).hex()}"


class DeskKeys(NamedTuple):
    """Those of a newsroom to which is sealed now."""

    words: DeskKey
    contact: DeskKey

    @classmethod
    def of(cls, newsroom: Newsroom) -> "DeskKeys":
        """They are made, and parked, where there are none yet; so a report never waits for an editor."""
        found = {key.purpose: key for key in DeskKey.objects.of(newsroom).current()}
        return cls(*(found.get(purpose) or _parked(newsroom, purpose, timezone.now()) for purpose in Purpose))


def _parked(newsroom: Newsroom, purpose: Purpose, now: datetime) -> DeskKey:
    pair = new_pair()
    made = DeskKey(newsroom=newsroom, purpose=purpose, public=pair.public, made_at=now)
    parked = park(pair.private, made.about)
    there, _made = DeskKey.objects.get_or_create(
        newsroom=newsroom,
        purpose=purpose,
        ended_at=None,
        defaults={"public": pair.public, "parked": parked, "made_at": now},
    )
    return there
