"""What other servers sent to the inbox, until it was looked at: their keys are fetched by the watcher, not in the request."""

from datetime import datetime

from django.db import models

from taswib.desk.tried import Tried
from taswib.fediverse.signature import Signed
from taswib.people.newsroom import Newsroom

MOST = 500
"""That wait at once; a server that is turned away comes again."""


class ReceivedQuerySet(models.QuerySet["Received"]):
    def due(self, now: datetime) -> "ReceivedQuerySet":
        return self.filter(next_at__lte=now).select_related("newsroom").order_by("next_at", "pk")

    def waiting(self) -> "ReceivedQuerySet":
        return self.filter(next_at__isnull=False)


class Received(Tried):
    """`body` is the activity as it came; the rest what its sender signed. A row stays for a day so that none counts twice."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    activity_key = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=255)
    body = models.TextField()
    key_id = models.CharField(max_length=500)
    text = models.TextField()
    signature = models.TextField()
    received_at = models.DateTimeField()

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["next_at"])]

    def __str__(self) -> str:
        return f"from {self.host}"

    @property
    def signed(self) -> Signed:
        return Signed(self.key_id, self.text, self.signature)
