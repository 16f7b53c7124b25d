"""Between the password and the code: who is meant, for ten minutes. Nobody is signed in yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from taswib.console.tries import try_code
from taswib.people.person import Person
from taswib.people.person_event import PersonStep, tell_everywhere
from taswib.people.recovery_code import use_code
from taswib.people.second_factor import SecondFactor

_IN_SESSION = "half-way"
_TIME = timedelta(minutes=10)


@dataclass(frozen=True)
class HalfWay:
    person: Person

    @classmethod
    def begin(cls, request: HttpRequest, person: Person) -> None:
        """In a session of its own, which ends with the time: nothing that this browser held before is mixed with it."""
        request.session.flush()
        request.session.set_expiry(_TIME)
        request.session[_IN_SESSION] = [person.pk, int(timezone.now().timestamp())]

    @classmethod
    def of(cls, request: HttpRequest) -> "HalfWay | None":
        """Who gave the right password in this browser, and not long ago."""
        number, at = request.session.get(_IN_SESSION, (0, 0))
        if not 0 <= timezone.now().timestamp() - at < _TIME.total_seconds():
            return None
        person = Person.objects.filter(pk=number, is_active=True).first()
        return cls(person) if person else None


RIGHT, WRONG, WAIT = 200, 422, 429


def answer_to_code(person: Person, given: QueryDict, now: datetime) -> int:
    """RIGHT only where the field `code` holds one of their app's, or a recovery code, which is good however many were wrong.

    How many were tried is asked once, by counting this one.
    """
    typed = given.get("code", "")[:80]
    if _is_recovery(person, typed, now):
        return RIGHT
    attempt = try_code(person, now)
    if attempt is None:
        return WAIT
    factor = SecondFactor.objects.filter(person=person).first()
    if factor is not None and factor.takes(typed, now):
        attempt.was_right(now)
        return RIGHT
    if attempt.is_last:
        tell_everywhere(person, PersonStep.GUESSED, by=None, now=now)
    return WRONG


@transaction.atomic
def _is_recovery(person: Person, typed: str, now: datetime) -> bool:
    used = use_code(person, typed, now)
    if used:
        tell_everywhere(person, PersonStep.CODE_USED, by=person, now=now)
    return used
