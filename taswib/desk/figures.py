"""The desk in a few figures, for everybody: what the first page and programs are told, counted from rows and never kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from taswib.desk.decision import Decision, Outcome
from taswib.desk.notice import Notice
from taswib.desk.pictures.answers import days_waited
from taswib.desk.pictures.counting import Asked, promises, received
from taswib.desk.pictures.period import Period, months_of, year_over
from taswib.desk.pictures.picture import Few, in_fives
from taswib.people.newsroom import Newsroom

MONTHS = 12

Month = tuple[int, int]


@dataclass(frozen=True)
class Figures:
    """What readers sent is told in fives and of `over`, the twelve months that have ended, as /figures tells it: nobody sees
    by it that somebody wrote today. `days` is the median from report to decision, None of too few.

    `overdue` is how many cases wait past their day, `late` how many of the answers came after it.
    What is public one by one is counted exactly, with this month and the eleven before it: `outcomes` the cases decided,
    `by_month` the notices that stand; both name every outcome and month, in order.
    """

    over: Period
    received: Few
    answered: Few
    days: int | None
    overdue: Few
    late: int
    outcomes: dict[Outcome, int]
    by_month: dict[Month, int]

    @property
    def notices(self) -> int:
        return sum(self.by_month.values())

    @property
    def decided(self) -> int:
        return sum(self.outcomes.values())


def figures_of(newsroom: Newsroom, now: datetime) -> Figures:
    """Counted in five queries that grow with the year's reports, not with the log."""
    today = newsroom.day_of(now)
    asked = Asked(newsroom, year_over(today), now, public=True)
    rows, kept = received(asked), promises(asked)
    months = months_of(today, MONTHS)
    since = datetime(*months[0], 1, tzinfo=newsroom.zone)
    decided = Decision.objects.filter(case__newsroom=newsroom, case__joined_to=None, decided_at__gte=since)
    published = Notice.objects.of(newsroom).standing().filter(published_at__gte=since).order_by()
    moments = published.values_list("published_at", flat=True)
    return Figures(
        over=asked.period,
        received=in_fives(sum(row.many for row in rows)),
        answered=in_fives(sum(row.many for row in rows if row.days is not None)),
        days=days_waited(rows),
        overdue=in_fives(kept["waiting"]),
        late=kept.get("late", 0),
        outcomes=by_outcome(decided.values_list("outcome", flat=True)),
        by_month=by_month((moment.astimezone(newsroom.zone) for moment in moments if moment), months),
    )


def by_outcome(outcomes: Iterable[str]) -> dict[Outcome, int]:
    """Every outcome with its count, in the order of the table; 0 where there was none."""
    found = Counter(outcomes)
    return {outcome: found[outcome] for outcome in Outcome}


def by_month(moments: Iterable[datetime], months: Iterable[Month]) -> dict[Month, int]:
    """How many of the moments lie in each month; those outside are left out."""
    found = Counter((moment.year, moment.month) for moment in moments)
    return {month: found[month] for month in months}
