"""A picture with its sentence and its table, on the desk's pages and in public alike."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.template import Context

from taswib.design.charts import Mark, side_by_side, stacked
from taswib.design.dates import written_month

register = template.Library()


@dataclass(frozen=True)
class Drawn:
    """A row as it is drawn: its name, short where there is little room, its cells, and its bar or columns."""

    label: str
    short: str
    year: str
    address: str
    cells: tuple[Any, ...]
    marks: list[Mark]


@register.inclusion_tag("taswib/partials/picture.html", takes_context=True)
def picture(context: Context, one: Any) -> dict[str, object]:
    """`one`: name, title, says, form, head, rows (key, label, cells, address), drawn, by_year, is_empty."""
    sizes = [[_size(cell) for cell in row.cells[: one.drawn]] for row in one.rows]
    is_columns = one.form.value == "columns"
    marks = side_by_side(sizes) if is_columns else stacked(sizes)
    rows = [
        _drawn(context, one, row, place, mark) for place, (row, mark) in enumerate(zip(one.rows, marks, strict=True))
    ]
    key = list(enumerate(one.head[1 : one.drawn + 1], 1)) if one.drawn > 1 else []
    most = max((size for row in sizes for size in row), default=0)
    return {"one": one, "rows": rows, "is_columns": is_columns, "key": key, "most": most, "crowded": len(rows) > 13}


@register.filter
def told(cell: Any) -> str:
    """A cell as people read it: a dash where it is not told."""
    return "–" if cell is None else str(cell)


def _size(cell: Any) -> int:
    return int(getattr(cell, "least", cell) or 0)


def _drawn(context: Context, one: Any, row: Any, place: int, marks: list[Mark]) -> Drawn:
    if not isinstance(row.label, date):
        return Drawn(str(row.label), "", "", row.address, row.cells, marks)
    short = str(row.label.year if one.by_year else row.label.month)
    first = not one.by_year and (place == 0 or row.label.month == 1)
    return Drawn(span_name(context, one, row.label), short, str(row.label.year) if first else "", "", row.cells, marks)


def span_name(context: Context, one: Any, day: date) -> str:
    """A month as the newsroom writes it, or a year."""
    if one.by_year:
        return str(day.year)
    months = getattr(context.get("newsroom"), "months", None) or "SY"
    return written_month(day, str(context.get("LANGUAGE_CODE") or "ar")[:2], months)
