"""Long lists, a page at a time."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from taswib.console.desk_request import DeskRequest

A_PAGE = 30
Row = TypeVar("Row", bound=Model)


def page_of(request: DeskRequest, rows: "QuerySet[Row]", *, count: int | None = None) -> "Page[Row]":
    """The page that the address asks for; the first or the last for a number that is none of them.

    `count` is how many rows there are, where that was counted already.
    """
    pages = Paginator(rows, A_PAGE)
    if count is not None:
        pages.count = count
    return pages.get_page(request.GET.get("page", ""))
