"""The outbox: what happened to a notice, and whom it still has to be told. Written in the transaction in which it happens."""

import json
import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from taswib.desk.hook import Hook
from taswib.desk.tried import Tried
from taswib.ledger.appending import moment

if TYPE_CHECKING:
    from taswib.desk.notice import Notice


class Event(models.Model):
    """`uid` is what a receiver knows it by, so that hearing it twice counts once; `body` is what is sent, word for word."""

    notice = models.ForeignKey("desk.Notice", on_delete=models.PROTECT, related_name="events")
    uid = models.CharField(max_length=40, unique=True)
    what = models.CharField(max_length=20)
    body = models.TextField()
    happened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.what} · {self.uid}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Those to be sent by now, the longest due first."""
        wanted = self.filter(next_at__lte=now, hook__ended_at=None).order_by("next_at", "pk")
        return wanted.select_related("hook", "event__notice__article")

    def waiting(self) -> "DeliveryQuerySet":
        return self.filter(next_at__isnull=False)

    def replay(self, now: datetime) -> int:
        """Send these again, under the same names; how many."""
        return self.update(next_at=now, tries=0, done_at=None)


class Delivery(Tried):
    """One event for one hook."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="deliveries")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "hook"], name="one_delivery_a_hook")]
        indexes = [models.Index(fields=["next_at"])]

    def __str__(self) -> str:
        return f"{self.event} → {self.hook}"

    @property
    def host(self) -> str:
        """Whose server it goes to: one at a time to each."""
        return self.hook.host


def put_out(notice: "Notice", what: str, told: dict[str, object], now: datetime) -> None:
    """Have every open hook told of it, in the caller's transaction. `told` is what the public may know of the notice."""
    hooks = list(Hook.objects.open().filter(newsroom=notice.newsroom))
    if not hooks:
        return
    body = {
        "type": f"notice.{what}",
        "timestamp": moment(now),
        "data": told | {"url": f"{notice.newsroom.address}/corrections/{notice.number}"},
    }
    event = Event.objects.create(
        notice=notice,
        uid=f"msg_{secrets.token_hex(12)}",
        what=what,
        body=json.dumps(body, ensure_ascii=False),
        happened_at=now,
    )
    Delivery.objects.bulk_create(Delivery(event=event, hook=hook, next_at=now) for hook in hooks)
