"""Whom of the staff a line of names means: who wrote or edited a text never judges a report on it."""

import re
from collections.abc import Iterable

from taswib.archive.article import Article
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
        for name in filter(None, {_folded(name) for name in person.signs_as}):
            staff.setdefault(name, []).append(person)
    return staff


def people_named(line: str, staff: Staff) -> list[Person]:
    """Those whose whole name stands in the line. Of two with one name both are meant: neither should judge."""
    return list(dict.fromkeys(person for name in _names(line) for person in staff.get(name, ())))


def people_meant(line: str, staff: Staff) -> list[Person]:
    """Those whom a reader may mean who writes a name as they know it: a part of it, or with a title before it.

    Rather one too many: who is meant by mistake is let in again by a colleague, who was let in by mistake has read.
    """
    told = [set(name.split()) for name in _names(line)]
    meant = (person for name, persons in staff.items() if any(_meets(one, name) for one in told) for person in persons)
    return list(dict.fromkeys(meant))


def _meets(told: set[str], name: str) -> bool:
    theirs = set(name.split())
    return bool(told) and (told <= theirs or theirs <= told)


def credit_again(newsroom: Newsroom, person: Person) -> int:
    """Articles that are here already and carry one of this person's names become theirs; how many were looked at as such."""
    staff = {_folded(name): [person] for name in person.signs_as}
    bylines = Article.objects.filter(newsroom=newsroom).exclude(byline="").values_list("byline", flat=True).distinct()
    theirs = [byline for byline in bylines.iterator() if people_named(byline, staff)]
    credit, count = Article.authors.through, 0
    for byline in theirs:
        numbers = Article.objects.filter(newsroom=newsroom, byline=byline).values_list("pk", flat=True)
        rows = [credit(article_id=number, person_id=person.pk) for number in numbers.iterator()]
        credit.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        count += len(rows)
    return count


def _names(line: str) -> Iterable[str]:
    for part in _BETWEEN_NAMES.split(line):
        yield from dict.fromkeys(map(_folded, (part, *part.split(_AND))))


def _folded(name: str) -> str:
    return fold(name).text.strip()
