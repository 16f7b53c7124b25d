"""Taking a message of a partner's: whoever signed it has to be known, and what it says has to be proved.

The transport is open to anybody; the signature is what counts. The same message again is taken again, and changes nothing.
"""

from datetime import datetime

from taswib.desk.partners.first_contact import knocked
from taswib.desk.partners.hearing import hear
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner
from taswib.desk.partners.proving import NotProved, proved
from taswib.desk.partners.received import keep
from taswib.desk.partners.signing import Signed
from taswib.desk.partners.written import MessageRefused, Reason, Said, Written
from taswib.desk.refusals import Refused
from taswib.people.newsroom import Newsroom
from taswib.proof import Checkpoint, VerifierKey


def receive(newsroom: Newsroom, written: Written, signed: Signed | None, body: bytes, now: datetime) -> None:
    """Take it in, or raise MessageRefused. `body` is what was signed, word for word."""
    if signed is None or not signed.signatures:
        raise MessageRefused(Reason.UNSIGNED)
    if not signed.is_fresh(now):
        raise MessageRefused(Reason.STALE, "webhook-timestamp is more than five minutes from now")
    if written.said:
        _take_answer(newsroom, written, written.said, signed, body, now)
    else:
        _take_notice(newsroom, written, signed, body, now)


def hear_answer(newsroom: Newsroom, said: Said, now: datetime) -> None:
    """An answer whose sender is known otherwise: by a key to the API. Raises MessageRefused."""
    _hear(_message(newsroom, said), said, now)


def _take_notice(newsroom: Newsroom, written: Written, signed: Signed, body: bytes, now: datetime) -> None:
    partner = Partner.objects.of(newsroom).who_signs_as(written.key.name)
    key = partner.verifier if partner else None
    if partner is None or key is None:
        _first_contact(newsroom, written, signed, body, now)
        raise MessageRefused(Reason.UNKNOWN_KEY)
    if not signed.is_by_key(key, body):
        if key != written.key:
            _first_contact(newsroom, written, signed, body, now)
        raise MessageRefused(Reason.FALSE_SIGNATURE)
    try:
        found = proved(written.proof, key, seen_of(partner, key))
    except NotProved as error:
        raise MessageRefused(Reason.NOT_PROVED, error) from None
    keep(partner, found, uid=signed.uid, passages=written.passages, now=now)


def seen_of(partner: Partner, key: VerifierKey) -> Checkpoint | None:
    """The last checkpoint of the partner's log that we saw."""
    return Checkpoint.verified(partner.checkpoint, key) if partner.checkpoint else None


def _first_contact(newsroom: Newsroom, written: Written, signed: Signed, body: bytes, now: datetime) -> None:
    """Show the desk the key, if whoever wrote has it at all: or a new one of somebody who is known."""
    if signed.is_by_key(written.key, body):
        knocked(newsroom, written.key, written.name, written.site, now)


def _take_answer(newsroom: Newsroom, written: Written, said: Said, signed: Signed, body: bytes, now: datetime) -> None:
    message = _message(newsroom, said)
    partner, key = message.partner, message.partner.verifier
    by_key = key is not None and signed.is_by_key(key, body)
    if not by_key and not signed.is_by_secret(partner.written_secret, body):
        if key != written.key:
            _first_contact(newsroom, written, signed, body, now)
        raise MessageRefused(Reason.FALSE_SIGNATURE if key else Reason.UNKNOWN_KEY)
    _hear(message, said, now)


def _message(newsroom: Newsroom, said: Said) -> PartnerMessage:
    ours = PartnerMessage.objects.filter(partner__newsroom=newsroom, partner__ended_at=None, uid=said.message)
    found = ours.select_related("partner").first() if said.message else None
    if found is None:
        raise MessageRefused(Reason.UNKNOWN_MESSAGE)
    return found


def _hear(message: PartnerMessage, said: Said, now: datetime) -> None:
    try:
        hear(message, said.step, said.words, said.address, now=now)
    except Refused as refused:
        raise MessageRefused(Reason.ANSWER, refused) from None
