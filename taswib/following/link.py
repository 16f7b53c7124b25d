"""The secret in a follower's links. It follows from a random seed and the server's secret, and only its hash finds a row.

So whoever has the database alone can write no link, and the server needs to keep none to put it into each letter.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.conf import settings


def new_seed() -> str:
    """16 random bytes, in hex."""
    return secrets.token_hex(16)


def secret_of(seed: str, purpose: str) -> str:
    """The secret part of a link, 32 letters and digits: 192 bits. One purpose's opens nothing of another."""
    digest = hmac.new(settings.RECEIPT_KEY, f"follow {purpose}\0{seed}".encode(), sha256).digest()
    return urlsafe_b64encode(digest[:24]).decode()


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()
