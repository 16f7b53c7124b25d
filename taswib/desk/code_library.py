"""The codes of conduct to start from, and how a file becomes a newsroom's code: all of it or nothing."""

from datetime import datetime
from functools import cache
from pathlib import Path

from django.db import transaction
from django.db.models import Prefetch

from taswib.desk.clause import Clause, add_clause
from taswib.desk.code_file import CodeFile, read_code
from taswib.desk.code_of_conduct import CodeOfConduct, CodeOfConductQuerySet
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

STARTER = "house"
_FOLDER = Path(__file__).parent / "library" / "codes"


@cache
def code_library() -> dict[str, CodeFile]:
    """Every code of the library by its key."""
    found = (read_code(path.read_bytes()) for path in sorted(_FOLDER.glob("*.toml")))
    return {one.key: one for one in found}


def kept_codes(newsroom: Newsroom, now: datetime) -> CodeOfConductQuerySet:
    """The codes by which complaints are judged, each with its `clauses` in force; the starter where there is none yet."""
    _start(newsroom, now)
    return with_clauses(CodeOfConduct.objects.of(newsroom).kept())


def clauses_to_cite(newsroom: Newsroom, now: datetime) -> list[Clause]:
    """The clauses in force of the codes that are kept to; those of the starter where there is none yet."""
    _start(newsroom, now)
    return list(Clause.objects.that_can_be_cited(newsroom))


def with_clauses(codes: CodeOfConductQuerySet) -> CodeOfConductQuerySet:
    """Each with its clauses in force, and no others, as `clauses`."""
    return codes.prefetch_related(Prefetch("clauses", Clause.objects.in_force().select_related("code")))


@transaction.atomic
def take_code(newsroom: Newsroom, told: CodeFile, *, by: Person | None, now: datetime) -> CodeOfConduct:
    """Make it the newsroom's own; a code of the same key is changed to what it says, clause by clause.

    Clauses that it no longer names are taken out of force, changed ones get another edition.
    """
    code, _made = CodeOfConduct.objects.update_or_create(newsroom=newsroom, key=told.key, defaults=told.columns)
    standing = {one.anchor: one for one in Clause.objects.filter(code=code).in_force()}
    for anchor in standing.keys() - {one.anchor for one in told.clauses}:
        standing[anchor].retire(now=now)
    for position, words in enumerate(told.clauses):
        known = standing.get(words.anchor)
        clause = known.reword(words, by=by, now=now) if known else add_clause(code, words, by=by, now=now)
        if clause.position != position:
            clause.position = position
            clause.save(update_fields=["position"])
    return code


def _start(newsroom: Newsroom, now: datetime) -> None:
    """A newsroom without any code gets the starter. Two requests at once make one of it."""
    if CodeOfConduct.objects.of(newsroom).exists():
        return
    with transaction.atomic():
        newsroom.hold()
        if CodeOfConduct.objects.of(newsroom).exists():
            return
        take_code(newsroom, code_library()[STARTER], by=None, now=now)
