"""A draft that repeats what the newsroom corrected is held up before anybody reads it."""

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import desk
from tests.journeys.conftest import Visit

CORRECTION = "SELECT {} FROM desk_notice WHERE kind = 'correction' AND number > 0 ORDER BY number"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_draft_that_repeats_a_corrected_error_is_marked(visit: Visit, served: DemoServer, language: str) -> None:
    was, number = (served.ask(CORRECTION.format(column))[0] for column in ("was", "number"))
    writer = desk.sign_in(visit(language), "lujayn", "/desk/draft/")
    writer.write("draft", f"متحف مرساة بعد عام\nعُرضت القطع للمرة الأولى أمس.\n{was}، بحسب ما قال وقتها.")
    writer.press("Check the draft")
    expect(writer.find("main mark")).to_have_count(1)
    expect(writer.find(f".draft-points a[href='/corrections/{number}']")).to_be_visible()

    writer.write("draft", "متحف مرساة بعد عام\nعُرضت القطع للمرة الأولى أمس.")
    writer.press("Check it again")
    assert writer.sees(writer.say("Nothing in it was corrected before"))
