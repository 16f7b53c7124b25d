"""Seventh phase: who each speaker is, by the fullest name that the article uses for them anywhere."""

from taswib.text.statements.cast import Cast
from taswib.text.statements.foretold import name_foretold
from taswib.text.statements.mentions import mentions
from taswib.text.statements.reading import Reading


def resolve(reading: Reading) -> None:
    """Fill in `speaker` of every draft."""
    reading.people = mentions(reading)
    cast = Cast(reading)
    for draft in reading.drafts:
        draft.speaker = cast.of(draft)
    name_foretold(reading)
