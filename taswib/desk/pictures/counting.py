"""The rows behind the pictures: each question is one query, grouped where the rows are, so that thousands are not fetched."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Case as Either
from django.db.models import Count, F, IntegerField, Min, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable

from taswib.archive.elapsed import Days
from taswib.desk.case import Case
from taswib.desk.deadline import Deadline
from taswib.desk.decision import Decision
from taswib.desk.notice import Notice
from taswib.desk.pictures.period import Period
from taswib.desk.repair import Repair
from taswib.desk.report import Report
from taswib.desk.state import UNANSWERED
from taswib.people.newsroom import Newsroom

AGES = (2, 7, 14, 30)
"""Days since a case was opened, up to which each age reaches; the last has no end."""


class Received(NamedTuple):
    """So many reports of one span and section that waited so many days, a part of one counted whole; None while they wait."""

    span: int
    section: str
    days: int | None
    many: int


class Decided(NamedTuple):
    kind: str
    outcome: str
    many: int


class Published(NamedTuple):
    """A notice; `first` is when the first report on it came, None where nobody reported it."""

    moment: datetime
    article: int
    slug: str
    headline: str
    section: str
    byline: str
    was: str
    now: str
    first: datetime | None


class Asked(NamedTuple):
    """Whose figures, and of which days."""

    newsroom: Newsroom
    period: Period
    now: datetime
    public: bool

    @property
    def today(self) -> date:
        return self.newsroom.day_of(self.now)

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        return self.period.bounds(self.newsroom.zone)

    def span_of(self, field: str) -> Combinable:
        """Which of the period's spans a moment lies in, compared by the database with the first moment of each."""
        starts = [datetime.combine(day, time(), self.newsroom.zone) for day in self.period.spans]
        later = [When(**{f"{field}__lt": start}, then=Value(place)) for place, start in enumerate(starts[1:])]
        return Either(*later, default=Value(len(starts) - 1), output_field=IntegerField())


def received(asked: Asked) -> list[Received]:
    """The reports of the period, up to yesterday."""
    first, after = asked.bounds
    midnight = datetime.combine(asked.today, time(), asked.newsroom.zone)
    theirs = Report.objects.filter(
        newsroom=asked.newsroom, received_at__gte=first, received_at__lt=min(after, midnight)
    )
    rows = theirs.order_by().annotate(
        in_span=asked.span_of("received_at"),
        section=F("article__section"),
        days=Days("received_at", "case__decision__decided_at"),
    )
    grouped = rows.values_list("in_span", "section", "days").annotate(many=Count("pk"))
    return [Received(*row) for row in grouped]


def decided(asked: Asked) -> list[Decided]:
    first, after = asked.bounds
    theirs = Decision.objects.filter(
        case__newsroom=asked.newsroom, case__joined_to=None, decided_at__gte=first, decided_at__lt=after
    )
    grouped = theirs.order_by().values_list("case__kind", "outcome")
    return [Decided(*row) for row in grouped.annotate(many=Count("pk"))]


def published(asked: Asked) -> list[Published]:
    """The notices of the period, the oldest first; withdrawn ones are not counted as the desk's corrections."""
    first, after = asked.bounds
    theirs = _notices(asked).filter(published_at__gte=first, published_at__lt=after)
    reports = Report.objects.filter(case=OuterRef("case")).order_by().values("case")
    rows = theirs.order_by("number").values_list(
        "published_at",
        "article_id",
        "article__slug",
        "article__current__headline",
        "article__section",
        "article__byline",
        "was",
        "now",
        Subquery(reports.annotate(first=Min("received_at")).values("first")),
    )
    return [Published(*row) for row in rows]


def open_by_age(asked: Asked) -> dict[int, int]:
    """How many undecided cases are so old, by the place of their age in AGES; those of today are not counted in public."""
    cases = Case.objects.of(asked.newsroom).on_their_own().filter(state__in=UNANSWERED)
    midnight = datetime.combine(asked.today, time(), asked.newsroom.zone)
    if asked.public:
        cases = cases.filter(opened_at__lt=midnight)
    ages = [When(opened_at__gte=midnight - timedelta(days=days), then=Value(at)) for at, days in enumerate(AGES)]
    age = Either(*ages, default=Value(len(AGES)), output_field=IntegerField())
    return dict(cases.order_by().annotate(age=age).values_list("age").annotate(many=Count("pk")))


def promises(asked: Asked) -> dict[str, int]:
    """Answers of the period in time and late by the newsroom's own promise, and undecided cases past it today."""
    period, theirs = asked.period, Deadline.objects.filter(case__newsroom=asked.newsroom, case__joined_to=None)
    mine = theirs.filter(profile=None).order_by()
    met = mine.filter(met_on__gte=period.first, met_on__lte=period.last, case__decision__isnull=False)
    how = Either(When(met_on__gt=F("due_on"), then=Value("late")), default=Value("in_time"))
    waiting = mine.ticking().filter(due_on__lt=asked.today, case__state__in=UNANSWERED)
    counts: dict[str, int] = dict(met.annotate(how=how).values_list("how").annotate(many=Count("pk")))
    return counts | {"waiting": waiting.count()}


def repairs(asked: Asked) -> dict[str, int]:
    """The copies of the period's notices, by how their repair stands."""
    first, after = asked.bounds
    theirs = Repair.objects.of(asked.newsroom).filter(
        copy__notice__in=_notices(asked).filter(published_at__gte=first, published_at__lt=after).values("pk")
    )
    return dict(theirs.order_by().values_list("state").annotate(many=Count("pk")))


def _notices(asked: Asked) -> "QuerySet[Notice]":
    return Notice.objects.of(asked.newsroom).standing().order_by()
