"""Somebody on another server who follows the newsroom's actor: what is kept is where their server takes messages."""

from datetime import datetime
from hashlib import sha256

from django.db import models

from taswib.people.newsroom import Newsroom


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def known(self, newsroom: Newsroom, actor: str) -> "SubscriberQuerySet":
        """The one with this actor's address, if they follow."""
        return self.filter(newsroom=newsroom, actor_key=key_of(actor))

    def inboxes(self, newsroom: Newsroom, at: datetime) -> list[str]:
        """Where to send what happened then, each server once."""
        theirs = self.filter(newsroom=newsroom, since__lte=at).order_by("inbox")
        return list(theirs.values_list("inbox", flat=True).distinct())


class Subscriber(models.Model):
    """`inbox` is their server's shared one, where it has one; `public` their key, by which they stop."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    actor_key = models.CharField(max_length=64)
    inbox = models.CharField(max_length=500)
    public = models.TextField()
    since = models.DateTimeField()

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "actor_key"], name="one_subscriber_an_actor")]
        indexes = [models.Index(fields=["inbox"])]

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


def key_of(actor: str) -> str:
    """What is kept of an actor's address."""
    return sha256(actor.encode("utf-8", "replace")).hexdigest()
