"""CSV that no spreadsheet runs, and that gives every word back."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.tables.csv_lines import LEADS, MARK, as_written, csv_lines, neutral
from taswib.desk.tables.table import Table

WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
RISKY = st.builds(lambda lead, rest: lead + rest, st.sampled_from([*LEADS, "'", " =", '"=']), WORDS)

pytestmark = pytest.mark.pure


def read(written: str) -> list[list[str]]:
    return list(csv.reader(StringIO(written, newline="")))


@given(st.lists(st.lists(st.one_of(WORDS, RISKY), min_size=2, max_size=2), max_size=8))
def test_every_cell_comes_back_and_none_is_a_formula(rows: list[list[str]]) -> None:
    table = Table("t", ("a", "b"), [tuple(row) for row in rows])
    found = read("".join(csv_lines(table)))[1:]
    assert [[as_written(cell) for cell in row] for row in found] == rows
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for row in found for cell in row)


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
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize(("value", "cell"), [(-5, "-5"), (None, ""), (True, "true"), ("84 مليون", "84 مليون")])
def test_numbers_stay_numbers_and_plain_words_plain(value: object, cell: str) -> None:
    assert neutral(value) == cell


def test_excel_is_told_by_a_mark_that_it_is_utf8() -> None:
    table = Table("t", ("a",), [])
    assert next(csv_lines(table, bom=True)) == MARK + "a\r\n"
    assert next(csv_lines(table)) == "a\r\n"
