"""What the public learns of the copies of a notice's error: the confirmed ones, and what was read there. No private word."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from taswib.design.spread import Spread, spread
from taswib.desk.copy_reading import CopyReading
from taswib.desk.notice import Notice
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.desk.spread import Tally, counted_repairs, outlet_of, sightings, tally_of
from taswib.desk.verdict import Verdict

_SHAPES = {RepairState.FIXED: "state-upheld", RepairState.GONE: "state-closed"}
SHOWN = 50
"""Copies named on the page; the picture and the count hold them all."""


@dataclass(frozen=True)
class ToldCopy:
    """One copy: where it stands, in a word what became of it, and when it was read last."""

    outlet: str
    headline: str
    address: str
    shape: str
    state: str
    read_at: datetime | None


@dataclass(frozen=True)
class ToldCopies:
    tally: Tally
    copies: list[ToldCopy]
    more: int
    spread: Spread | None


def told_copies(notice: Notice) -> ToldCopies | None:
    """None where no copy was confirmed. The unmended ones first, then as they were published."""
    repairs = counted_repairs(notice)
    if not repairs or notice.published_at is None:
        return None
    ordered = sorted(repairs, key=lambda repair: repair.state in _SHAPES)[:SHOWN]
    latest = _latest(ordered)
    return ToldCopies(
        tally_of(notice),
        [_told(repair, latest.get(repair.pk)) for repair in ordered],
        len(repairs) - len(ordered),
        spread(sightings(repairs), notice.published_at),
    )


def _latest(repairs: list[Repair]) -> dict[int, CopyReading]:
    rows = CopyReading.objects.filter(repair__in=repairs).order_by("pk").only("repair", "at", "verdict")
    return {row.repair_id: row for row in rows}


def _told(repair: Repair, latest: CopyReading | None) -> ToldCopy:
    copy, state = repair.copy, RepairState(repair.state)
    address = f"/a/{copy.article.slug}" if copy.article and copy.is_own else copy.address
    shape = _SHAPES.get(state, "state-waiting")
    return ToldCopy(
        outlet_of(repair), copy.headline, address, shape, _word(state, latest), latest.at if latest else None
    )


def _word(state: RepairState, latest: CopyReading | None) -> str:
    if state == RepairState.FIXED:
        return _("fixed")
    if state == RepairState.GONE:
        return _("page gone")
    if latest is not None and latest.verdict in (Verdict.PAYWALLED, Verdict.BLOCKED, Verdict.UNREACHABLE, Verdict.HALF):
        return str(Verdict(latest.verdict).label)
    return _("not fixed yet")
