"""What other servers sent to the inbox, until it was looked at: their keys are fetched by the watcher, not in the request."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef

from taswib.desk.tried import Tried
from taswib.fediverse.signature import Signed
from taswib.people.newsroom import Newsroom

MOST, MOST_OF_A_HOST = 500, 20
"""That wait at once; a server that is turned away comes again."""
MOST_TRIES = 5
"""An hour and a quarter: whoever signed it does so anew when they are back."""


class ReceivedQuerySet(models.QuerySet["Received"]):
    def due(self, now: datetime) -> "ReceivedQuerySet":
        """Those to be looked at by now. None overtakes another of the same actor: what is taken back was asked before."""
        theirs = Received.objects.waiting().filter(newsroom=OuterRef("newsroom"), actor_key=OuterRef("actor_key"))
        earlier = theirs.filter(pk__lt=OuterRef("pk"))
        due = self.filter(~Exists(earlier), next_at__lte=now)
        return due.select_related("newsroom").order_by("next_at", "pk")

    def waiting(self) -> "ReceivedQuerySet":
        return self.filter(next_at__isnull=False)

    def has_room_for(self, host: str) -> bool:
        """Whether one more of this host may wait. Where too much does, the oldest goes whose server did not answer."""
        if self.waiting().filter(host=host).count() >= MOST_OF_A_HOST:
            return False
        if self.waiting().count() < MOST:
            return True
        unreachable = self.waiting().filter(tries__gt=0).order_by("pk").first()
        return unreachable is not None and bool(unreachable.delete()[0])


class Received(Tried):
    """`body` is the activity as it came; `key_id`, `text` and `signature` what its sender signed. A row stays for a day, so
    that none counts twice: `activity_key` is of what was signed, for anybody may claim another's name for an activity.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    activity_key = models.CharField(max_length=64, unique=True)
    actor_key = models.CharField(max_length=64, default="")
    host = models.CharField(max_length=255)
    body = models.TextField()
    key_id = models.CharField(max_length=500)
    text = models.TextField()
    signature = models.TextField()
    received_at = models.DateTimeField()

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["next_at"]), models.Index(fields=["newsroom", "actor_key"])]

    def __str__(self) -> str:
        return f"from {self.host}"

    @property
    def signed(self) -> Signed:
        return Signed(self.key_id, self.text, self.signature)
