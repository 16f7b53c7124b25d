"""Whom of the staff a byline names: they explain what they wrote, and never judge a report on it."""

import re
from collections.abc import Iterable

from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.text.folding import fold

_BETWEEN_NAMES = re.compile(r"[،,;؛/&|]|\band\b")
_AND = " و"

Staff = dict[str, list[Person]]


def staff_of(newsroom: Newsroom) -> Staff:
    """Everybody with a role in the newsroom, under each of their names, folded."""
    staff: Staff = {}
    for person in Person.objects.filter(memberships__newsroom=newsroom).distinct():
        for name in filter(None, {_folded(person.name_ar), _folded(person.name_en)}):
            staff.setdefault(name, []).append(person)
    return staff


def authors_named(byline: str, staff: Staff) -> list[Person]:
    """Those whose whole name stands in the byline. Of two with one name both are meant: neither should judge."""
    return list(dict.fromkeys(person for name in _names(byline) for person in staff.get(name, ())))


def _names(byline: str) -> Iterable[str]:
    for part in _BETWEEN_NAMES.split(byline):
        yield from dict.fromkeys(map(_folded, (part, *part.split(_AND))))


def _folded(name: str) -> str:
    return fold(name).text.strip()
