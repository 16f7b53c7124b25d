"""Bringing a parcel to another server, signed by the newsroom's actor."""

from datetime import datetime

from django.conf import settings

from taswib.archive.intake.destination import RefusedAddress, destination
from taswib.archive.intake.sending import Sent, post
from taswib.archive.sealing import SealBroken
from taswib.fediverse.actor_key import ActorKey
from taswib.fediverse.names import site_of
from taswib.fediverse.parcel import Parcel
from taswib.fediverse.signature import signed_headers
from taswib.fediverse.subscriber import Subscriber

_GONE = 410
_FOR_NOW = {401, 408, 429}
"""Refusals that may pass: our key could not be read there, or it was too much at once."""


def carry(parcel: Parcel, now: datetime) -> None:
    """Bring it once. What a server will not have goes alone; a server that is gone goes with all who follow from there."""
    sent = _sent(parcel, now)
    if sent.status == _GONE:
        Subscriber.objects.filter(inbox=parcel.inbox).delete()
        Parcel.objects.filter(inbox=parcel.inbox).delete()
    elif sent.is_accepted or (400 <= sent.status < 500 and sent.status not in _FOR_NOW):
        parcel.delete()
    else:
        parcel.failed(sent.detail, now, not_before=sent.not_before)
        if parcel.next_at is None:
            _let_go(parcel, for_ours=sent.is_unsent)


def _let_go(parcel: Parcel, *, for_ours: bool) -> None:
    """For twelve days it did not arrive. For a fault of ours nobody loses what they follow, and no newsroom for another's."""
    if for_ours:
        parcel.delete()
        return
    for kind in (Subscriber, Parcel):
        kind.objects.filter(newsroom=parcel.newsroom, inbox=parcel.inbox).delete()


def _sent(parcel: Parcel, now: datetime) -> Sent:
    body = parcel.body.encode()
    try:
        where = destination(parcel.inbox, settings.FETCH_ALLOW)
        key = ActorKey.objects.of(parcel.newsroom).private
    except RefusedAddress:
        return Sent(0, "refused address", is_unsent=True)
    except SealBroken:
        return Sent(0, "the actor's key can't be read", is_unsent=True)
    name = site_of(parcel.newsroom).key
    return post(parcel.inbox, body, signed_headers(key, name, where.target, where.authority, body, now))
