"""The demo's partners: one that was told and answered, one whose notice suggests a case, a key that nobody compared yet."""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings

from taswib.desk.notice import Notice
from taswib.desk.partners.delivering import was_delivered
from taswib.desk.partners.first_contact import knocked
from taswib.desk.partners.hearing import hear
from taswib.desk.partners.partner import Partner, keep_partner
from taswib.desk.partners.received import keep
from taswib.desk.partners.suggesting import take_up
from taswib.desk.partners.telling import tell_partners
from taswib.desk.transition import Step
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import SigningKey, VerifierKey
from taswib.site.demo.script import Row, table

_NEVER = timedelta(days=3650)
_BEFORE = timedelta(hours=3)


def play_partners(newsroom: Newsroom, notices: dict[str, Notice], keeper: Person, now: datetime) -> None:
    """Add them as the standards editor would, with what passed between them and us."""
    script = table("partners")
    for row in script["partner"]:
        partner = _partner(newsroom, row, keeper, now)
        if "story" in row:
            _told(partner, row, notices[row["story"]], now)
        if "notice" in row:
            _heard(partner, row["notice"], now)
    contact = script["contact"]
    knocked(newsroom, _key(contact["origin"]), contact["name"], contact["site"], now - _BEFORE)


def _partner(newsroom: Newsroom, row: Row, keeper: Person, now: datetime) -> Partner:
    known = {name: row[name] for name in ("name", "hosts", "language", "address", "site") if name in row}
    partner = Partner(newsroom=newsroom, read_next_at=now + _NEVER, **known)
    keep_partner(partner, by=keeper, now=now - _BEFORE)
    if "key" in row:
        partner.accept(str(_key(row["key"])), by=keeper, now=now - _BEFORE)
        Partner.objects.filter(pk=partner.pk).update(read_next_at=now + _NEVER)
    return partner


def _told(partner: Partner, row: Row, notice: Notice, now: datetime) -> None:
    record = notice.records.select_related("entry__log").latest("entry__index")
    for message in tell_partners(record, "published", now - _BEFORE):
        was_delivered(message, "HTTP 200", now - _BEFORE)
        hear(message, Step(row["answer"]), "", row["page"], now=now - _BEFORE / 2)


def _heard(partner: Partner, row: Row, now: datetime) -> None:
    said = {"act": "published", "kind": "correction", "language": "ar", "withdrawal": "", "index": row["number"]}
    take_up(keep(partner, said | row, uid="", passages=[], now=now - _BEFORE), now - _BEFORE)


def _key(origin: str) -> VerifierKey:
    """Of nobody; another one on each installation."""
    return SigningKey(origin, hmac.new(settings.LEDGER_KEY, origin.encode(), sha256).digest()).verifier
