"""Referring: a case in which somebody of the desk is recused goes to the next in line, or is said to wait for somebody.

It moves no deadline. A referral says whom a case waits for; who may handle it is asked of permissions.py every time.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.conflict_rules import ConflictRules
from taswib.desk.queue import CaseQuerySet
from taswib.desk.recusal import Recusal
from taswib.desk.referred import NOBODY
from taswib.desk.transition import Actor, Step, Transition
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom

_LOT = 500
Tied = dict[int, set[int]]
"""Persons by the number of an article or a case."""


@dataclass(frozen=True)
class _Desk:
    """Who is in line, in its order: the persons of each role."""

    line: tuple[tuple[Role, frozenset[int]], ...]

    @property
    def everybody(self) -> frozenset[int]:
        return frozenset[int]().union(*(persons for _role, persons in self.line))

    def next_without(self, recused: set[int]) -> str:
        """The first role with somebody free of conflict; "" where nobody of the desk is recused."""
        if not recused & self.everybody:
            return ""
        return next((role.value for role, persons in self.line if persons - recused), NOBODY)


@transaction.atomic
def refer(newsroom: Newsroom, now: datetime, article: Article | None = None) -> int:
    """Every case that waits is referred as the conflicts of today ask; how many changed. A few queries, not one a case."""
    waiting = Case.objects.of(newsroom).waiting()
    cases = waiting.filter(article=article) if article else waiting
    desk = _desk_of(newsroom)
    by_article, by_case = _of_articles(cases, desk), _of_cases(cases, desk)
    changed = 0
    for number, recused in by_article.items():
        changed += _move(cases.filter(article=number).exclude(pk__in=by_case), desk, recused, now)
    for case in cases.filter(pk__in=by_case):
        recused = by_case[case.pk] | by_article.get(case.article_id, set())
        changed += _move(cases.filter(pk=case.pk), desk, recused, now)
    free = cases.exclude(referred_to="").exclude(article__in=list(by_article)).exclude(pk__in=by_case)
    return changed + _move(free, desk, set(), now)


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
    named = Recusal.objects.standing().of_reports().filter(person__in=desk.everybody)
    return _gathered(named.filter(report__case__in=cases.order_by().values("pk")).values_list("report__case", "person"))


def _gathered(pairs: Iterable[tuple[int, int]]) -> Tied:
    found: Tied = defaultdict(set)
    for number, person in pairs:
        found[number].add(person)
    return dict(found)


def _move(cases: CaseQuerySet, desk: _Desk, recused: set[int], now: datetime) -> int:
    """Whoever is recused holds none of them any more; each that is referred elsewhere than before leaves a row."""
    to = desk.next_without(recused)
    if recused:
        cases.filter(holder__in=recused).update(holder=None)
    moved = list(cases.exclude(referred_to=to).order_by("pk")[:_LOT])
    Transition.objects.bulk_create(
        one.row(Step.REFERRED, actor=Actor.SYSTEM, at=now, before=one.referred_to, after=to) for one in moved
    )
    Case.objects.filter(pk__in=[one.pk for one in moved]).update(referred_to=to)
    return len(moved)
