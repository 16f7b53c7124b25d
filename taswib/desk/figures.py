"""What the desk can say of itself in figures, counted from rows and never kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from statistics import median

from django.db.models import F

from taswib.desk.case import Case
from taswib.desk.deadline import Deadline
from taswib.desk.decision import Decision, Outcome
from taswib.desk.notice import Notice
from taswib.desk.report import Report
from taswib.people.newsroom import Newsroom

MONTHS = 12
"""How far back the figures reach: this month and the eleven before it."""
FEWEST = 5
"""Answers below which no median is told: it would say little, and with one answer when its reader wrote."""

Month = tuple[int, int]


@dataclass(frozen=True)
class Figures:
    """Of the last twelve months. `days` is the median from report to decision, None below FEWEST answers.

    `received` ends with yesterday: a number that rose today would tell who watches it when somebody wrote.
    `overdue` is how many cases wait past their day today, `late` how many of the answers came after it.
    `outcomes` counts the cases decided, `by_month` the notices published; both name every outcome and month, in order.
    """

    received: int
    answered: int
    days: int | None
    outcomes: dict[Outcome, int]
    by_month: dict[Month, int]
    overdue: int = 0
    late: int = 0

    @property
    def notices(self) -> int:
        return sum(self.by_month.values())

    @property
    def decided(self) -> int:
        return sum(self.outcomes.values())


def figures_of(newsroom: Newsroom, now: datetime) -> Figures:
    """Counted in six queries that grow with the year's reports, not with the log."""
    today = newsroom.day_of(now)
    months = months_until(today)
    since = datetime(*months[0], 1, tzinfo=newsroom.zone)
    reports = Report.objects.filter(newsroom=newsroom, received_at__gte=since)
    waits = reports.filter(case__decision__isnull=False).values_list("received_at", "case__decision__decided_at")
    decided = Decision.objects.filter(case__newsroom=newsroom, decided_at__gte=since)
    published = Notice.objects.of(newsroom).public().filter(published_at__gte=since)
    promises = Deadline.objects.filter(case__newsroom=newsroom, profile=None, met_on__gte=since.date())
    moments = published.values_list("published_at", flat=True)
    return Figures(
        received=reports.filter(received_at__lt=datetime.combine(today, time(), newsroom.zone)).count(),
        answered=len(waits),
        days=median_days(waits),
        outcomes=by_outcome(decided.values_list("outcome", flat=True)),
        overdue=Case.objects.of(newsroom).on_their_own().overdue(today).count(),
        late=promises.filter(met_on__gt=F("due_on")).count(),
        by_month=by_month((moment.astimezone(newsroom.zone) for moment in moments if moment), months),
    )


def months_until(day: date) -> list[Month]:
    """The year's months up to the one of `day`, oldest first."""
    last = day.year * 12 + day.month - 1
    return [(count // 12, count % 12 + 1) for count in range(last - MONTHS + 1, last + 1)]


def median_days(waits: Iterable[tuple[datetime, datetime]]) -> int | None:
    """Days from the first moment to the second, in the middle of all, rounded up so that no wait reads as none."""
    lengths = [(after - before) / timedelta(days=1) for before, after in waits]
    if len(lengths) < FEWEST:
        return None
    return max(1, ceil(median(lengths)))


def by_outcome(outcomes: Iterable[str]) -> dict[Outcome, int]:
    """Every outcome with its count, in the order of the table; 0 where there was none."""
    found = Counter(outcomes)
    return {outcome: found[outcome] for outcome in Outcome}


def by_month(moments: Iterable[datetime], months: Iterable[Month]) -> dict[Month, int]:
    """How many of the moments lie in each month; those outside are left out."""
    found = Counter((moment.year, moment.month) for moment in moments)
    return {month: found[month] for month in months}
