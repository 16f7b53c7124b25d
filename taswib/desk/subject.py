"""The words that a case is about, wherever it came from."""

from typing import NamedTuple

from taswib.archive.revision import Revision
from taswib.text.anchoring import Quote


class Subject(NamedTuple):
    """`span` is in `revision.text` and `exact` its words; None and "" where the whole article is meant. `stands` is
    what stands there now, where that is known.
    """

    revision: Revision
    span: tuple[int, int] | None
    exact: str
    quote: Quote | None
    stands: str = ""
