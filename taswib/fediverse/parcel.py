"""The outbox to other servers: an activity for one inbox, sent until it arrives; to each inbox in the order of events."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Exists, OuterRef

from taswib.desk.tried import Tried
from taswib.people.newsroom import Newsroom


class ParcelQuerySet(models.QuerySet["Parcel"]):
    def due(self, now: datetime) -> "ParcelQuerySet":
        """Those to be sent by now. None overtakes another of its newsroom for the same inbox: an older text must not come
        last.
        """
        theirs = Parcel.objects.filter(newsroom=OuterRef("newsroom"), inbox=OuterRef("inbox"))
        earlier = theirs.filter(pk__lt=OuterRef("pk"))
        return self.filter(~Exists(earlier), next_at__lte=now).order_by("next_at", "pk")


class Parcel(Tried):
    """`body` is what is sent, word for word; the row is gone when it arrived or was given up."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    inbox = models.CharField(max_length=500)
    body = models.TextField()

    objects = ParcelQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["inbox"]), models.Index(fields=["next_at"])]

    def __str__(self) -> str:
        return f"→ {self.host}"

    @property
    def host(self) -> str:
        """Whose server it goes to: one at a time to each."""
        return urlsplit(self.inbox).netloc
