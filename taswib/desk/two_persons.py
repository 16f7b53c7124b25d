"""The rule of two: who may agree, and where one person has to do without. Countersigning is in countersigning.py."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from taswib.desk.conflict_rules import ConflictRules
from taswib.desk.permissions import TABLE, Act, acts_of
from taswib.desk.refusals import SecondNeeded
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

if TYPE_CHECKING:
    from taswib.desk.case import Case
    from taswib.desk.countersignature import Countersignature
    from taswib.desk.notice import Notice

AGREEING = frozenset(role for role, acts in TABLE.items() if Act.AGREE in acts)


def in_force(newsroom: Newsroom) -> bool:
    """Whether grave steps take two persons here: unless it is switched off, wherever two may agree at all."""
    return ConflictRules.of(newsroom).two_persons and _who_agree(newsroom).count() > 1


def free_to_agree(case: "Case", asking: Person) -> list[Person]:
    """Everybody else who may agree in this case: none of them has a conflict of interest in it."""
    others = _who_agree(case.newsroom).exclude(pk=asking.pk)
    return [one for one in others if Act.AGREE in acts_of(one, case.newsroom, case.article, case)]


def require_second(
    case: "Case", notice: "Notice", agreed: "Iterable[Countersignature]", by: Person, now: datetime
) -> None:
    """Alone only where nobody else is free of conflict: then that leaves a row. Raises SecondNeeded."""
    free = set(free_to_agree(case, by))
    if any(free & {one.asked_by, one.answered_by} for one in agreed):
        return
    if free:
        raise SecondNeeded
    case.countersignatures.done_alone(case, notice, by, now)


def _who_agree(newsroom: Newsroom) -> QuerySet[Person]:
    staff = Person.objects.filter(is_active=True, memberships__newsroom=newsroom, memberships__role__in=AGREEING)
    return staff.distinct()
