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
    try:
        return Asked(typed, admit(typed, limit=LONGEST))
    except TextRefused:
        return Asked(typed[:LONGEST].replace("\0", ""), "")
