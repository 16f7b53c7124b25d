"""Sending a message to a partner's program, signed; and what its arrival means for the repairs it is about."""

from datetime import datetime

from django.db import transaction

from taswib.archive.intake.sending import post
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.repairs import repairs_of
from taswib.desk.partners.signing import signed_headers
from taswib.ledger.log import Log


def deliver_message(message: PartnerMessage, now: datetime) -> None:
    """Send it once, and keep how that ended."""
    body = message.whole.encode()
    sent = post(message.partner.address, body, headers_of(message, body, now))
    if sent.is_accepted:
        was_delivered(message, sent.detail, now)
    else:
        message.failed(sent.detail, now, not_before=sent.not_before)


def headers_of(message: PartnerMessage, body: bytes, now: datetime) -> dict[str, str]:
    """Who wrote it, when, and that nobody changed it."""
    key = Log.objects.of(message.partner.newsroom).key
    return signed_headers(key, message.partner.written_secret, message.uid, body, now)


@transaction.atomic
def was_delivered(message: PartnerMessage, detail: str, now: datetime) -> None:
    """It arrived: whoever was to be asked is asked with that, or neither is kept and it is sent again."""
    message.arrived(detail, now)
    for repair in repairs_of(message):
        repair.was_told(message.partner.name, now=now)
