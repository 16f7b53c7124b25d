"""Fingerprints: what of a text goes into an index, so that a copy of any part of it can be found.

A text's words become the numbers of their light stems; words of closed classes are dropped. What is kept is each pair of
neighbours that remain, in either order, and each stem and figure by itself. All are numbers of 32 bits.

    fingerprint   the pairs and the single stems of a text
    read          its words as numbers, in their order
    VERSION       of all this; an index holds the version that made it
"""

from taswib.text.fingerprints.pairs import VERSION, Fingerprint, fingerprint, fingerprint_of, pairs
from taswib.text.fingerprints.reading import Places, Read, letters, read
from taswib.text.fingerprints.stems import stem

__all__ = [
    "VERSION",
    "Fingerprint",
    "Places",
    "Read",
    "fingerprint",
    "fingerprint_of",
    "letters",
    "pairs",
    "read",
    "stem",
]
