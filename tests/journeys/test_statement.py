"""A reader disputes what somebody is said to have said, in one tap."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.test_keyboard import tab_to

A_STATEMENT = re.compile(r"^said-\d+-\d+$")
SAID = Said(wrong="لم يقل ذلك في الجلسة.", right="قال إن الأعمال تبدأ في الربيع.", how="كنت حاضرًا.")


@pytest.mark.parametrize(("language", "script"), [("ar", True), ("en", False)])
def test_a_statement_is_reported_from_the_list_in_one_tap(
    visit: Visit, matters: dict[str, str], language: str, script: bool
) -> None:
    someone = visit(language, phone=True, script=script).go(matters["school"])
    words = someone.find(".said-words").first.inner_text()
    someone.click(someone.find(".said-foot a").first)
    assert "statement=1" in someone.path
    expect(someone.find("input[name=passage]:checked")).to_have_value(A_STATEMENT)
    assert someone.sees(words)
    assert len(reader.send(someone, SAID)) == 29


def test_a_statement_that_is_pressed_in_the_text_is_marked_and_can_be_reported(
    visit: Visit, matters: dict[str, str]
) -> None:
    someone = visit("ar", phone=True).go(matters["school"])
    part = someone.find(".body [data-statement]").first
    part.click()
    expect(part).to_have_class("said-chosen")
    someone.click(someone.page.get_by_role("button", name=someone.say("Report this statement"), exact=True))
    assert "statement=" in someone.path and "quote=" not in someone.path
    expect(someone.find("#said")).to_be_visible()


def test_pressing_elsewhere_lets_the_statement_go(visit: Visit, matters: dict[str, str]) -> None:
    someone = visit("en").go(matters["school"])
    someone.find(".body [data-statement]").first.click()
    expect(someone.find(".selection-button")).to_be_visible()
    someone.find("h1").click()
    expect(someone.find(".selection-button")).to_be_hidden()
    expect(someone.find(".said-chosen")).to_have_count(0)


def test_the_keyboard_alone_reaches_a_statement_and_its_form(visit: Visit, matters: dict[str, str]) -> None:
    someone = visit("en").go(matters["school"])
    tab_to(someone, ".said-foot a")
    someone.page.keyboard.press("Enter")
    someone.page.wait_for_url("**/report?statement=**")
    expect(someone.find("#said")).to_be_visible()


def test_the_picture_of_sourcing_is_a_table_for_those_who_listen(visit: Visit, matters: dict[str, str]) -> None:
    someone = visit("en", phone=True).go(matters["school"] + "/sourcing")
    voices = someone.page.get_by_role("table", name="Each source with its statements and its share")
    expect(voices.get_by_role("rowheader").first).to_be_visible()
    expect(voices.get_by_role("columnheader")).to_have_count(4)
