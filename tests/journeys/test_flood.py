"""A reader whose network was used for a flood gets through: with a script by a little work, without one by waiting."""

import re
from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.drills.installation import Answer
from tests.journeys import reader
from tests.journeys.articles import BAKERY
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.test_every_page import assert_axe_finds_nothing

SAID = Said(wrong="التوزيع جرى الأحد لا الاثنين.", how="كنت في الطابور.")
_NETWORKS = count(1)


@pytest.fixture(scope="module")
def matters(served: DemoServer) -> dict[str, str]:
    """An article of these stories' own: they send many reports, which others would find in their queue."""
    article = {**BAKERY, "id": "journeys/flood", "title": "فرن الحي الشرقي يفتح أبوابه ليلًا"}
    return {"bakery": served.ingest({**article, "paragraphs": ["وزّع الفرن في أول ليلة ثلاثمئة ربطة مجانًا."]})[0]}


@pytest.fixture
def crowded(served: DemoServer, matters: dict[str, str]) -> Iterator[str]:
    """An address in a network from which six reports came just now."""
    address = f"203.0.{next(_NETWORKS)}.7"
    page = f"{served.base}{matters['bakery']}/report"
    for number in range(6):
        form = Answer(200, served.get(f"{matters['bakery']}/report").decode()).fields
        filled = {**form, "kind": "error", "passage": "whole", "wrong": f"بلاغ متكرر رقم {number}"}
        sent = Request(page, urlencode(filled).encode(), {"X-Forwarded-For": address})
        assert urlopen(sent, timeout=20).status == 201
    yield address


@pytest.mark.parametrize("language", ["ar", "en"])
def test_with_a_script_the_device_works_and_the_report_gets_through(
    visit: Visit, matters: dict[str, str], crowded: str, language: str
) -> None:
    someone = visit(language, phone=True, network=crowded)
    someone.go(f"{matters['bakery']}/report?kind=error&passage=1")
    expect(someone.find("[data-work]")).to_have_text(
        someone.say("Your device has done its work: the report will get through at once.")
    )
    assert_axe_finds_nothing(someone, {"phone": True})
    assert reader.send(someone, SAID)


def test_a_form_opened_before_the_flood_is_sent_again_by_itself(
    visit: Visit, matters: dict[str, str], crowded: str
) -> None:
    someone = visit(phone=True)
    someone.go(f"{matters['bakery']}/report?kind=error&passage=1")
    someone.page.context.set_extra_http_headers({"X-Forwarded-For": crowded})
    assert reader.send(someone, SAID)


def test_without_a_script_nothing_is_lost_and_the_page_says_how_long_to_wait(
    visit: Visit, matters: dict[str, str], crowded: str
) -> None:
    someone = visit(phone=True, script=False, network=crowded)
    someone.go(f"{matters['bakery']}/report?kind=error&passage=1")
    reader.fill(someone, SAID)
    someone.press("Send the report")
    assert someone.sees(someone.say("One more step: many reports are arriving at once"))
    expect(someone.find("[data-sent-back]")).to_contain_text(re.compile(r"\b(15|14|13|12|11|10|[2-9])\b"))
    expect(someone.find("textarea[name=wrong]")).to_have_value(SAID.wrong)
