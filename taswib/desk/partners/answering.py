"""Answering a partner's message: that the desk has it, and where the corrected page stands."""

from datetime import datetime
from typing import TYPE_CHECKING

from taswib.desk.partners.message import PartnerMessage, put_out
from taswib.desk.partners.received import ReceivedNotice
from taswib.desk.partners.telling import sender
from taswib.desk.transition import Step
from taswib.ledger.appending import moment
from taswib.ledger.log import Log

if TYPE_CHECKING:
    from taswib.desk.notice import Notice


def answer_partner(received: ReceivedNotice, step: Step, address: str, now: datetime) -> PartnerMessage | None:
    """Have the partner told, in the caller's transaction; None where its log was read and no message is to be answered."""
    if not received.uid:
        return None
    newsroom = received.partner.newsroom
    says = {
        "type": "answer",
        "at": moment(now),
        "from": sender(newsroom, Log.objects.of(newsroom)),
        "message": received.uid,
        "says": step.value,
        "address": address,
        "words": "",
    }
    key = f"{received.index}:{step.value}"
    return put_out(received.partner, "answer", f"answer:{key}", says, notice=None, now=now)


def answer_by_notice(notice: "Notice", now: datetime) -> None:
    """A notice of ours went out that a partner's suggested: the partner hears where the corrected page stands."""
    suggestion = getattr(notice.case, "suggestion", None) if notice.case else None
    if suggestion:
        answer_partner(suggestion.received, Step.SAYS_FIXED, notice.article.address, now)
