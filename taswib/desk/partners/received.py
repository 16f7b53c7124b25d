"""A notice of a partner's, as its log proves that it was entered: one row an entry, however it reached us."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from taswib.desk.partners.partner import Partner


class Use(models.TextChoices):
    """What came of it here; no sentence, for the page has its own."""

    WAITING = "waiting"
    SUPERSEDED = "superseded"
    NOTHING = "nothing"
    SUGGESTED = "suggested"


class ReceivedNoticeQuerySet(models.QuerySet["ReceivedNotice"]):
    def waiting(self) -> "ReceivedNoticeQuerySet":
        """Those that nobody looked up in our archive yet, in the order of the partner's log."""
        wanted = self.filter(use=Use.WAITING, partner__ended_at=None)
        return wanted.select_related("partner__newsroom").order_by("partner", "index")

    def later_than(self, one: "ReceivedNotice") -> "ReceivedNoticeQuerySet":
        """What the partner said of the same notice afterwards."""
        return self.filter(partner=one.partner, number=one.number, index__gt=one.index)


class ReceivedNotice(models.Model):
    """`number` is the partner's, `index` that of the entry in its log, which tells earlier from later; `act` what was done.

    `uid` is the message's, "" where its log was read; `passages` are what it says that was wrong and is right.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="received")
    uid = models.CharField(max_length=40, blank=True)
    number = models.PositiveIntegerField()
    index = models.PositiveBigIntegerField()
    act = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    headline = models.CharField(max_length=500, blank=True)
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    words = models.TextField(blank=True)
    withdrawal = models.TextField(blank=True)
    passages = models.JSONField(default=list)
    received_at = models.DateTimeField()
    use = models.CharField(max_length=10, choices=Use.choices, default=Use.WAITING)

    objects = ReceivedNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["partner", "index"], name="one_received_notice_an_entry")]

    def __str__(self) -> str:
        return f"{self.partner} · {self.number}"

    @property
    def address(self) -> str:
        """Its page on the partner's site; "" where that is not known."""
        return f"{self.partner.site.rstrip('/')}/corrections/{self.number}" if self.partner.site else ""

    @property
    def is_withdrawal(self) -> bool:
        return self.act == "withdrawn"

    def came_by_message(self, uid: str, passages: list[dict[str, str]]) -> None:
        """Nothing where another message told of it already."""
        this = ReceivedNotice.objects.filter(pk=self.pk)
        if this.filter(uid="").update(uid=uid):
            self.uid = uid
            if this.filter(use=Use.WAITING).update(passages=passages):
                self.passages = passages

    def used(self, use: Use) -> None:
        self.use = use
        self.save(update_fields=["use"])


def keep(
    partner: Partner, found: Mapping[str, Any], *, uid: str, passages: list[dict[str, str]], now: datetime
) -> ReceivedNotice:
    """The row of this entry; the one that is there already where it came before. `found` is of `proving.proved`.

    Where its log was read first, the message that comes afterwards can be answered, and its passages are looked up.
    """
    defaults: dict[str, Any] = {**found, "uid": uid, "passages": passages, "received_at": now}
    made, is_new = ReceivedNotice.objects.get_or_create(partner=partner, index=defaults.pop("index"), defaults=defaults)
    if not is_new and uid and not made.uid:
        made.came_by_message(uid, passages)
    return made
