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


def carry(parcel: Parcel, now: datetime) -> None:
    """Bring it once. A server that is gone, or did not answer for twelve days, is let go with all who follow from there."""
    sent = _sent(parcel, now)
    if sent.is_accepted:
        parcel.delete()
        return
    parcel.failed(sent.detail, now, not_before=sent.not_before)
    if sent.status == _GONE or parcel.next_at is None:
        Subscriber.objects.filter(inbox=parcel.inbox).delete()
        Parcel.objects.filter(inbox=parcel.inbox).delete()


def _sent(parcel: Parcel, now: datetime) -> Sent:
    body = parcel.body.encode()
    try:
        where = destination(parcel.inbox, settings.FETCH_ALLOW)
        key = ActorKey.objects.of(parcel.newsroom).private
    except RefusedAddress:
        return Sent(0, "refused address")
    except SealBroken:
        return Sent(0, "the actor's key can't be read")
    name = site_of(parcel.newsroom).key
    return post(parcel.inbox, body, signed_headers(key, name, where.target, where.authority, body, now))
