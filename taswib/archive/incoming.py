"""An article on its way in."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from taswib.archive.article import Precision
from taswib.archive.drawn import Drawn, draw
from taswib.people.person import Person


@dataclass(frozen=True)
class Incoming:
    """An article as it arrives. `text` is headline, newline, paragraphs; it is stored code point for code point."""

    identity: str
    text: str
    seen_from: str
    address: str = ""
    given_id: str = ""
    outlet: str = ""
    section: str = ""
    byline: str = ""
    language: str = ""
    published_at: datetime | None = None
    published_precision: str = Precision.MINUTE
    authors: tuple[Person, ...] = field(default=())
    """Whoever of the staff `byline` names, where it is empty."""
    edited_by: str = ""
    """Who handled it before it came out, as a byline names people; whoever of the staff it names can't judge it."""
    reads: bool = True
    """Whether who says what in it is read on its way in; of very many articles it is read behind them."""

    @cached_property
    def drawn(self) -> Drawn:
        """What follows from the text, worked out once; a process that reads does it before it hands the article over."""
        day = self.published_at.date() if self.published_at else None
        return draw(self.text, day, self.language, reads=self.reads)
