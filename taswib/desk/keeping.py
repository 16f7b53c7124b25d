"""How long the newsroom keeps what readers sent: as long as it says, and then the keys are destroyed."""

from datetime import datetime, timedelta

from django.db import models

from taswib.desk.transition import Transition
from taswib.people.newsroom import Newsroom

DOUBTFUL = timedelta(days=3)
"""A clock that went further than this since the last look, or went back, may be wrong: somebody has to say that it is not."""


class Keeping(models.Model):
    """Days after a case was closed; null keeps for ever. `looked_at`: when this was last seen to, which tells jumps."""

    newsroom = models.OneToOneField(Newsroom, on_delete=models.CASCADE, related_name="keeping")
    words_days = models.PositiveIntegerField(null=True)
    contact_days = models.PositiveIntegerField(null=True)
    looked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.newsroom}: {self.words_days} · {self.contact_days}"

    @classmethod
    def of(cls, newsroom: Newsroom) -> "Keeping":
        return cls.objects.get_or_create(newsroom=newsroom)[0]

    @property
    def ends(self) -> bool:
        """Whether anything is ever destroyed."""
        return self.words_days is not None or self.contact_days is not None

    def trusts(self, now: datetime) -> bool:
        """Whether the clock went on as clocks do since the last look, or since the last thing that happened."""
        known = self.looked_at or _latest(self.newsroom)
        return known is None or timedelta(hours=-1) <= now - known <= DOUBTFUL


def _latest(newsroom: Newsroom) -> datetime | None:
    latest: datetime | None = Transition.objects.filter(case__newsroom=newsroom).aggregate(at=models.Max("at"))["at"]
    return latest
