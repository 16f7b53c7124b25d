"""Sources that behave, and one that misbehaves in every way: what the desk sees of each, in both languages."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.demo_server import DemoServer
from tests.archive.intake import web as sites
from tests.archive.intake.test_page import page
from tests.archive.intake.test_source_reading import rss
from tests.archive.intake.web import Web, counts, leads_to, says, serving
from tests.journeys import desk
from tests.journeys.conftest import Visit

_PAYWALL = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'


class Sites(NamedTuple):
    good: Web
    bad: Web
    variables: dict[str, str]


def misbehave(web: Web) -> None:
    web.answers |= {
        "/private": leads_to("http://192.168.1.1/"),
        "/bomb": says(sites.bomb("gzip"), "Content-Encoding: gzip"),
        "/lying": says("<html>plain</html>", "Content-Encoding: br"),
        "/gone": says("", status="410 Gone"),
        "/subscribers": says(page(head=_PAYWALL)),
        "/half": sites.breaks_off,
        "/round": leads_to("/round"),
        "/changing": counts(),
    }
    web.answers["/feed"] = says(rss(*((web.at(path), "") for path in list(web.answers))))


@pytest.fixture(scope="module")
def read(served: DemoServer) -> Iterator[Sites]:
    """Both sites read once, by the command."""
    with serving() as good, serving() as bad:
        good.answers |= {"/feed": says(rss((good.at("/a"), ""))), "/a": says(page(head=""))}
        misbehave(bad)
        variables = {"TASWIB_FETCH_ALLOW": f"{good.place},{bad.place}", "TASWIB_FETCH_PAUSE": "0"}
        for web in (good, bad):
            served.command("source", "add", "feed", web.at("/feed"), "--outlet", "نهر")
        served.command("watch", "--once", **variables)
        yield Sites(good, bad, variables)


@pytest.mark.parametrize(("language", "phone"), [("en", False), ("ar", True)])
def test_the_desk_sees_what_became_of_each(visit: Visit, read: Sites, language: str, phone: bool) -> None:
    editor = desk.sign_in(visit("en"), "nadim", to="/desk/sources/")
    path = editor.find("a.row-link", has_text=read.bad.at("/feed")).get_attribute("href")
    someone = visit(language, phone=phone)
    someone.page.context.add_cookies([{"name": "sessionid", "value": editor.cookie("sessionid"), "url": someone.base}])
    someone.go(path)
    listed = someone.find(".troubled").first.inner_text()
    for name, words in _ENDINGS.items():
        assert read.bad.at(name) in listed
        assert words[language == "ar"] in listed, name
    assert read.bad.at("/changing") not in listed
    assert Axe().run(someone.page).violations_count == 0


def test_what_failed_is_read_again_when_the_editor_says_so(visit: Visit, read: Sites, served: DemoServer) -> None:
    read.bad.answers["/feed"] = says("", status="500 Oops")
    editor = desk.sign_in(visit("en"), "nadim", to="/desk/sources/")
    editor.click(editor.find("a.row-link", has_text=read.bad.at("/feed")))
    path = editor.path
    editor.press("Read it now")
    served.command("watch", "--once", **read.variables)
    editor.go(path)
    assert "in trouble" in editor.find(".lead").inner_text()
    assert "The server can't be reached" in editor.find(".lead").inner_text()
    editor.press("Pause")
    assert "paused" in editor.find(".lead").inner_text()


_ENDINGS = {
    "/private": ("private network", "شبكة خاصة"),
    "/bomb": ("larger than anything", "أكبر من الحدّ"),
    "/lying": ("broken encoding", "ترميزه معطوب"),
    "/gone": ("nothing at this address", "لم يعد في هذا العنوان شيء"),
    "/subscribers": ("subscribers only", "للمشتركين وحدهم"),
    "/half": ("broke off", "انقطع جوابه"),
    "/round": ("leads elsewhere", "إلى موضع آخر"),
}
