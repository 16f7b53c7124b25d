"""What the author of an article sees of a case: a projection, never the model.

Not the reader, not their words, not their thread: words can name who wrote them (safety.md, threats.md T4).
"""

from dataclasses import dataclass
from datetime import datetime

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.case import Case
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted
from taswib.desk.state import State
from taswib.people.person import Person


@dataclass(frozen=True)
class AuthorsCase:
    """`span` is the disputed passage in `revision.text`; None when the whole article is meant."""

    id: int
    article: Article
    revision: Revision
    span: tuple[int, int] | None
    kind: str
    state: str
    brief: str
    explanations: tuple[tuple[str, datetime], ...]
    outcome: str
    is_closed: bool


def authors_view(case: Case, person: Person) -> AuthorsCase:
    """Raises NotPermitted for anybody but the article's author."""
    if Act.SEE_AUTHORS_VIEW not in case.acts_of(person):
        raise NotPermitted
    lead, decision = case.lead, getattr(case, "decision", None)
    own = case.explanations.filter(by=person).values_list("words", "given_at")
    return AuthorsCase(
        id=case.pk,
        article=case.article,
        revision=lead.revision,
        span=lead.span,
        kind=lead.get_kind_display(),
        state=_state(case),
        brief=case.brief,
        explanations=tuple(own),
        outcome=decision.get_outcome_display() if decision else "",
        is_closed=case.is_closed,
    )


def _state(case: Case) -> str:
    """That the desk waits for a reader would tell that there is a thread, and when it moves."""
    return str(State.OPEN.label if case.state == State.WAITING else case.get_state_display())
