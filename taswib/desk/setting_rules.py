"""Setting the rules on conflicts of interest: each change leaves a row, that of the rule of two also one in public."""

from datetime import datetime

from django.db import transaction

from taswib.desk.conflict_rules import ConflictRules, Line
from taswib.desk.permissions import standing_of
from taswib.desk.referring import refer
from taswib.desk.refusals import NotPermitted, WhyMissing
from taswib.ledger.appending import append
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonStep, tell


def set_rules(
    newsroom: Newsroom, line: Line, *, two_persons: bool, why: str = "", by: Person, now: datetime
) -> ConflictRules:
    """The rules from now on; what waits is referred anew. The same rules change nothing.

    Raises NotPermitted; WhyMissing where the rule of two changes without a reason.
    """
    if not standing_of(by, newsroom).keeps_rules:
        raise NotPermitted
    rules = _set(newsroom, line, two_persons, why, by, now)
    refer(
        newsroom, now
    )  # apart: it holds cases, which come before the newsroom. The watcher does it where this is killed.
    return rules


@transaction.atomic
def _set(newsroom: Newsroom, line: Line, two_persons: bool, why: str, by: Person, now: datetime) -> ConflictRules:
    newsroom.hold()
    rules = ConflictRules.of(newsroom)
    if rules.two_persons != two_persons:
        _switch(newsroom, two_persons, why, by, now)
    if rules.line != line:
        tell(newsroom, PersonStep.LINE, by=by, now=now, detail=why)
    rules.line, rules.two_persons = line, two_persons
    rules.save()
    return rules


def _switch(newsroom: Newsroom, on: bool, why: str, by: Person, now: datetime) -> None:
    """With who did it and why for the desk; the ledger says the day alone, and nobody can take that out again."""
    if not why.strip():
        raise WhyMissing
    tell(newsroom, PersonStep.TWO if on else PersonStep.ONE, by=by, now=now, detail=why)
    says = {"kind": "rule_of_two", "act": "on" if on else "off", "on": newsroom.day_of(now).isoformat()}
    append(newsroom, [says], now=now)
