"""A place where two readings of one passage part."""

from dataclasses import dataclass
from typing import Literal

from taswib.text.facts.fact import Span

DifferenceKind = Literal["number", "date", "name", "negation", "quotation", "attribution", "wording", "typography"]


@dataclass(frozen=True)
class Difference:
    """`stood` at `before` of the one passage is `stands` at `after` of the other. Where only one of them says it, the
    other span is empty and tells where it would stand.
    """

    kind: DifferenceKind
    before: Span
    after: Span
    stood: str
    stands: str

    @property
    def is_replacement(self) -> bool:
        """Whether both passages say something here, so that they contradict each other; a negation always does."""
        return bool(self.stood and self.stands) or self.kind == "negation"
