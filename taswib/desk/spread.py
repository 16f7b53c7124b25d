"""How far an error went: the confirmed copies of a notice, counted, and what became of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from taswib.desk.notice import Notice, NoticeQuerySet
from taswib.desk.repair import Repair
from taswib.desk.repair_state import COUNTED, RepairState


@dataclass(frozen=True)
class Tally:
    """Of the confirmed copies; `open` are those on which the error still stands as far as anybody has read."""

    fixed: int
    gone: int
    open: int

    @property
    def total(self) -> int:
        return self.fixed + self.gone + self.open


def tally(states: Mapping[str, int]) -> Tally:
    """Every counted state is in exactly one of the three."""
    fixed, gone = states.get(RepairState.FIXED, 0), states.get(RepairState.GONE, 0)
    return Tally(fixed, gone, sum(states.get(state, 0) for state in COUNTED) - fixed - gone)


def tally_of(notice: Notice) -> Tally:
    states = Repair.objects.filter(copy__notice=notice).values_list("state", flat=True)
    return tally(Counter(states))


def with_tallies(notices: NoticeQuerySet) -> NoticeQuerySet:
    """Each with `copy_count` and `fixed_count`."""
    counted = Q(copies__repair__state__in=COUNTED)
    return notices.annotate(
        copy_count=Count("copies__repair", filter=counted),
        fixed_count=Count("copies__repair", filter=Q(copies__repair__state=RepairState.FIXED)),
    )


def counted_repairs(notice: Notice) -> list[Repair]:
    """Those in the count, in the order in which the copies were published."""
    found = Repair.objects.filter(copy__notice=notice, state__in=COUNTED).with_copies()
    return sorted(found, key=lambda repair: (repair.copy.since, repair.pk))


@dataclass(frozen=True)
class Sighting:
    """One copy for the picture: where, when, and whether the error still stands there."""

    outlet: str
    at: datetime
    mended: bool


def sightings(repairs: list[Repair]) -> list[Sighting]:
    return [
        Sighting(outlet_of(repair), repair.copy.since, repair.state in (RepairState.FIXED, RepairState.GONE))
        for repair in repairs
    ]


def outlet_of(repair: Repair) -> str:
    """The outlet's name, or its host where no name is known."""
    return repair.copy.outlet or repair.copy.host or repair.newsroom.name
