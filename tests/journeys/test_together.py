"""Reports on the same words are handled together in one press, and one of them on its own again."""

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import desk, reader
from tests.journeys.articles import CINEMA
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said


@pytest.mark.parametrize("language", ["ar", "en"])
def test_one_decision_answers_all_who_marked_the_same_words(visit: Visit, served: DemoServer, language: str) -> None:
    words = {"ar": "وحضر العرض الثاني مئة من أهل الحي.", "en": "وبيعت تذاكر العرض الثالث في ساعة."}[language]
    article = {**CINEMA, "id": f"journeys/together-{language}", "title": f"عرض آخر في القاعة القديمة ({language})"}
    [page] = served.ingest({**article, "paragraphs": [words]})
    said = [Said(wrong=f"هذا غير دقيق ({each}).") for each in range(3)]
    readers = [visit(language) for _ in said]
    receipts = [
        reader.report(one, page, each, kind="addition", passage="1") for one, each in zip(readers, said, strict=True)
    ]
    editor = desk.sign_in(visit(language), "nadim")
    editor.write("q", words)
    editor.press("Search")
    editor.click(editor.find("a.row-link", has_text=words[:25]).first)
    editor.click(editor.find("form[action*='/gathering/'] button"))
    expect(editor.find("#reports article.report")).to_have_count(3)
    editor.click(editor.find("form[action*='/split/'] button").last)
    expect(editor.find("#reports article.report")).to_have_count(2)
    desk.decide(editor, "rejected", "راجعنا النص: هو دقيق.")

    reader.open_thread(readers[0], receipts[0])
    expect(readers[0].find("#outcome .state-rejected")).to_be_visible()
    reader.open_thread(readers[2], receipts[2])
    expect(readers[2].find("#outcome")).to_have_count(0)
