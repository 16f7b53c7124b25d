"""What whoever is recused sees of a case, the author above all, on its page and in a list: projections, never the model.

Not the reader, not their words, not their thread: words can name who wrote them (safety.md, threats.md T4).
"""

from dataclasses import dataclass
from datetime import datetime

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.clause import Clause
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
    explains: bool
    clauses: tuple[Clause, ...] = ()
    """Those by which a complaint is examined, as the desk set them."""


@dataclass(frozen=True)
class AuthorsLine:
    """A case in the author's list. `asked` and `explained`: whether the desk put a question, whether they answered."""

    id: int
    headline: str
    kind: str
    state: str
    asked: bool
    explained: bool
    outcome: str
    is_closed: bool


def authors_line(case: Case) -> AuthorsLine:
    """The line of a case from a queryset `told_to` its author, which says whose they are; asks no more queries."""
    return AuthorsLine(
        id=case.pk,
        headline=case.article.headline,
        kind=str(case.get_kind_display()),
        state=_state(case),
        asked=bool(case.brief),
        explained=bool(case.explanations.all()),
        outcome=_outcome(case),
        is_closed=case.is_closed,
    )


def authors_view(case: Case, person: Person) -> AuthorsCase:
    """Who wrote or edited the article may explain; whoever else has a conflict of interest sees that the case is there.

    Raises NotPermitted for everybody else.
    """
    acts = case.acts_of(person)
    if Act.SEE_AUTHORS_VIEW not in acts:
        raise NotPermitted
    explains = Act.EXPLAIN in acts
    subject = case.subject
    own = case.explanations.filter(by=person).values_list("words", "given_at")
    return AuthorsCase(
        id=case.pk,
        article=case.article,
        revision=subject.revision,
        span=subject.span,
        kind=str(case.get_kind_display()),
        state=_state(case),
        brief=case.brief if explains else "",
        explanations=tuple(own),
        outcome=_outcome(case),
        is_closed=case.is_closed,
        explains=explains,
        clauses=_clauses(case) if explains else (),
    )


def _clauses(case: Case) -> tuple[Clause, ...]:
    if case.kind != CaseKind.COMPLAINT:
        return ()
    return tuple(one.clause for one in case.findings.select_related("clause__code"))


def _outcome(case: Case) -> str:
    decision = getattr(case, "decision", None)
    return decision.get_outcome_display() if decision else ""


def _state(case: Case) -> str:
    """That the desk waits for a reader would tell that there is a thread, and when it moves."""
    return str(State.OPEN.label if case.state == State.WAITING else case.get_state_display())
