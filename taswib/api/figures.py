"""What the desk says of itself in figures. Public: no key is needed."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from taswib.api.problem import not_found
from taswib.desk.figures import figures_of

router = Router(tags=["figures"])


class FiguresTold(Schema):
    """Of twelve months; `received` ends with yesterday.

    `days` is the median from report to decision, null where there are too few.
    """

    received: int
    answered: int
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
        "received": found.received,
        "answered": found.answered,
        "days": found.days,
        "outcomes": {outcome.value: count for outcome, count in found.outcomes.items()},
        "notices_by_month": {f"{year}-{month:02}": count for (year, month), count in found.by_month.items()},
    }
