"""The days that figures are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.desk.refusals import Refused

MOST_YEARS = 20
_BY_MONTH = 24  # months that are drawn side by side; of more, the years are


class NoPeriod(Refused):
    message = _(
        "These days make no period: give the first and the last as 2026-01-31, the first before the last, "
        "no more than twenty years apart. The last twelve months are shown."
    )


@dataclass(frozen=True)
class Period:
    """Whole days of the newsroom's calendar, `first` and `last` among them."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if not (self.first <= self.last and self.first.year >= 1900 and self.last.year < 9000):
            raise NoPeriod
        if self.last.year - self.first.year > MOST_YEARS:
            raise NoPeriod

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """From its first moment to the moment after its last."""
        return datetime.combine(self.first, time(), zone), datetime.combine(self.last + timedelta(days=1), time(), zone)

    @property
    def spans(self) -> list[date]:
        """The first day of each of its months, or of each of its years where it is long; the first is its own first day."""
        count = _month(self.last) - _month(self.first) + 1
        if count <= _BY_MONTH:
            starts = [_month_start(_month(self.first) + each) for each in range(count)]
        else:
            starts = [date(year, 1, 1) for year in range(self.first.year, self.last.year + 1)]
        return [max(self.first, start) for start in starts]

    @property
    def query(self) -> str:
        """As an address asks for it."""
        return f"from={self.first.isoformat()}&to={self.last.isoformat()}"

    @property
    def by_year(self) -> bool:
        """Whether its spans are years."""
        return _month(self.last) - _month(self.first) >= _BY_MONTH


def asked_period(values: Mapping[str, str], today: date) -> Period:
    """What `from` and `to` of an address ask for; the last twelve months where they are silent. Raises NoPeriod."""
    first, last = values.get("from", "").strip(), values.get("to", "").strip()
    if not first and not last:
        return _twelve_months(today)
    try:
        end = date.fromisoformat(last) if last else today
        start = date.fromisoformat(first) if first else _month_start(_month(end) - 11)
    except (ValueError, OverflowError):
        raise NoPeriod from None
    return Period(start, end)


def finished(period: Period, today: date) -> Period:
    """The whole months that it touches, none of which is still running; the last finished one where there is none such.

    Readers' reports are counted in public by these alone: a number that grew today would tell who wrote today.
    """
    over = _month_start(_month(today)) - timedelta(days=1)
    last = min(over, _month_end(period.last))
    return Period(min(_month_start(_month(period.first)), _month_start(_month(last))), last)


def presets(today: date) -> dict[str | Promise, Period]:
    """What is offered to be pressed, by its name."""
    this, quarter = _month(today), _month(today) - (today.month - 1) % 3
    year = today.year * 12
    return {
        _("Last twelve months"): _twelve_months(today),
        _("This month"): _of_months(this, this),
        _("Last month"): _of_months(this - 1, this - 1),
        _("This quarter"): _of_months(quarter, quarter + 2),
        _("Last quarter"): _of_months(quarter - 3, quarter - 1),
        _("This year"): _of_months(year, year + 11),
        _("Last year"): _of_months(year - 12, year - 1),
    }


def _twelve_months(today: date) -> Period:
    return _of_months(_month(today) - 11, _month(today))


def year_over(today: date) -> Period:
    """The twelve months that have ended: what the public is told of where nothing else is asked for."""
    return _of_months(_month(today) - 12, _month(today) - 1)


def months_of(today: date, count: int) -> list[tuple[int, int]]:
    """So many months up to the one of `today`, the oldest first, each as year and month."""
    starts = [_month_start(_month(today) - back) for back in range(count - 1, -1, -1)]
    return [(start.year, start.month) for start in starts]


def _of_months(first: int, last: int) -> Period:
    return Period(_month_start(first), _month_end(_month_start(last)))


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _month_start(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def _month_end(day: date) -> date:
    return _month_start(_month(day) + 1) - timedelta(days=1)


def chosen_period(values: Mapping[str, str], today: date) -> tuple[Period, NoPeriod | None]:
    """What an address asks for, or the last twelve months and why not that."""
    try:
        return asked_period(values, today), None
    except NoPeriod as refused:
        return _twelve_months(today), refused


def chosen_publicly(values: Mapping[str, str], today: date) -> tuple[Period, NoPeriod | None]:
    """As `chosen_period`, in months that are over."""
    period, refused = chosen_period(values, today)
    is_asked = any(values.get(name, "").strip() for name in ("from", "to")) and not refused
    return finished(period, today) if is_asked else year_over(today), refused


def public_presets(today: date) -> dict[str | Promise, Period]:
    """Those of the presets that have begun with a finished month, as far as their months are over."""
    twelve = {_("Last twelve months"): year_over(today)}
    whole = {name: (one, finished(one, today)) for name, one in presets(today).items()}
    return twelve | {
        name: over for name, (one, over) in whole.items() if over.first >= one.first and name not in twelve
    }
