"""Who goes through what happened to notices: in the ledger's order, each record once, however often and wherever stopped."""

from collections.abc import Callable
from datetime import datetime

from django.db import models, transaction

from taswib.desk.notice_record import NoticeRecord
from taswib.people.newsroom import Newsroom

_AT_ONCE = 100


class ReadUpTo(models.Model):
    """Up to which entry of its newsroom's ledger, exclusive, somebody has gone. Abstract: each of them has a table."""

    newsroom = models.OneToOneField(Newsroom, on_delete=models.CASCADE, related_name="+")
    index = models.PositiveBigIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.newsroom} · {self.index}"

    @classmethod
    def go_on(cls, newsroom: Newsroom, note: Callable[[NoticeRecord], None]) -> int:
        """`note` each record since the last time, each in the transaction that keeps the place; how many there were.

        Records are entered under the lock of their log, so none comes later with a smaller number.
        """
        seen, _new = cls._default_manager.get_or_create(newsroom=newsroom)
        if not seen._since().exists():
            return 0
        done = 0
        while done < _AT_ONCE and cls._one(newsroom, note):
            done += 1
        return done

    @classmethod
    @transaction.atomic
    def _one(cls, newsroom: Newsroom, note: Callable[[NoticeRecord], None]) -> bool:
        place = cls._default_manager.select_for_update().get(newsroom=newsroom)
        record = place._since().select_related("entry", "notice__article").order_by("entry__index").first()
        if record is None:
            return False
        note(record)
        place.index = record.entry.index + 1
        place.save(update_fields=["index"])
        return True

    def _since(self) -> "models.QuerySet[NoticeRecord]":
        return NoticeRecord.objects.filter(notice__newsroom=self.newsroom_id, entry__index__gte=self.index)


def happened_at(record: NoticeRecord) -> datetime:
    """When it was entered, to the second."""
    return datetime.fromisoformat(str(record.entry.says["at"]))
