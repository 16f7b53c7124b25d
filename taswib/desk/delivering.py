"""Telling one hook of one event: signed as Standard Webhooks has it, or a WebSub hub that the feeds changed."""

import hmac
from base64 import b64decode, b64encode
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlencode

from taswib.archive.intake.sending import Sent, post
from taswib.archive.sealing import SealBroken
from taswib.desk.delivery import Delivery
from taswib.desk.hook import HookKind

_GONE = 410


def deliver(delivery: Delivery, now: datetime) -> None:
    """Send it once, and keep how that ended. A receiver that says 410 wants to hear nothing more."""
    sent = _ping(delivery) if delivery.hook.kind == HookKind.HUB else _send(delivery, now)
    if sent.is_accepted:
        delivery.arrived(sent.detail, now)
        return
    delivery.failed(sent.detail, now, not_before=sent.not_before)
    if sent.status == _GONE:
        delivery.hook.end(now)


def signature(secret: str, name: str, seconds: int, body: bytes) -> str:
    """The `webhook-signature` of a message; `secret` as its receiver was told it."""
    key = b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{name}.{seconds}.".encode() + body, sha256).digest()
    return f"v1,{b64encode(digest).decode()}"


def _send(delivery: Delivery, now: datetime) -> Sent:
    body, seconds, name = delivery.event.body.encode(), int(now.timestamp()), delivery.event.uid
    try:
        secret = delivery.hook.written_secret
    except SealBroken:
        return Sent(0, "its secret can't be read", is_unsent=True)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": name,
        "webhook-timestamp": str(seconds),
        "webhook-signature": signature(secret, name, seconds, body),
    }
    return post(delivery.hook.address, body, headers)


def _ping(delivery: Delivery) -> Sent:
    """All feeds in which the notice stands under an address of their own."""
    base, slug = delivery.event.notice.newsroom.address, delivery.event.notice.article.slug
    if not base:
        return Sent(0, "TASWIB_HOSTS is not set")
    feeds = [f"{base}{place}/corrections.{kind}" for place in ("", f"/a/{slug}") for kind in ("atom", "json")]
    body = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]).encode()
    return post(delivery.hook.address, body, {"Content-Type": "application/x-www-form-urlencoded"})
