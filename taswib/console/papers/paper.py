"""A paper: blocks in an order, as values. paper.typ says how each looks; no word of it is ever read as markup."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taswib.design.charts import stacked
from taswib.design.dates import written_day, written_month
from taswib.desk.notice import Notice
from taswib.desk.pictures import Form, Period, Picture, Row
from taswib.people.newsroom import Newsroom

Block = dict[str, Any]


@dataclass
class Paper:
    """In the page's language. `says` and the like put a block at its end."""

    newsroom: Newsroom
    title: str
    period: Period
    blocks: list[Block] = field(default_factory=list)

    @property
    def language(self) -> str:
        return (get_language() or "ar")[:2]

    def head(self, words: str, level: int = 1) -> None:
        self.blocks.append({"is": "head", "level": level, "words": words})

    def says(self, words: str) -> None:
        self.blocks.append({"is": "says", "words": words})

    def text(self, *sentences: str) -> None:
        self.blocks.append({"is": "text", "words": " ".join(sentences)})

    def facts(self, pairs: Iterable[tuple[str, object]]) -> None:
        self.blocks.append({"is": "facts", "pairs": [[name, str(value)] for name, value in pairs]})

    def table(self, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
        self.blocks.append({"is": "table", "head": list(head), "rows": [list(map(str, row)) for row in rows]})

    def code(self, words: str) -> None:
        """Words for machines, left to right, each line its own."""
        self.blocks.append({"is": "code", "words": words})

    def picture(self, picture: Picture, level: int = 2) -> None:
        """The sentence, then the table with its bars."""
        self.head(picture.title, level)
        self.says(picture.says)
        if picture.is_empty:
            return
        bars = stacked([[_size(cell) for cell in row.cells[: picture.drawn]] for row in picture.rows])
        if picture.form is Form.COLUMNS:
            bars = stacked([[_size(row.cells[0])] for row in picture.rows])
        rows = [
            {"label": self._label(picture, row), "bars": [[one.tone, one.width] for one in marks],
             "cells": ["–" if cell is None else str(cell) for cell in row.cells]}
            for row, marks in zip(picture.rows, bars, strict=True)
        ]  # fmt: skip
        self.blocks.append({"is": "picture", "head": list(picture.head), "rows": rows})

    def notices(self, head: Iterable[str], notices: Iterable[Notice]) -> None:
        self.table(
            head,
            (
                (one.number, self.day(one.published_at), _kind(one), one.get_severity_display(),
                 one.article.headline, address(f"/corrections/{one.number}"))
                for one in notices
            ),
        )  # fmt: skip

    def day(self, value: date | datetime | None) -> str:
        if value is None:
            return "–"
        local = self.newsroom.day_of(value) if isinstance(value, datetime) else value
        return written_day(local, self.language, self.newsroom.months)

    def _label(self, picture: Picture, row: Row) -> str:
        if not isinstance(row.label, date):
            return row.label
        return str(row.label.year) if picture.by_year else written_month(row.label, self.language, self.newsroom.months)


def _kind(notice: Notice) -> str:
    kind = str(notice.get_kind_display())
    return _("%(kind)s, withdrawn") % {"kind": kind} if notice.is_withdrawn else kind


def _size(cell: Any) -> int:
    return int(getattr(cell, "least", cell) or 0)


def address(path: str) -> str:
    """A path of this site, from left to right whatever stands around it (U+2066, U+2069)."""
    return f"\u2066{path}\u2069"
