"""Taking a second factor away: by its owner, or by the operator for somebody who lost phone and codes."""

from datetime import datetime

from django.db import transaction

from taswib.people.desk_session import end_sessions
from taswib.people.person import Person
from taswib.people.person_event import PersonStep, tell_everywhere
from taswib.people.recovery_code import RecoveryCode
from taswib.people.second_factor import SecondFactor


@transaction.atomic
def take_away(person: Person, *, by: Person | None, now: datetime) -> bool:
    """Whether there was one. Where somebody else does it, every session of theirs ends."""
    there, _rows = SecondFactor.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    if by is None:
        end_sessions(person)
    tell_everywhere(person, PersonStep.NO_FACTOR, by=by, now=now)
    return bool(there)
