"""Under which names somebody of the staff writes: articles that carry one are theirs, and never theirs to judge."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from taswib.archive.authorship import credit_again
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonStep, tell


@transaction.atomic
def sign_as(person: Person, newsroom: Newsroom, names: Iterable[str], *, by: Person, now: datetime) -> int:
    """These names beside their own; how many articles that are here became theirs. What was theirs stays so."""
    person.bylines = "\n".join(dict.fromkeys(name.strip() for name in names if name.strip()))
    person.save(update_fields=["bylines"])
    tell(newsroom, PersonStep.BYLINES, person=person, by=by, now=now, detail=person.bylines.replace("\n", " · "))
    return credit_again(newsroom, person)
