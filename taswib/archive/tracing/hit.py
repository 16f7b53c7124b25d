"""A place in the archive that carries what was sought, or says otherwise in the same words."""

from dataclasses import dataclass

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.text.facts import Difference
from taswib.text.matching import Kind


@dataclass(frozen=True)
class Hit:
    """`revision.text[start:end]`, in code points; `revision` is the article's current one. `differences` part what was
    sought, cut to `sought` (start and end in it), from what stands there.
    """

    article: Article
    revision: Revision
    start: int
    end: int
    kind: Kind
    certainty: float
    sought: tuple[int, int]
    differences: list[Difference]

    @property
    def words(self) -> str:
        return self.revision.text[self.start : self.end]

    @property
    def is_copy(self) -> bool:
        """Whether the error stands there; what is only reworded is to be looked at first, another fact is no copy."""
        return self.kind != "changed-fact"
