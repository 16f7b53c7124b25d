"""Telling partners of a notice: whoever gets all, whoever carried the error, and whoever was told of it before."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from taswib.desk.corrected_passages import corrected_passages
from taswib.desk.notice_name import permanent_id
from taswib.desk.partners.message import PartnerMessage, put_out
from taswib.desk.partners.partner import Partner
from taswib.desk.repair_state import CopyState
from taswib.ledger.appending import moment
from taswib.ledger.exporting import proof_of

if TYPE_CHECKING:
    from taswib.desk.copy import Copy
    from taswib.desk.notice import Notice
    from taswib.desk.notice_record import NoticeRecord
    from taswib.ledger.log import Log
    from taswib.people.newsroom import Newsroom

COPIED = "copied"
"""What a partner is told of a notice that it hears of only now, because its copy was found."""


def tell_partners(record: "NoticeRecord", what: str, now: datetime) -> list[PartnerMessage]:
    """The messages about what just happened to a notice, in the caller's transaction."""
    notice = record.notice
    partners = list(Partner.objects.of(notice.newsroom))
    if not partners:
        return []
    copies = list(notice.copies.filter(state=CopyState.CONFIRMED))
    told = set(PartnerMessage.objects.filter(notice=notice).values_list("partner", flat=True))
    theirs = {one.pk: [copy for copy in copies if one.carries(copy.host)] for one in partners}
    wanted = [one for one in partners if one.gets_all or theirs[one.pk] or one.pk in told]
    return [_tell(one, record, what, theirs[one.pk], now) for one in wanted]


def tell_of_copy(copy: "Copy", now: datetime) -> list[PartnerMessage]:
    """A copy was confirmed: the partner on whose site it stands hears of the notice, unless it has already."""
    record = copy.notice.records.order_by("-entry__index").select_related("entry__log").first()
    partners = [one for one in Partner.objects.of(copy.newsroom) if one.carries(copy.host)] if record else []
    told = set(PartnerMessage.objects.filter(notice=copy.notice).values_list("partner", flat=True))
    return [_tell(one, record, COPIED, [copy], now) for one in partners if record and one.pk not in told]


def sender(newsroom: "Newsroom", log: "Log") -> dict[str, object]:
    """Who writes: `origin` and `key` are those of the newsroom's log, which sign the message."""
    return {
        "name": newsroom.name_ar,
        "name_en": newsroom.name_en,
        "origin": log.origin,
        "key": str(log.verifier),
        "site": newsroom.address,
    }


def _tell(
    partner: Partner, record: "NoticeRecord", what: str, copies: "Iterable[Copy]", now: datetime
) -> PartnerMessage:
    notice = record.notice
    says = {
        "type": f"notice.{what}",
        "at": moment(now),
        "from": sender(notice.newsroom, record.entry.log),
        "notice": _notice(notice),
        "passages": [{"was": one.was, "now": one.now} for one in corrected_passages(notice)],
        "copies": [_copy(one) for one in copies],
        "proof": _proof(record),
        "answer": {"api": f"{notice.newsroom.address}/api/v1/messages"},
    }
    return put_out(partner, what, f"{record.entry.index}:{what}", says, notice=notice, now=now)


def _notice(notice: "Notice") -> dict[str, object]:
    names = ("number", "kind", "severity", "state", "language", "was", "now", "words", "withdrawal")
    reply = ("reply", "reply_by", "reply_of") if notice.reply else ()
    return {name: getattr(notice, name) for name in (*names, *reply)} | {
        "id": permanent_id(notice),
        "url": f"{notice.newsroom.address}/corrections/{notice.number}",
        "headline": notice.article.headline,
        "article": f"{notice.newsroom.address}/a/{notice.article.slug}",
        "address": notice.article.address,
        "published": moment(notice.published_at) if notice.published_at else "",
        "updated": moment(notice.updated_at) if notice.updated_at else "",
    }


def _copy(copy: "Copy") -> dict[str, str]:
    place = copy.passages[0] if copy.places else None
    return {
        "address": copy.address,
        "was": place.exact if place else copy.notice.was,
        "now": (place.stands if place else "") or copy.notice.now,
    }


def _proof(record: "NoticeRecord") -> dict[str, object]:
    """Under the first checkpoint that covers the entry."""
    entry = record.entry
    checkpoint = entry.log.checkpoints.filter(size__gt=entry.index).select_related("log").order_by("size").first()
    return proof_of(entry, checkpoint, record.body) if checkpoint else {}
