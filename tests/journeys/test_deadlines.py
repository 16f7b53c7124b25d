"""Whoever watches over standards takes a rule into use, and a new holiday moves what is due."""

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import desk
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

RULES = {"ar": "egypt", "en": "impress"}


@pytest.mark.parametrize("language", RULES)
def test_a_rule_of_the_library_is_taken_into_use(visit: Visit, served: DemoServer, language: str) -> None:
    keeper = desk.sign_in(visit(language), "salma", f"/desk/deadlines/new/?from={RULES[language]}")
    keeper.press("Keep this rule")
    expect(keeper.find("table.queue a.row-link")).to_have_count(2 if language == "ar" else 3)
    _holiday(keeper, "2027-05-01" if language == "ar" else "2027-05-02")


def _holiday(keeper: Visitor, day: str) -> None:
    keeper.write("day", day)
    keeper.write("name_ar", "عيد العمال")
    keeper.press("Add this day")
    expect(keeper.find("#holidays li")).to_have_count(1 if day.endswith("1") else 2)
    assert keeper.sees("عيد العمال")
