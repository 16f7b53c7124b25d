"""Putting what happened to notices into the outbox, a parcel for each server that somebody follows from."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from taswib.desk.notice_record import NoticeRecord
from taswib.desk.read_up_to import ReadUpTo, happened_at
from taswib.fediverse.names import site_of
from taswib.fediverse.note import activity
from taswib.fediverse.parcel import Parcel
from taswib.fediverse.subscriber import Subscriber
from taswib.people.newsroom import Newsroom


class Spread(ReadUpTo):
    """Up to where other servers have parcels."""


def spread(newsroom: Newsroom) -> int:
    """Go through what happened since the last time; how many things that were."""
    return Spread.go_on(newsroom, _parcel)


def pack(newsroom: Newsroom, inboxes: Iterable[str], said: Mapping[str, object], now: datetime) -> None:
    """Have it sent there, after what waits for those inboxes already."""
    body = json.dumps(said, ensure_ascii=False)
    parcels = (Parcel(newsroom=newsroom, inbox=inbox, body=body, next_at=now) for inbox in inboxes)
    Parcel.objects.bulk_create(parcels, batch_size=500)


def _parcel(record: NoticeRecord) -> None:
    at, newsroom = happened_at(record), record.notice.newsroom
    inboxes = Subscriber.objects.inboxes(newsroom, at)
    if not inboxes:
        return
    says = record.entry.says
    said = activity(site_of(newsroom), str(says["act"]), json.loads(record.body), str(says["at"]), record.entry.index)
    pack(newsroom, inboxes, said, at)
