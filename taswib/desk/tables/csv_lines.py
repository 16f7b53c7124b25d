"""CSV that a spreadsheet opens without running anything that somebody wrote into it.

A cell that begins with one of LEADS gets an apostrophe before it, as OWASP advises against formula injection; a cell
that begins with an apostrophe itself gets another, so that `as_written` gives every cell back. A semicolon or a tab within
a cell begins one too where a spreadsheet parts at them, as Excel does in many countries: so the same holds behind them.
The file is RFC 4180: a comma, CRLF, quotes where they are needed; `bom` is the mark by which Excel knows UTF-8.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from taswib.desk.tables.table import Table, Value

LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for a formula at the head of a cell, the wide forms of Japanese keyboards among them."""
MARK = "\ufeff"
_QUOTE = "'"
_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\"]*"
"""What a spreadsheet may pass over before it looks for a formula."""
_HEADS = re.compile(rf"(\A|[;\t])(?={_QUOTE}|{_UNSEEN}[{re.escape(''.join(LEADS))}])")
_QUOTED = re.compile(rf"(\A|[;\t]){_QUOTE}")


def csv_lines(table: Table, *, bom: bool = False) -> Iterator[str]:
    """The head, then a line a row; a line may hold line breaks within quotes."""
    yield (MARK if bom else "") + _line(table.columns)
    for row in table.rows:
        yield _line(row)


def neutral(value: Value) -> str:
    """A value as its cell is written; empty for None. Numbers stay numbers: only words are neutralised."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return _HEADS.sub(rf"\1{_QUOTE}", value)


def as_written(cell: str) -> str:
    """The words of a cell that `neutral` wrote."""
    return _QUOTED.sub(r"\1", cell)


def _line(values: Iterable[Value]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([neutral(value) for value in values])
    return out.getvalue()
