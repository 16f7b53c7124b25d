"""A letter's page, before it is put into an envelope."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from taswib.people.newsroom import Newsroom


@dataclass(frozen=True)
class Page:
    """`text` is what every program shows, `html` the same for those who prefer it; `enclosed` texts by file name."""

    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    enclosed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, subject: str, paragraphs: Iterable[str], headers: Mapping[str, str] | None = None) -> Self:
        """Of text alone."""
        return cls(subject, "\n\n".join(paragraphs), headers=headers or {})


def address_of(path: str, newsroom: Newsroom) -> str:
    """A path of the newsroom's as a whole address."""
    return f"{newsroom.address or 'http://127.0.0.1'}{path}"
