"""The receipt: 120 bits that open one report's thread, kept only as a keyed hash.

Written as 24 characters of Crockford's base 32 (no I, L, O or U) in groups of four. It follows from the form's own
random token by a keyed hash, so that a form sent twice gives the same receipt while nothing stored opens a thread.
"""

import hmac
import unicodedata
from hashlib import sha256

from django.conf import settings

from taswib.sealing import Pair, pair_of

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 24
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})


def receipt_for(token: str) -> str:
    """The receipt of the form that carried `token`, 24 characters."""
    number = int.from_bytes(_keyed(b"receipt", token)[:15])
    return "".join(ALPHABET[number >> shift & 31] for shift in range(115, -1, -5))


def lookup_of(receipt: str) -> str:
    """What is stored of a receipt: a keyed SHA-256, 64 hexadecimal digits."""
    return _keyed(b"lookup", receipt).hex()


def readers_key(receipt: str) -> Pair:
    """The reader's own key, which follows from the receipt alone: nothing of the server's goes into it."""
    return pair_of(receipt.encode(), b"receipt")


def submission_of(token: str) -> str:
    """What is stored of the form's token, to know it when it comes again."""
    return _keyed(b"submission", token).hex()


def grouped(receipt: str) -> str:
    """As people read it: `7K3M-…`, six groups of four."""
    return "-".join(receipt[i : i + 4] for i in range(0, len(receipt), 4))


def as_typed(typed: str) -> str:
    """The receipt that somebody typed: any digits, small letters, blanks and dashes are forgiven; "" if it is none."""
    letters = "".join(_plain(character) for character in typed[:200] if character.isalnum())
    code = letters.upper().translate(_MEANT)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def _keyed(purpose: bytes, value: str) -> bytes:
    return hmac.new(settings.RECEIPT_KEY, purpose + b"\0" + value.encode(), sha256).digest()
