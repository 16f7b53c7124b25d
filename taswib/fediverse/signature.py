"""Signed requests as the fediverse has them: draft-cavage-http-signatures-12 with rsa-sha256, and Digest (RFC 3230).

Values in, values out: no network, no database, no clock.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from hmac import compare_digest

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

SKEW = timedelta(hours=1)
"""How far the sender's clock may be from ours, either way."""
_SIGNED = ("(request-target)", "host", "date", "digest", "content-type")
_NEEDED = {"(request-target)", "host", "digest"}
_PARAMETER = re.compile(r'\s*([a-zA-Z]{1,20})=(?:"([^"]{0,4000})"|(\d{1,15}))\s*(?:,|$)')
_ALGORITHMS = {"rsa-sha256", "hs2019", ""}
_FEWEST_BITS = 2048


class BadSignature(Exception):
    """The request is not signed as it must be, or not by whose key it names; the message says what is wrong."""


@dataclass(frozen=True)
class Signed:
    """What was signed, by which key, and the signature: enough to verify it later."""

    key_id: str
    text: str
    signature: str

    def key_in(self, inbox: int) -> str:
        """What this request is known by in an inbox of that number."""
        return sha256(f"{inbox} {self.text} {self.signature}".encode()).hexdigest()


def signed_headers(
    key: RSAPrivateKey, key_id: str, target: str, host: str, body: bytes, now: datetime
) -> dict[str, str]:
    """The headers of a signed POST; `target` is path and query, `host` as the Host header will have it."""
    headers = {
        "Date": format_datetime(now.astimezone(UTC), usegmt=True),
        "Digest": digest(body),
        "Content-Type": "application/activity+json",
    }
    told = {name.lower(): value for name, value in headers.items()} | {"host": host}
    text = _text(_SIGNED, f"post {target}", told)
    signature = b64encode(key.sign(text.encode(), PKCS1v15(), SHA256())).decode()
    parameters = {"keyId": key_id, "algorithm": "rsa-sha256", "headers": " ".join(_SIGNED), "signature": signature}
    return headers | {"Signature": ",".join(f'{name}="{value}"' for name, value in parameters.items())}


def digest(body: bytes) -> str:
    """The Digest header of a body."""
    return f"SHA-256={b64encode(sha256(body).digest()).decode()}"


def read_signature(method: str, target: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Signed:
    """What a request claims, with all that can be checked without the key. `headers` by lower-case name.

    Raises BadSignature: the body is another than the digest says, the clock is off, or too little was signed.
    """
    said = _parameters(headers.get("signature", ""))
    names = said.get("headers", "date").lower().split()
    if not set(names) >= _NEEDED or not {"date", "(created)"} & set(names):
        raise BadSignature("it must sign (request-target), host, digest, and date or (created)")
    if said.get("algorithm", "").lower() not in _ALGORITHMS:
        raise BadSignature("this algorithm is not known")
    if not _has_digest(headers.get("digest", ""), body):
        raise BadSignature("the body is not the one that was signed")
    _check_clock(names, said, headers, now)
    told = {**headers, "(created)": said.get("created", ""), "(expires)": said.get("expires", "")}
    return Signed(said["keyId"], _text(names, f"{method.lower()} {target}", told), said["signature"])


def verify(signed: Signed, public_pem: str) -> None:
    """Raises BadSignature unless this key signed it."""
    try:
        key = load_pem_public_key(public_pem.encode())
        signature = b64decode(signed.signature, validate=True)
    except (ValueError, UnsupportedAlgorithm, BadBase64):
        raise BadSignature("the key or the signature can't be read") from None
    if not isinstance(key, RSAPublicKey) or key.key_size < _FEWEST_BITS:
        raise BadSignature("the key is not RSA of 2048 bits or more")
    try:
        key.verify(signature, signed.text.encode(), PKCS1v15(), SHA256())
    except InvalidSignature:
        raise BadSignature("another key signed this, or it was changed") from None


def _parameters(written: str) -> dict[str, str]:
    found = {name: quoted or number for name, quoted, number in _PARAMETER.findall(written[:10_000])}
    if not found.get("keyId") or not found.get("signature"):
        raise BadSignature("there is no signature")
    return found


def _text(names: Sequence[str], target: str, told: Mapping[str, str]) -> str:
    told = {**told, "(request-target)": target}
    if len(set(names)) != len(names) or any(not told.get(name) for name in names):
        raise BadSignature("it signs a header that is not there, or one twice")
    return "\n".join(f"{name}: {told[name].strip()}" for name in names)


def _has_digest(written: str, body: bytes) -> bool:
    right = digest(body).partition("=")[2]
    parts = (one.strip().partition("=") for one in written[:2000].split(","))
    return any(
        name.lower() == "sha-256" and compare_digest(value.encode(), right.encode()) for name, _sign, value in parts
    )


def _check_clock(names: Sequence[str], said: Mapping[str, str], headers: Mapping[str, str], now: datetime) -> None:
    try:
        if "(created)" in names:
            at = datetime.fromtimestamp(int(said["created"]), UTC)
        else:
            at = parsedate_to_datetime(headers.get("date", ""))
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
        expires = datetime.fromtimestamp(int(said["expires"]), UTC) if "(expires)" in names else None
    except (ValueError, KeyError, OverflowError, OSError, TypeError):
        raise BadSignature("its date can't be read") from None
    if abs(at - now) > SKEW or (expires and expires < now):
        raise BadSignature("its date is too far from now")
