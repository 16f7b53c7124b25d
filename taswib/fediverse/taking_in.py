"""What follows from what came in: somebody follows, no longer follows, or is no more. Who signed it is looked up first."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from taswib.fediverse.activity import Activity, Unreadable, read_activity
from taswib.fediverse.answer import CONTEXT
from taswib.fediverse.names import site_of
from taswib.fediverse.received import MOST_TRIES, Received
from taswib.fediverse.remote import Gone, Remote, Unreachable, read_remote
from taswib.fediverse.signature import BadSignature, verify
from taswib.fediverse.spreading import pack
from taswib.fediverse.subscriber import Subscriber, key_of

_KEPT = timedelta(days=1)
"""How long it is known that an activity came already: longer than its signature's date lasts."""


def take_in(received: Received, now: datetime) -> None:
    """Look at it once; where the sender's server does not answer, again later."""
    try:
        told = read_activity(received.body.encode())
        detail = _stop(received, told) if told.type != "Follow" else _follow(received, told, now)
    except (Unreadable, BadSignature):
        received.delete()  # else whoever guesses an activity's name could keep the true one out
        return
    except Gone:
        Subscriber.objects.known(received.newsroom, told.actor).delete()
        detail = "gone"
    except Unreachable:
        received.failed("unreachable", now, at_most=MOST_TRIES)
        return
    received.body = received.key_id = received.text = received.signature = ""
    received.save(update_fields=["body", "key_id", "text", "signature"])
    received.arrived(detail, now)


def forget_received(now: datetime) -> None:
    """What came longer ago than its date could be signed anew, looked at or not."""
    over = Received.objects.filter(received_at__lte=now - _KEPT)
    if over.exists():
        over.delete()


def _follow(received: Received, told: Activity, now: datetime) -> str:
    remote = read_remote(told.actor, received.key_id)
    verify(received.signed, remote.public)
    with transaction.atomic():
        fresh = {"inbox": remote.inbox, "public": remote.public}
        Subscriber.objects.update_or_create(
            newsroom=received.newsroom,
            actor_key=key_of(remote.id),
            defaults=fresh,
            create_defaults={**fresh, "since": now},
        )
        pack(received.newsroom, [remote.inbox], _accept(site_of(received.newsroom).actor, told), now)
    return "follows"


def _stop(received: Received, told: Activity) -> str:
    """By the key that is known of them: whoever is deleted has no page any more on which it could be read."""
    theirs = Subscriber.objects.known(received.newsroom, told.actor)
    one = theirs.first()
    if one is None:
        return "does not follow"
    try:
        verify(received.signed, one.public)
    except BadSignature:  # perhaps their key is a new one
        verify(received.signed, _again(received, told).public)
    theirs.delete()
    return "stopped"


def _again(received: Received, told: Activity) -> Remote:
    return read_remote(told.actor, received.key_id)


def _accept(me: str, told: Activity) -> dict[str, object]:
    follow = {"id": told.id, "type": "Follow", "actor": told.actor, "object": me}
    name = f"{me}#accepts/{secrets.token_hex(8)}"
    return {"@context": CONTEXT, "id": name, "type": "Accept", "actor": me, "object": follow}
