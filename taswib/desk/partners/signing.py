"""Signatures of messages, as Standard Webhooks has them: `v1a` by an Ed25519 key, `v1` by a secret that both know."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from taswib.desk.delivering import signature
from taswib.proof import BadNote, SigningKey, VerifierKey

TOLERANCE = timedelta(minutes=5)
"""How far the clocks of two sites may be apart; a message that is sent again is signed again."""
_MOST = 5  # signatures of a message that are looked at


@dataclass(frozen=True)
class Signed:
    """What stands in the headers of a message: its name, when it was signed, and the signatures."""

    uid: str
    seconds: int
    signatures: tuple[str, ...]

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> "Signed | None":
        """None where one of them is missing or no number is a number."""
        uid, when = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        signatures = tuple(headers.get("webhook-signature", "")[:2000].split()[:_MOST])
        if not (0 < len(uid) <= 40 and uid.isascii() and uid.isprintable()):
            return None
        return cls(uid, int(when), signatures) if when.isascii() and when.isdigit() and len(when) < 12 else None

    def is_fresh(self, now: datetime) -> bool:
        return abs(int(now.timestamp()) - self.seconds) <= TOLERANCE.total_seconds()

    def is_by_key(self, key: VerifierKey, body: bytes) -> bool:
        return any(_holds(key, self._content(body), raw) for raw in self._of_version("v1a"))

    def is_by_secret(self, secret: str, body: bytes) -> bool:
        if not secret:
            return False
        mine = signature(secret, self.uid, self.seconds, body)
        return any(hmac.compare_digest(mine.encode(), one.encode()) for one in self.signatures)

    def _content(self, body: bytes) -> bytes:
        return f"{self.uid}.{self.seconds}.".encode() + body

    def _of_version(self, version: str) -> list[bytes]:
        return [_decoded(one.removeprefix(f"{version},")) for one in self.signatures if one.startswith(f"{version},")]


def signed_headers(key: SigningKey, secret: str, uid: str, body: bytes, now: datetime) -> dict[str, str]:
    """By our key, and by the secret, if there is one, for a partner whose programs know no other kind."""
    seconds = int(now.timestamp())
    content = f"{uid}.{seconds}.".encode() + body
    signatures = [f"v1a,{b64encode(key.signature(content)).decode()}"]
    signatures += [signature(secret, uid, seconds, body)] if secret else []
    return {
        "Content-Type": "application/json",
        "webhook-id": uid,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(signatures),
    }


def _holds(key: VerifierKey, content: bytes, raw: bytes) -> bool:
    try:
        key.check(content, raw)
    except BadNote:
        return False
    return True


def _decoded(written: str) -> bytes:
    try:
        return b64decode(written, validate=True)
    except ValueError:  # no base64, or not even ASCII
        return b""
