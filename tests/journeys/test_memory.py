"""A reader's own browser, and nobody else, tells them what they read before it was corrected."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from scripts.demo_server import DemoServer
from tests.journeys import desk, reader
from tests.journeys.articles import BAKERY
from tests.journeys.conftest import Visit
from tests.journeys.desk import NoticeWords
from tests.journeys.host_server import Site, second_site
from tests.journeys.hosts import PLAIN, Host, Story
from tests.journeys.reader import Said
from tests.journeys.test_embed import Reading, context, reading

__all__ = ["context", "reading"]
ORCHARD = BAKERY | {
    "id": "journeys/orchard",
    "url": "https://sariya.example/journeys/orchard",
    "title": "بستان البلدية في بيت القصب يفتح أبوابه للزوار",
    "paragraphs": ["فتح بستان البلدية أبوابه، السبت 14 من تشرين الثاني، وفيه 120 شجرة رمّان.", "والدخول إليه مجاني."],
}
WAS, NOW = "وفيه 120 شجرة رمّان", "وفيه 210 أشجار رمّان"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with second_site() as one:
        yield one


@pytest.fixture(scope="module")
def orchard(served: DemoServer) -> str:
    return served.ingest(ORCHARD)[0]


def test_what_was_read_before_it_was_corrected_is_said_and_the_server_never_learns_of_it(
    visit: Visit, served: DemoServer, orchard: str, site: Site, reading: Reading
) -> None:
    someone, (here, elsewhere) = visit(fresh=True), _two_pages(site, served)
    _ask_anew(someone.page)
    _ask_anew(reading.page)
    someone.go(orchard)
    reading.open(here).page.locator("taswib-footer .quiet").first.wait_for()
    _correct(visit, served, orchard)

    asked: list[str] = []
    someone.page.on("request", lambda request: asked.append(request.url))
    someone.go("/")
    box = someone.find("[data-missed]")
    expect(box).to_be_visible()
    assert WAS in box.inner_text() and NOW in box.inner_text() and ORCHARD["title"] in box.inner_text()
    assert someone.find("[data-list] .notice-foot").inner_text().startswith("الإشعار")
    slug = orchard.rpartition("/")[2]
    assert not [one for one in asked if slug in one], "nothing that was asked names the article"
    someone.press("Thank you, noted")
    someone.go("/corrections")
    expect(someone.find("[data-missed]")).to_be_hidden()

    page = reading.open(elsewhere).page
    page.locator("taswib-footer").scroll_into_view_if_needed()
    missed = page.locator("taswib-footer .missed")
    expect(missed).to_contain_text(WAS)
    expect(missed).to_contain_text(NOW)
    assert "/corrections/recent.json" in reading.of_the_desk
    missed.locator("button").click()
    expect(missed).to_have_count(0)


def test_it_is_read_erased_and_turned_off_by_its_reader(visit: Visit, orchard: str) -> None:
    someone = visit("en").go(orchard)
    shelf = someone.find("[data-memory]")
    shelf.locator("summary").click()
    expect(shelf.locator("li")).to_have_text([ORCHARD["title"]])
    someone.press("Erase the list")
    expect(shelf.locator("li")).to_have_count(0)
    someone.press("Stop remembering")
    someone.go(orchard)
    assert someone.page.evaluate("localStorage.getItem('taswib-read')") == '"off"'
    shelf.locator("summary").click()
    expect(shelf.locator("li")).to_have_count(0)
    someone.press("Remember again")
    someone.go(orchard)
    assert someone.page.evaluate("JSON.parse(localStorage.getItem('taswib-read')).length") == 1


def test_it_is_bounded_and_bears_what_is_no_list(visit: Visit, orchard: str) -> None:
    someone = visit().go(orchard)
    many = json.dumps([[f"x{number}", 1, 0, "ع"] for number in range(900)])
    someone.page.evaluate("text => localStorage.setItem('taswib-read', text)", many)
    someone.go(orchard)
    kept = someone.page.evaluate("JSON.parse(localStorage.getItem('taswib-read'))")
    assert len(kept) == 150 and kept[-1][0] == orchard.rpartition("/")[2]
    for broken in ("{", '{"a": 1}', '[1, null, ["y"]]', "17"):
        someone.page.evaluate("text => localStorage.setItem('taswib-read', text)", broken)
        someone.go(orchard)


def _ask_anew(page: Page) -> None:
    """Ten minutes later: the file of recent notices is kept as long."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


def _two_pages(site: Site, served: DemoServer) -> tuple[str, str]:
    story = Story(ORCHARD["title"], ORCHARD["paragraphs"], ORCHARD["url"])
    other = Story("خبر آخر", ["لا صلة له بما سبق."], f"{site.base}/other")
    return (
        site.put("/orchard", Host(PLAIN).page(story, served.base)),
        site.put("/other", Host(PLAIN).page(other, served.base)),
    )


def _correct(visit: Visit, served: DemoServer, orchard: str) -> None:
    """By the whole way: a report, a decision, a notice."""
    who = visit().go(f"{orchard}/report?{urlencode({'quote': WAS})}")
    reader.send(who, Said(wrong="الأشجار 210 لا 120."))
    case = served.ask("SELECT case_id FROM desk_report ORDER BY id DESC LIMIT 1")[0]
    editor = desk.sign_in(visit(), "hala", f"/desk/cases/{case}/")
    desk.decide(editor, "upheld", "عددنا الأشجار ثانية مع حارس البستان.")
    editor.go(f"/desk/cases/{case}/notice/")
    desk.write_notice(editor, NoticeWords("correction", "limited", NOW, "أخطأ المقال في عدد الأشجار."))
    desk.publish(editor)
