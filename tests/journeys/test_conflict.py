"""An editor whose own article is reported."""

from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import articles, desk, reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said

SAID = Said(wrong="العازفة اسمها ريم الوتر.", how="أنا أختها.")


def test_an_editor_cannot_judge_what_they_wrote_themselves(served: DemoServer, visit: Visit) -> None:
    (article,) = served.ingest(articles.OWN)
    someone, other, wrote_it = visit(), visit(), visit()
    reader.report(someone, article, SAID)
    desk.sign_in(other, "nadim")
    case = desk.open_case(other, articles.OWN["paragraphs"][0])

    desk.sign_in(wrote_it, "wisam")
    expect(wrote_it.find("a.row-link").first).to_be_visible()
    assert not wrote_it.sees(articles.OWN["title"])
    wrote_it.go(case)
    expect(wrote_it.find("#explanation")).to_be_visible()
    expect(wrote_it.find("#decision")).to_have_count(0)
    assert [words for words in SAID.all if words in wrote_it.page.content()] == []
