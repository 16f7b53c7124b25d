"""All pictures of a period as one long table: a figure a line, as programs like it."""

from collections.abc import Iterator, Sequence

from taswib.desk.pictures.period import Period
from taswib.desk.pictures.picture import Cell, Few, Picture
from taswib.desk.tables.table import Table, Value
from taswib.people.newsroom import Newsroom

COLUMNS = ("picture", "row", "row_label", "figure", "figure_label", "value", "at_most")


def figure_table(newsroom: Newsroom, period: Period, pictures: Sequence[Picture]) -> Table:
    """`at_most` is filled where a count is told in fives, and `value` is then the least that it can be."""
    about: dict[str, Value] = {
        "newsroom": newsroom.slug,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
    }
    return Table("figures", COLUMNS, _rows(pictures), about)


def _rows(pictures: Sequence[Picture]) -> Iterator[tuple[Value, ...]]:
    for picture in pictures:
        for row in picture.rows:
            for key, title, cell in zip(picture.keys, picture.head[1:], row.cells, strict=True):
                yield (picture.name, row.key, str(row.label), key, title, *_told(cell))


def _told(cell: Cell) -> tuple[int | None, int | None]:
    return (cell.least, cell.most) if isinstance(cell, Few) else (cell, None)
