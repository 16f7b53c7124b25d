"""A follower's mail address: how two spellings are known to be one, and what is kept of it to find it again."""

import hmac
from hashlib import sha256

from django.conf import settings


def written(typed: str) -> str:
    """As letters are sent there: the domain in small letters, the rest as its owner writes it."""
    local, _sign, domain = typed.strip().rpartition("@")
    return f"{local}@{domain.lower()}"


def key_of(address: str) -> str:
    """What finds an address again and tells it to nobody who has not the server's secret."""
    return hmac.new(settings.RECEIPT_KEY, b"follower\0" + address.strip().lower().encode(), sha256).hexdigest()
