"""Long lists in pages: oldest first, each page saying where the next begins, so that whoever kept its place goes on there."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from django.db.models import QuerySet
from ninja import Query, Schema

LARGEST = 2**63 - 1
After = Annotated[int, Query(ge=0, le=LARGEST, description="the `next` of the page before; 0 for the first")]
Limit = Annotated[int, Query(ge=1, le=200, description="how many at most")]


class Page(Schema):
    """`next` is the `after` of the next page, null where there is none (yet); ask again later with the last one you had."""

    items: list[Any]
    next: int | None


def page(
    rows: QuerySet[Any], after: int, limit: int, told: Callable[[Any], object], key: str = "pk"
) -> dict[str, object]:
    """The rows whose `key` is greater than `after`, by `key`, as `told` writes each."""
    found = list(rows.filter(**{f"{key}__gt": after}).order_by(key)[: limit + 1])
    shown, more = found[:limit], len(found) > limit
    return {"items": _each(shown, told), "next": getattr(shown[-1], key) if more else None}


def _each(rows: Iterable[Any], told: Callable[[Any], object]) -> list[object]:
    return [told(row) for row in rows]
