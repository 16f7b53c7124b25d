"""A text's image by way of one byte a character, a tenth of the time that replacing character by character takes.

Python encodes and decodes by a table of 256 characters, and deletes bytes, in one pass each. Nearly every Arabic or
English text has no others; what has is told so, and read the long way.
"""

from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Callable

_NONE = "\ufffe"  # what Python's tables have where they have nothing


class Narrow:
    """By the image of each character, which is one character, or nothing."""

    def __init__(self, characters: str, image: Callable[[str], str]) -> None:
        kept = [char for char in characters if len(image(char)) <= 1 and char != "\0"][:255]
        table = "".join(["\0", *kept]).ljust(256, _NONE)
        self._encoding = charmap_build(table)
        self._images = "".join(image(char) or _NONE for char in table[: len(kept) + 1]).ljust(256, _NONE)
        self._deleted = bytes(at for at, char in enumerate(table) if char != _NONE and not image(char))

    def __call__(self, text: str) -> str | None:
        """Every character's image; None where there is a character that has no byte."""
        try:
            encoded, _ = charmap_encode(text, "strict", self._encoding)
        except UnicodeEncodeError:
            return None
        return charmap_decode(encoded.translate(None, self._deleted), "strict", self._images)[0]
