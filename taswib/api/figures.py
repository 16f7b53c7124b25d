"""What the desk says of itself in figures. Public: no key is needed."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from taswib.api.problem import not_found
from taswib.desk.figures import figures_of

router = Router(tags=["figures"])


class Told(Schema):
    """A count of what readers sent, told in fives: between the two, both among them."""

    least: int
    most: int


class FiguresTold(Schema):
    """`received`, `answered` and `days` are of the twelve months that have ended, `first` and `last` their days.

    `days` is the median from report to decision, null where there are too few. `outcomes` and `notices_by_month` are of this
    month and the eleven before it; notices that were withdrawn are not counted.
    """

    first: date
    last: date
    received: Told
    answered: Told
    days: int | None
    outcomes: dict[str, int]
    notices_by_month: dict[str, int]


@router.get("/figures", response=FiguresTold, url_name="figures")
def figures(request: HttpRequest) -> dict[str, object]:
    """The same figures as on the newsroom's first page."""
    newsroom = request.newsroom  # type: ignore[attr-defined]
    if newsroom is None:
        raise not_found(request)
    found = figures_of(newsroom, timezone.now())
    return {
        "first": found.over.first,
        "last": found.over.last,
        "received": found.received._asdict(),
        "answered": found.answered._asdict(),
        "days": found.days,
        "outcomes": {outcome.value: count for outcome, count in found.outcomes.items()},
        "notices_by_month": {f"{year}-{month:02}": count for (year, month), count in found.by_month.items()},
    }
