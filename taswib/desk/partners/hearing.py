"""What a partner answers to a message of ours: that it has it, that it put it right and where, or that it will not.

It is never taken for a fix: a copy is read where it stands, and what was read decides.
"""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from taswib.desk.copy import Copy, Origin, add_copy
from taswib.desk.finding_copies import place_by_hand
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import plain_host
from taswib.desk.partners.repairs import repairs_of
from taswib.desk.refusals import AnotherSite, NotNow, ReasonsMissing
from taswib.desk.repair import Repair
from taswib.desk.repair_state import UNMENDED, RepairState
from taswib.desk.transition import Actor, Step


@transaction.atomic
def hear(message: PartnerMessage, step: Step, words: str = "", address: str = "", *, now: datetime) -> None:
    """Keep the answer (HEARD, SAYS_FIXED or REFUSED), and tell the repairs that it is about. The same again changes
    nothing, unless it is that it is put right, and it was read since that it is not.

    Raises ReasonsMissing for a refusal without words, AnotherSite for an address that is not on the partner's sites.
    """
    if step is Step.REFUSED and not words.strip():
        raise ReasonsMissing
    if address and not message.partner.carries(urlsplit(address).hostname or ""):
        raise AnotherSite
    here = PartnerMessage.objects.select_for_update(of=("self",)).select_related("partner", "notice").get(pk=message.pk)
    meant, only = _meant(repairs_of(here), address)
    is_again = (here.answer, here.answer_words, here.answer_address) == (step.value, words, address)
    if is_again and not (step is Step.SAYS_FIXED and any(_was_not_mended(one, here.answered_at) for one in meant)):
        return
    here.answer, here.answer_words, here.answer_address, here.answered_at = step.value, words, address, now
    here.save(update_fields=["answer", "answer_words", "answer_address", "answered_at"])
    for repair in meant:
        _tell(repair, step, words, only, here.partner.name, now)
    if step is Step.SAYS_FIXED and address and not only:
        _suggest_copy(here, address, now)


def _meant(repairs: list[Repair], address: str) -> tuple[list[Repair], str]:
    """Whom the answer is about, and where that one is to be read: the repair at this address, else all on its host; all
    where no address was given. A new page is nobody's while several are on its host: each is read where it stands.
    """
    host = plain_host(urlsplit(address).hostname or "")
    there = [one for one in repairs if address and address in (one.copy.address, one.fix_address)]
    meant = there or [one for one in repairs if not address or plain_host(one.copy.host) == host]
    return meant, address if there or len(meant) == 1 else ""


def _was_not_mended(repair: Repair, answered_at: datetime | None) -> bool:
    """Whether it was read, or asked about anew, since somebody said that it is put right."""
    if repair.state != RepairState.ANSWERED:
        return repair.state in UNMENDED
    latest = repair.latest
    return latest is not None and (answered_at is None or latest.at >= answered_at)


def _tell(repair: Repair, step: Step, words: str, address: str, contact: str, now: datetime) -> None:
    repair.was_told(contact, now=now)
    try:
        repair.hear(step, words, address, now=now)
    except NotNow:  # it was read as fixed or gone meanwhile, which says more than any answer
        return


def _suggest_copy(message: PartnerMessage, address: str, now: datetime) -> None:
    """The partner names a page of its own that we did not know: the desk is to confirm it before it counts."""
    notice = message.notice
    if notice is None or notice.is_withdrawn:
        return
    found: Copy = place_by_hand(notice, address, message.partner.name)
    found.origin, found.found_at = Origin.PARTNER, now
    add_copy(notice, found, actor=Actor.SITE)
