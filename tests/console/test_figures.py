"""The page of figures and the tables to take away."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO

import jsonschema
import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.notice import Notice
from taswib.desk.tables.csv_lines import as_written
from taswib.desk.tables.json_lines import SCHEMA
from taswib.people.person import Person
from tests import cast
from tests.console.staff import at, signed_in, text_of
from tests.public.published_notice import publish_notice

NOVEMBER = {"from": "2026-11-01", "to": "2026-11-30"}
FORMULA = '=HYPERLINK("https://x.example","تصحيح")'


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, words=FORMULA)


def table(desk: Client, what: str, form: str = "csv", **more: str) -> str:
    answer = desk.get(f"/desk/exports/{what}.{form}", NOVEMBER | more)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{what}-2026-11-01-2026-11-30.{form}"'
    return answer.content.decode()


class TestThePage:
    def test_tells_each_picture_in_a_sentence_with_its_table(self, desk: Client, notice: Notice) -> None:
        page = desk.get(at("figures"), NOVEMBER)
        assert "Of 1 decision, 1 was upheld, wholly or in part." in text_of(page)
        assert page.content.decode().count('class="picture"') == 11
        assert page.content.decode().count("<table") == 9  # nothing was corrected again

    def test_speaks_arabic(self, desk: Client, notice: Notice) -> None:
        page = desk.get(at("figures"), NOVEMBER | {"lang": "ar"})
        assert "نُشر إشعار واحد." in text_of(page)

    @pytest.mark.parametrize("days", [{"from": "x"}, {"from": "2026-12-01", "to": "2026-01-01"}])
    def test_says_what_is_wrong_with_a_period_and_shows_the_usual_one(self, desk: Client, days: dict[str, str]) -> None:
        answer = desk.get(at("figures"), days)
        assert answer.status_code == 422
        assert "These days make no period" in text_of(answer)
        assert desk.get("/desk/exports/cases.csv", days).status_code == 422

    def test_is_not_for_authors_nor_for_the_administrator(self, author: Person, administrator: Person) -> None:
        assert signed_in(author).get(at("figures")).status_code == 302
        assert signed_in(administrator).get("/desk/exports/cases.csv").status_code == 403


class TestTheTables:
    @pytest.mark.parametrize("what", ["figures", "cases", "notices", "decisions"])
    def test_json_keeps_its_schema_and_says_what_csv_says(self, desk: Client, notice: Notice, what: str) -> None:
        told = json.loads(table(desk, what, "json"))
        jsonschema.validate(told, SCHEMA)
        rows = list(csv.DictReader(StringIO(table(desk, what), newline="")))
        assert len(rows) == len(told["rows"]) > 0
        for row, one in zip(rows, told["rows"], strict=True):
            assert {name: as_written(cell) for name, cell in row.items()} == {name: _cell(one[name]) for name in one}

    def test_moments_are_those_of_the_newsrooms_clock(self, desk: Client, article: Article, editor: Person) -> None:
        """21:30 in London on 31 October is November already in Damascus."""
        publish_notice(article, editor, now=datetime(2026, 10, 31, 21, 30, tzinfo=UTC))
        for what, name in (("cases", "opened_at"), ("notices", "published_at"), ("decisions", "decided_at")):
            (row,) = json.loads(table(desk, what, "json"))["rows"]
            assert row[name] in ("2026-11-01T00:00:00+03:00", "2026-11-01T00:30:00+03:00")

    def test_a_formula_in_a_notice_is_words(self, desk: Client, notice: Notice) -> None:
        (row,) = csv.DictReader(StringIO(table(desk, "notices"), newline=""))
        assert row["words"] == "'" + FORMULA

    def test_no_readers_word_is_in_any(self, desk: Client, article: Article) -> None:
        cast.write_report(article, wrong="كلام قارئ", right="صواب قارئ", how="شهادة قارئ", contact="x@y.example")
        for what in ("figures", "cases", "notices", "decisions"):
            assert "قارئ" not in table(desk, what) + table(desk, what, "json")

    def test_nobody_takes_away_a_case_on_their_own_article(self, writing_editor: Person) -> None:
        cast.write_report(cast.publish_article(writing_editor.memberships.first().newsroom, writing_editor))
        assert table(signed_in(writing_editor), "cases").count("\r\n") == 1

    def test_excel_is_served_on_request(self, desk: Client, notice: Notice) -> None:
        assert table(desk, "notices", excel="on").startswith("\ufeffnotice,")

    @pytest.mark.parametrize("name", ["reports.csv", "cases.xml", "cases."])
    def test_what_is_no_table_is_not_there(self, desk: Client, name: str) -> None:
        assert desk.get(f"/desk/exports/{name}").status_code == 404


def _cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
