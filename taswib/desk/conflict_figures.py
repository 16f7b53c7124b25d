"""What a newsroom tells in public of conflicts of interest, of the rule of two, and of appeals."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q

from taswib.desk.case import Case
from taswib.desk.countersignature import Countersignature, Signed
from taswib.desk.decision import Decision
from taswib.desk.pictures.period import year_over
from taswib.desk.pictures.picture import Few, in_fives
from taswib.desk.report import Report
from taswib.people.newsroom import Newsroom

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class ConflictFigures:
    """Of the last year, but for what waits today. What readers sent is told of months that are over, and in fives: how many
    appealed, and how many appeals wait. Answers to them stand in the public ledger one by one.

    `stuck` cases wait because nobody of the desk is free of conflict. `conflicted` decisions were made by somebody of
    whom it is known by now that they had a conflict. `alone` retractions went out with nobody free to agree.
    """

    stuck: int
    conflicted: int
    alone: int
    appeals: Few
    appeals_upheld: int
    appeals_dismissed: int
    appeals_waiting: Few


def conflict_figures(newsroom: Newsroom, now: datetime) -> ConflictFigures:
    """Asked in seven queries. Cases that wait are told once the month is over in which they were opened."""
    since = now - YEAR
    first, over = year_over(newsroom.day_of(now)).bounds(newsroom.zone)
    reports = Report.objects.filter(newsroom=newsroom, appealed_at__lt=over)
    answered = list(
        Report.objects.filter(newsroom=newsroom, appeal_answered_at__gte=since).values_list("appeal_upheld", flat=True)
    )
    return ConflictFigures(
        stuck=Case.objects.of(newsroom).stuck().filter(opened_at__lt=over).count(),
        conflicted=_conflicted(newsroom, since),
        alone=_alone(newsroom, since),
        appeals=in_fives(reports.filter(appealed_at__gte=first).count()),
        appeals_upheld=sum(bool(upheld) for upheld in answered),
        appeals_dismissed=sum(not upheld for upheld in answered),
        appeals_waiting=in_fives(reports.filter(appeal_answered_at=None, withdrawn_at=None).count()),
    )


def _conflicted(newsroom: Newsroom, since: datetime) -> int:
    """One that an appeal overturned was made all the same."""
    return sum(_conflicted_in(case, newsroom, since) for case in ("case", "overturned_in"))


def _conflicted_in(case: str, newsroom: Newsroom, since: datetime) -> int:
    decided = Decision.objects.filter(**{f"{case}__newsroom": newsroom}, decided_at__gte=since)
    article, row = f"{case}__article", f"{case}__article__recusals"
    standing = Q(**{f"{row}__report": None}) | Q(**{f"{row}__report__case": F(case)})
    known = Q(**{f"{row}__person": F("by"), f"{row}__lifted_at": None}) & standing
    tied = Q(**{f"{article}__authors": F("by")}) | Q(**{f"{article}__editors": F("by")}) | known
    return decided.filter(tied).values("pk").distinct().count()


def _alone(newsroom: Newsroom, since: datetime) -> int:
    return Countersignature.objects.filter(case__newsroom=newsroom, state=Signed.ALONE, asked_at__gte=since).count()
