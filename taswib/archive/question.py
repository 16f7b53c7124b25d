"""What the reader of statements is asked about a text. Knows nothing of Django, so that any process can answer."""

from datetime import date
from typing import NamedTuple

from taswib.text.statements import Statement, statements


class Question(NamedTuple):
    """A text, the day from which its «yesterday» counts, and its language."""

    text: str
    published: date | None
    language: str

    def answer(self) -> tuple[Statement, ...]:
        return tuple(statements(self.text, published=self.published, language=self.language))
