"""What became of a quotation."""

from typing import Literal, NamedTuple

Outcome = Literal["exact", "moved", "changed", "removed"]
"""exact: the same words stand where their neighbours and the order of the text make one expect them. Spelling practice,
punctuation and line ends may differ, and so may the offsets, since text before them grew or shrank.
moved: the same words stand elsewhere, among other neighbours or in another order.
changed: the passage is there, with other words in it, fewer or more, wherever it stands.
removed: it is gone; what resembles it is another sentence, or too little is left to say.
"""


class Anchored(NamedTuple):
    """`text[start:end]` in code points, half-open; None and None where it is removed.

    `certainty` is that of the outcome, between 0 and 1.
    """

    outcome: Outcome
    start: int | None
    end: int | None
    certainty: float


def gone(certainty: float) -> Anchored:
    return Anchored("removed", None, None, round(certainty, 4))
