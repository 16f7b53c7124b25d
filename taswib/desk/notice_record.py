"""What the ledger holds of a notice: each public wording, sealed by its hash, kept beside so that anyone can compare.

The ledger itself holds the hash alone, salted, so that words which the law forces out can go: the entry stays, and with
it the proof that something stood there and when.
"""

import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from django.db import models

from taswib.desk.delivery import put_out
from taswib.desk.partners.telling import tell_partners
from taswib.ledger.appending import append, moment
from taswib.ledger.entry import Entry, canonical
from taswib.ledger.signed import SignedCheckpoint
from taswib.people.newsroom import Newsroom

if TYPE_CHECKING:
    from taswib.desk.notice import Notice

_CHANGED = '"act":"changed"'  # as entries are written, canonically: nothing else of a notice's entry can read so
_SALT = 16  # bytes, so that a struck wording can't be guessed from its hash


class Happened(models.TextChoices):
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class NoticeRecord(models.Model):
    """`body` is canonical JSON, salt included; the ledger's entry names its SHA-256."""

    notice = models.ForeignKey("desk.Notice", on_delete=models.PROTECT, related_name="records")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="notice_record")
    body = models.TextField()

    class Meta:
        ordering = ["entry__index"]

    def __str__(self) -> str:
        return self.body

    @property
    def why(self) -> str:
        """Why the notice was changed to this; "" where it was not."""
        return str(json.loads(self.body).get("change", ""))


class Change(NamedTuple):
    """`entry` is the ledger's index of the wording that came with it."""

    notice: int
    at: datetime
    why: str
    entry: int


def enter_notice(notice: "Notice", happened: Happened, *, now: datetime, why: str = "") -> NoticeRecord:
    """Enter the notice as the public reads it from now on, and put it out to whoever is told, in the caller's transaction.

    `why` is said of a change.
    """
    told = _public(notice) | ({"change": why} if why else {})
    body = canonical({**told, "salt": secrets.token_hex(_SALT)})
    says = {"kind": "notice", "number": notice.number, "act": happened.value, "at": moment(now), "record": digest(body)}
    (entry,) = append(notice.newsroom, [says], now=now)
    put_out(notice, happened.value, told, now)
    record = NoticeRecord.objects.create(notice=notice, entry=entry, body=body)
    tell_partners(record, happened.value, now)
    return record


def checkpoint_over(notices: "Iterable[Notice]") -> str:
    """The first signed note that covers everything entered of these notices, for others to keep; "" where nothing was."""
    theirs = NoticeRecord.objects.filter(notice__in=[notice.pk for notice in notices])
    last = theirs.order_by("-entry__index").values_list("entry__log", "entry__index").first()
    if last is None:
        return ""
    over = SignedCheckpoint.objects.filter(log=last[0], size__gt=last[1]).order_by("size")
    return over.values_list("note", flat=True).first() or ""


def latest_note(newsroom: Newsroom) -> str:
    """The ledger as it was last signed; "" where nothing was yet."""
    signed = SignedCheckpoint.objects.filter(log__newsroom=newsroom).order_by("-size")
    return signed.values_list("note", flat=True).first() or ""


def latest_entries(notices: "Iterable[Notice]") -> dict[int, int]:
    """For each notice by its key, the index of the ledger's entry that holds it as it reads now."""
    theirs = NoticeRecord.objects.filter(notice__in=[notice.pk for notice in notices])
    return dict(theirs.order_by("entry__index").values_list("notice_id", "entry__index"))


def changes_of(notices: "Iterable[Notice]") -> list[Change]:
    """How public notices were changed, the earliest change first."""
    theirs = NoticeRecord.objects.filter(notice__in=[notice.pk for notice in notices])
    changed = theirs.filter(entry__body__contains=_CHANGED).select_related("entry").order_by("entry__index")
    return [_change(one) for one in changed]


def _change(record: NoticeRecord) -> Change:
    at, number = datetime.fromisoformat(str(record.entry.says["at"])), record.entry.index
    return Change(record.notice_id, at, record.why, number)


def digest(body: str) -> str:
    """As an entry names a record: the SHA-256 of its UTF-8."""
    return f"sha256:{sha256(body.encode()).hexdigest()}"


def _public(notice: "Notice") -> dict[str, object]:
    """What the notice's page says, and nothing that it does not."""
    article = notice.article
    return {
        "number": notice.number,
        "kind": notice.kind,
        "severity": notice.severity,
        "apology": notice.apology,
        "language": notice.language,
        "article": article.slug,
        "address": article.address,
        "headline": article.headline,
        "revision": notice.revision.number,
        "was": notice.was,
        "now": notice.now,
        "words": notice.words,
        "published": moment(notice.published_at) if notice.published_at else "",
        "withdrawal": notice.withdrawal,
        **_with_case(notice),
    }


def _with_case(notice: "Notice") -> dict[str, object]:
    """What a complaint's decision or a reply adds; nothing for all others."""
    told = {
        "ruling": notice.ruling,
        "reply": notice.reply,
        "reply_by": notice.reply_by,
        "reply_of": notice.reply_of,
    }
    return {name: value for name, value in told.items() if value}
