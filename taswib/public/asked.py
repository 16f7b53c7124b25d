"""The words that somebody searches for, through the gate for text."""

from dataclasses import dataclass

from django.http import QueryDict

from taswib.text.gate import TextRefused, admit

LONGEST = 600
"""Code points: the longest address that is kept of an article."""


@dataclass(frozen=True)
class Asked:
    """`typed` as it came, for the box; `words` as it may be searched for, "" when the gate stayed shut."""

    typed: str
    words: str

    @property
    def is_refused(self) -> bool:
        return bool(self.typed.strip()) and not self.words


def asked(query: QueryDict) -> Asked:
    """What `?q=` holds."""
    typed = query.get("q", "")
    words = words_of(typed)
    return Asked(typed if words else typed[:LONGEST].replace("\0", ""), words)


def words_of(typed: str) -> str:
    """What the gate lets in of it; "" when it stays shut."""
    try:
        return admit(typed, limit=LONGEST)
    except TextRefused:
        return ""
