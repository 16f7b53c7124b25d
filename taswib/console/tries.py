"""How often somebody may try: a guesser waits ever longer, nobody is shut out for good, and no address is stored.

Only tries that failed count, and they run out again. Passwords are counted by name and network together, so that
whoever guesses at an editor's name from elsewhere does not keep the editor out.
"""

from datetime import datetime

from django.http import HttpRequest

from taswib.design.network import network_of
from taswib.desk.flood import MEMORY
from taswib.people.person import Person

_MANY, _A_MINUTE = 6.0, 2.0
_MANY_OF_A_NETWORK, _OF_A_NETWORK_A_MINUTE = 60.0, 20.0
_MANY_CODES, _CODES_A_MINUTE = 6.0, 3.0
"""Three codes of a million are right at a moment: 4,320 tries a day, by somebody who has the password, find one in 77 days."""


def too_many_passwords(request: HttpRequest, username: str, now: datetime) -> bool:
    network = network_of(request)
    of_name = MEMORY.tallies().level(_name(network, username), _A_MINUTE, now)
    of_network = MEMORY.tallies().level(b"sign-in" + network, _OF_A_NETWORK_A_MINUTE, now)
    return of_name > _MANY - 1 or of_network > _MANY_OF_A_NETWORK - 1


def wrong_password(request: HttpRequest, username: str, now: datetime) -> None:
    network = network_of(request)
    MEMORY.tallies().add(_name(network, username), 1, _A_MINUTE, _MANY, now)
    MEMORY.tallies().add(b"sign-in" + network, 1, _OF_A_NETWORK_A_MINUTE, _MANY_OF_A_NETWORK, now)


def too_many_codes(person: Person, now: datetime) -> bool:
    return MEMORY.tallies().level(_code(person), _CODES_A_MINUTE, now) > _MANY_CODES - 1


def wrong_code(person: Person, now: datetime) -> bool:
    """Count it; whether it was the one that brought them to the limit."""
    before = MEMORY.tallies().level(_code(person), _CODES_A_MINUTE, now)
    return before <= _MANY_CODES - 1 < MEMORY.tallies().add(_code(person), 1, _CODES_A_MINUTE, _MANY_CODES, now)


def _name(network: bytes, username: str) -> bytes:
    return b"name" + network + username.casefold().encode(errors="replace")


def _code(person: Person) -> bytes:
    return b"codes of %d" % person.pk
