"""The public figures: what they tell, and what they keep to themselves."""

import json
from datetime import timedelta

import jsonschema
import pytest
import time_machine
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.tables.json_lines import SCHEMA
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

MONTH_AFTER = cast.NOW + timedelta(days=30)


@pytest.mark.parametrize(("language", "says"), [("en", "1 notice was published."), ("ar", "نُشر إشعار واحد.")])
def test_they_are_told_to_everybody_in_both_languages(
    client: Client, article: Article, editor: Person, language: str, says: str
) -> None:
    publish_notice(article, editor)
    with time_machine.travel(MONTH_AFTER, tick=False):
        page = client.get("/figures", {"lang": language}).content.decode()
    assert says in page
    assert "0–4" in page


def test_this_month_is_not_told_yet(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    with time_machine.travel(cast.NOW + timedelta(days=2), tick=False):
        page = client.get("/figures", {"lang": "en"}).content.decode()
    assert "No notice was published in this period." in page
    assert "This month" not in page


def test_programs_read_the_same(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    with time_machine.travel(MONTH_AFTER, tick=False):
        told = json.loads(client.get("/figures.json").content)
        lines = client.get("/figures.csv").content.decode().splitlines()
    jsonschema.validate(told, SCHEMA)
    assert len(lines) == len(told["rows"]) + 1
    received = next(row for row in told["rows"] if (row["row"], row["figure"]) == ("2026-11-01", "received"))
    assert (received["value"], received["at_most"]) == (0, 4)


def test_what_is_no_period_is_said(client: Client, article: Article) -> None:
    answer = client.get("/figures", {"from": "2026-02-30", "lang": "en"})
    assert answer.status_code == 422
    assert "These days make no period" in answer.content.decode()
