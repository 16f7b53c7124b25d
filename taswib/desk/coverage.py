"""Whether a notice tells the public of a change."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from taswib.text.facts import facts
from taswib.text.folding import fold

if TYPE_CHECKING:
    from taswib.desk.notice import Notice

SHORTLY = timedelta(days=7)
"""How long before a revision a notice may have gone out and still be its announcement."""
_WHOLE = frozenset(("retraction", "removal"))
_VALUED = frozenset(("number", "date"))


def covers(notice: "Notice", changes: Sequence[tuple[str, str]]) -> bool:
    """Whether the notice says of every change, given as what stood and what stands, what stands now."""
    if notice.kind in _WHOLE:
        return True
    said = "\n".join((notice.was, notice.now, notice.words))
    folded, values = fold(said).text, _values(said)
    return all(_says(folded, values, stands or stood) for stood, stands in changes)


def _says(folded: str, values: set[str], words: str) -> bool:
    told = _values(words)
    return fold(words).text.strip() in folded or bool(told and told <= values)


def _values(words: str) -> set[str]:
    """The figures and days in some words, without their units."""
    return {one.value.split()[0] for one in facts(words) if one.kind in _VALUED and one.value}
