"""Somebody who uses no mouse."""

import pytest
from playwright.sync_api import expect

from tests.journeys import desk
from tests.journeys.conftest import Visit
from tests.journeys.reader import receipt_of
from tests.journeys.visitor import Visitor

_FAR = 90
_SHOWN = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const near = element.closest("label") ? getComputedStyle(element.closest("label")) : style;
  const outlined = (one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0;
  return [style, near].some((one) => outlined(one) || one.boxShadow !== "none");
}"""


def tab_to(someone: Visitor, selector: str) -> None:
    """Press Tab until this has the focus, and see that it shows."""
    for _ in range(_FAR):
        someone.page.keyboard.press("Tab")
        if someone.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert someone.page.evaluate(_SHOWN), f"the focus on {selector} is not to be seen"
            return
    raise AssertionError(f"{selector} is not among the first {_FAR} stops")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_report_is_sent_with_the_keyboard_alone(visit: Visit, matters: dict[str, str], language: str) -> None:
    someone = visit(language)
    keyboard = someone.go(matters["cinema"]).page.keyboard
    tab_to(someone, "#p1 .passage-report")
    keyboard.press("Enter")
    someone.page.wait_for_url("**/report?**")
    tab_to(someone, "input[name=kind]")
    keyboard.press("ArrowDown")
    expect(someone.find("input[name=kind][value=addition]")).to_be_checked()
    tab_to(someone, "textarea[name=wrong]")
    keyboard.type("عزفت معها فرقة من ثلاثة أشخاص.")
    tab_to(someone, "form.form button[type=submit]")
    keyboard.press("Space")
    someone.find("#code").wait_for()
    assert len(receipt_of(someone)) == 29


def test_the_skip_link_leads_past_the_navigation(visit: Visit, matters: dict[str, str]) -> None:
    someone = visit().go(matters["cinema"])
    tab_to(someone, ".skip")
    someone.page.keyboard.press("Enter")
    tab_to(someone, "main a")
    assert someone.page.evaluate("() => !document.activeElement.closest('header.masthead')")


def test_an_editor_walks_the_queue_with_keys(visit: Visit) -> None:
    editor = desk.sign_in(visit(), "hala")
    keyboard = editor.page.keyboard
    keyboard.press("j")
    keyboard.press("j")
    chosen = editor.page.evaluate("document.activeElement.getAttribute('href')")
    assert chosen == editor.find("a.row-link").nth(1).get_attribute("href")
    keyboard.press("Enter")
    editor.page.wait_for_url(f"**{chosen}")
    keyboard.press("g")
    keyboard.press("q")
    editor.page.wait_for_url("**/desk/")
