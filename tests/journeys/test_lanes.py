"""Letters that say what somebody thinks are answered together; two editors in one case see each other."""

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import desk, reader
from tests.journeys.articles import SCHOOL
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said

OPINIONS = {"ar": "مقال لا يليق بقرائكم.", "en": "A piece that is not worthy of your readers."}


@pytest.mark.parametrize("language", OPINIONS)
def test_an_opinion_is_answered_from_its_lane(visit: Visit, matters: dict[str, str], language: str) -> None:
    someone, editor = visit(language), visit(language)
    receipt = reader.report(someone, matters["school"], Said(wrong=OPINIONS[language]), passage="whole")
    desk.sign_in(editor, "hala", "/desk/lanes/opinion/")
    editor.find(".candidate", has_text=OPINIONS[language]).locator("input").check()
    editor.find("input[name=reply]").nth(1).check()
    editor.press("Show what they will read")
    expect(editor.find(".outcome .state-noted")).to_be_visible()
    editor.press("Answer the ticked ones and close them")
    expect(editor.find(".candidate", has_text=OPINIONS[language])).to_have_count(0)

    reader.open_thread(someone, receipt)
    expect(someone.find("#outcome .state-noted")).to_be_visible()
    assert someone.sees("شكرًا على رسالتكم" if language == "ar" else "Thank you for writing")


def test_two_editors_in_one_case_see_each_other(visit: Visit, served: DemoServer) -> None:
    words = "سجّلت مدرسة التل الجديدة 512 تلميذًا في عامها الأول."
    article = {**SCHOOL, "id": "journeys/lanes", "title": "مدرسة التل الجديدة تفتح أبوابها"}
    [page] = served.ingest({**article, "paragraphs": [words]})
    reader.report(visit(), page, Said(wrong="عدد التلاميذ 341."), passage="1")
    hala, nadim = visit("en"), visit("en")
    desk.sign_in(hala, "hala")
    path = desk.open_case(hala, "512 تلميذًا")
    desk.sign_in(nadim, "nadim", path)
    expect(nadim.find(".presence")).to_contain_text("Hala al-Sindiyan has this case open too")
    desk.take(nadim)
    hala.open("Ask the author")
    hala.write("words", "ما مصدر العدد؟", within="#author")
    hala.press("Send to the author")
    expect(hala.find("#author .error-summary")).to_contain_text("Nadim al-Qassar")
    expect(hala.find("#author textarea")).to_have_value("ما مصدر العدد؟")
