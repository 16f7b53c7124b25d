"""CSV that no spreadsheet runs, and that gives every word back."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.tables.csv_lines import LEADS, MARK, as_written, csv_lines, neutral
from taswib.desk.tables.table import Table

WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
BEGUN = [*LEADS, "'", " =", '"=', "x;=", "x;'", "x\t@", ";;\t=", 'x;"=']
RISKY = st.builds(lambda lead, rest: lead + rest, st.sampled_from(BEGUN), WORDS)

pytestmark = pytest.mark.pure


def read(written: str) -> list[list[str]]:
    return list(csv.reader(StringIO(written, newline="")))


@given(st.lists(st.lists(st.one_of(WORDS, RISKY), min_size=2, max_size=2), max_size=8))
def test_every_cell_comes_back_and_none_is_a_formula(rows: list[list[str]]) -> None:
    table = Table("t", ("a", "b"), [tuple(row) for row in rows])
    found = read("".join(csv_lines(table)))[1:]
    assert [[as_written(cell) for cell in row] for row in found] == rows
    cells = [piece for row in found for cell in row for piece in re.split("[;\t]", cell)]
    assert not any(cell.lstrip(' \r\n"').startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("https://x.example","اضغط")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        " =1",
        "\u200f=1",
    ],
)
def test_what_a_spreadsheet_would_run_is_neutralised(cell: str) -> None:
    assert neutral(cell).startswith("'" + cell[0]) and as_written(neutral(cell)) == cell


@pytest.mark.parametrize("written", ["بلدية;=1+1", "بلدية\t=1+1", 'بلدية;"=1+1"', "بلدية; =1+1"])
def test_where_excel_parts_at_another_sign_no_formula_begins_either(written: str) -> None:
    assert neutral(written) == written[:6] + "'" + written[6:]


@pytest.mark.parametrize(("value", "cell"), [(-5, "-5"), (None, ""), (True, "true"), ("84 مليون", "84 مليون")])
def test_numbers_stay_numbers_and_plain_words_plain(value: object, cell: str) -> None:
    assert neutral(value) == cell


def test_excel_is_told_by_a_mark_that_it_is_utf8() -> None:
    table = Table("t", ("a",), [])
    assert next(csv_lines(table, bom=True)) == MARK + "a\r\n"
    assert next(csv_lines(table)) == "a\r\n"
