"""Referring: a case in which somebody of the desk is recused goes to the next in line, or is said to wait for somebody.

It moves no deadline. A referral says whom a case waits for; who may handle it is asked of permissions.py every time.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.conflict_rules import ConflictRules
from taswib.desk.queue import CaseQuerySet
from taswib.desk.recusal import Recusal, RecusalQuerySet
from taswib.desk.referred import NOBODY
from taswib.desk.transition import Actor, Step, Transition
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom

_MOST = 2000
"""Cases that are moved at one time; the watcher goes on with the rest."""
Persons = frozenset[int]
Tied = dict[int, Persons]
"""Persons by the number of an article or a case."""
_NONE = Persons()


@dataclass(frozen=True)
class _Desk:
    """Who is in line, in its order: the persons of each role."""

    line: tuple[tuple[Role, frozenset[int]], ...]

    @property
    def everybody(self) -> frozenset[int]:
        return frozenset[int]().union(*(persons for _role, persons in self.line))

    def next_without(self, recused: Persons) -> str:
        """The first role with somebody free of conflict; "" where nobody of the desk is recused."""
        if not recused & self.everybody:
            return ""
        return next((role.value for role, persons in self.line if persons - recused), NOBODY)

    def is_elsewhere(self, case: Case, recused: Persons) -> bool:
        """Whether the case is referred otherwise than it should be, or held by somebody who is recused."""
        return case.holder_id in recused or case.referred_to != self.next_without(recused)


@transaction.atomic
def refer(newsroom: Newsroom, now: datetime, only: Q | None = None) -> int:
    """Every case that waits, or `only` some, is referred as the conflicts of today ask; how many changed.

    As many queries for thousands of cases as for one: a reader's report waits for this.
    """
    waiting = Case.objects.of(newsroom).waiting()
    cases = waiting.filter(only) if only else waiting
    desk = _desk_of(newsroom)
    by_article, by_case = _of_articles(cases, desk), _of_cases(cases, desk)
    concerned = Q(article__in=list(by_article)) | Q(pk__in=_named(desk).values("report__case")) | ~Q(referred_to="")
    lean = cases.filter(concerned).order_by("pk").only("article", "holder", "referred_to")
    tied = ((one, by_article.get(one.article_id, _NONE) | by_case.get(one.pk, _NONE)) for one in lean)
    return _move([one for one in tied if desk.is_elsewhere(*one)][:_MOST], desk, now)


def refer_everywhere(now: datetime) -> int:
    """People come and go, and bylines change: what follows from that for cases. A duty of the watcher."""
    return sum(refer(newsroom, now) for newsroom in Newsroom.objects.all())


def _desk_of(newsroom: Newsroom) -> _Desk:
    roles: dict[str, set[int]] = defaultdict(set)
    rows = Membership.objects.filter(newsroom=newsroom, person__is_active=True).values_list("role", "person")
    for role, person in rows:
        roles[role].add(person)
    return _Desk(tuple((role, frozenset(roles[role])) for role in ConflictRules.of(newsroom).roles))


def _of_articles(cases: CaseQuerySet, desk: _Desk) -> Tied:
    articles = cases.order_by().values("article")
    wrote, edited = Article.authors.through.objects, Article.editors.through.objects
    tied = [link.filter(article__in=articles, person__in=desk.everybody) for link in (wrote, edited)]
    declared = Recusal.objects.standing().of_articles().filter(article__in=articles, person__in=desk.everybody)
    return _gathered(row for rows in (*tied, declared) for row in rows.values_list("article", "person"))


def _of_cases(cases: CaseQuerySet, desk: _Desk) -> Tied:
    here = _named(desk).filter(report__case__in=cases.order_by().values("pk"))
    return _gathered(here.values_list("report__case", "person"))


def _named(desk: _Desk) -> RecusalQuerySet:
    return Recusal.objects.standing().of_reports().filter(person__in=desk.everybody)


def _gathered(pairs: Iterable[tuple[int, int]]) -> Tied:
    found: dict[int, set[int]] = defaultdict(set)
    for number, person in pairs:
        found[number].add(person)
    return {number: Persons(persons) for number, persons in found.items()}


def _move(tied: Sequence[tuple[Case, Persons]], desk: _Desk, now: datetime) -> int:
    """Whoever is recused holds none of them any more; each that is referred elsewhere than before leaves a row."""
    let_go = [case.pk for case, recused in tied if case.holder_id in recused]
    if let_go:
        Case.objects.filter(pk__in=let_go).update(holder=None)
    moved: dict[str, list[Case]] = defaultdict(list)
    for case, recused in tied:
        if (to := desk.next_without(recused)) != case.referred_to:
            moved[to].append(case)
    for to, cases in moved.items():
        Transition.objects.bulk_create(
            one.row(Step.REFERRED, actor=Actor.SYSTEM, at=now, before=one.referred_to, after=to) for one in cases
        )
        Case.objects.filter(pk__in=[one.pk for one in cases]).update(referred_to=to)
    return sum(map(len, moved.values()))
