"""The desk's registers: its cases, notices and decisions of a period, without a word of any reader.

Nobody sees in them a case on an article of their own: who wrote an article has the author's part in it, whatever their
roles.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet

from taswib.desk.case import Case
from taswib.desk.decision import Decision
from taswib.desk.notice import Notice
from taswib.desk.notice_name import permanent_id
from taswib.desk.pictures.period import Period
from taswib.desk.tables.table import Table, Value
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

_AT_ONCE = 500
Rows = Iterator[tuple[Value, ...]]
Register = Callable[[Newsroom, Period, Person], Table]

CASES = ("case", "kind", "state", "opened_at", "due_on", "holder", "reports", "article", "address", "headline", "section",
         "outcome", "decided_at", "closed_into")  # fmt: skip
NOTICES = ("notice", "id", "case", "kind", "severity", "apology", "state", "language", "published_at", "updated_at", "article",
           "address", "headline", "section", "was", "now", "words", "withdrawal")  # fmt: skip
DECISIONS = ("case", "kind", "outcome", "decided_at", "by", "reasons", "reasons_en", "article", "address", "headline",
             "first_report_at", "reports")  # fmt: skip


def cases(newsroom: Newsroom, period: Period, person: Person) -> Table:
    """Cases opened in the period."""
    first, after = period.bounds(newsroom.zone)
    theirs = Case.objects.of(newsroom).handled_by(person).filter(opened_at__gte=first, opened_at__lt=after)
    told = theirs.annotate(reports_in=Count("reports")).select_related(
        "newsroom", "article__current", "holder", "decision"
    )
    return _table("cases", CASES, _cases(told.defer("article__current__text").order_by("pk")), newsroom, period)


def notices(newsroom: Newsroom, period: Period, person: Person) -> Table:
    """Notices published in the period, withdrawn ones among them."""
    first, after = period.bounds(newsroom.zone)
    theirs = Notice.objects.of(newsroom).public().handled_by(person)
    told = theirs.filter(published_at__gte=first, published_at__lt=after).with_articles().order_by("number")
    return _table("notices", NOTICES, _notices(told), newsroom, period)


def decisions(newsroom: Newsroom, period: Period, person: Person) -> Table:
    """Decisions taken in the period, with their reasons as readers were told them."""
    first, after = period.bounds(newsroom.zone)
    theirs = Decision.objects.filter(case__in=Case.objects.of(newsroom).handled_by(person).values("pk"))
    told = theirs.filter(decided_at__gte=first, decided_at__lt=after).select_related(
        "by", "case__newsroom", "case__article__current"
    )
    counted = told.annotate(first=Min("case__reports__received_at"), reports_in=Count("case__reports"))
    rows = _decisions(counted.defer("case__article__current__text").order_by("decided_at", "pk"))
    return _table("decisions", DECISIONS, rows, newsroom, period)


REGISTERS: dict[str, Register] = {"cases": cases, "notices": notices, "decisions": decisions}


def _cases(found: "QuerySet[Any]") -> Rows:
    for one in found.iterator(chunk_size=_AT_ONCE):
        decision = getattr(one, "decision", None)
        yield (
            one.pk, one.kind, one.state, _moment(one.opened_at, one), one.due_on.isoformat() if one.due_on else None,
            str(one.holder) if one.holder else None, one.reports_in, one.article.slug, one.article.address,
            one.article.headline, one.article.section, decision.outcome if decision else None,
            _moment(decision.decided_at, one) if decision else None, one.joined_to_id,
        )  # fmt: skip


def _notices(found: "QuerySet[Any]") -> Rows:
    for one in found.iterator(chunk_size=_AT_ONCE):
        yield (
            one.number, permanent_id(one), one.case_id, one.kind, one.severity, one.apology, one.state, one.language,
            _moment(one.published_at, one), _moment(one.updated_at, one), one.article.slug, one.article.address,
            one.article.headline, one.article.section, one.was, one.now, one.words, one.withdrawal,
        )  # fmt: skip


def _decisions(found: "QuerySet[Any]") -> Rows:
    for one in found.iterator(chunk_size=_AT_ONCE):
        case = one.case
        yield (
            case.pk, case.kind, one.outcome, _moment(one.decided_at, case), str(one.by), one.reasons, one.reasons_en,
            case.article.slug, case.article.address, case.article.headline, _moment(one.first, case), one.reports_in,
        )  # fmt: skip


def _table(name: str, columns: tuple[str, ...], rows: Rows, newsroom: Newsroom, period: Period) -> Table:
    about: dict[str, Value] = {"newsroom": newsroom.slug, "from": str(period.first), "to": str(period.last)}
    return Table(name, columns, rows, about)


def _moment(value: datetime | None, of: Case | Notice) -> str | None:
    """With the clock of the newsroom, so that its day is the day by which the table was asked for."""
    return value.astimezone(of.newsroom.zone).isoformat() if value else None
