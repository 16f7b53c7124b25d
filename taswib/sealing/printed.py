"""A key on paper: 52 letters and digits of Crockford's base 32 and four that tell a slip of the pen, in groups of four."""

import unicodedata
from hashlib import sha256

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})
_KEY, _CHECK = 52, 4


def to_print(private: bytes) -> str:
    """Fourteen groups, from 32 bytes."""
    letters = _letters(int.from_bytes(private) << 4, _KEY)
    written = letters + _check(private)
    return "-".join(written[at : at + 4] for at in range(0, len(written), 4))


def from_print(typed: str) -> bytes | None:
    """The key that somebody typed: digits of any script, blanks, dashes and small letters are forgiven.

    None for what is no such key, one with a slip in it included.
    """
    letters = "".join(_plain(letter) for letter in typed[:500] if letter.isalnum()).upper().translate(_MEANT)
    if len(letters) != _KEY + _CHECK or not set(letters) <= set(_ALPHABET):
        return None
    number = 0
    for letter in letters[:_KEY]:
        number = number << 5 | _ALPHABET.index(letter)
    private = (number >> 4).to_bytes(33)[1:]
    return private if to_print(private).replace("-", "") == letters else None


def _letters(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(count - 1, -1, -1))


def _check(private: bytes) -> str:
    return _letters(int.from_bytes(sha256(b"taswib printed key" + private).digest()[:3]) >> 4, _CHECK)


def _plain(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
