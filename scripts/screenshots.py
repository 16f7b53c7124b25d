"""Pictures of the main pages, to look at and for the README.

    .venv/bin/python -m scripts.screenshots FOLDER            every page × ar, en × phone, desktop × light, dark
    .venv/bin/python -m scripts.screenshots FOLDER case form  only pages whose name holds one of these words
    .venv/bin/python -m scripts.screenshots --readme          docs/images/article-ar.png and case-ar.png

It starts the demo by itself, in a temporary folder. A picture is named page-language-width-scheme.png.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.chromium import launch
from scripts.demo_server import DemoServer

PASSWORD = "taswib-demo-2026"
_IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
_README = {"article": "#p1", "case": "#decision"}
"""The pages in the README, each down to the end of this element."""
_AIR = 28
_HEIGHTS = {390: 844, 1280: 900}
Way = Callable[[Page, DemoServer], None]


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    with _demo() as (server, browser):
        if arguments[0] == "--readme":
            _for_readme(server, browser)
        else:
            _all(server, browser, Path(arguments[0]), arguments[1:])
    return 0


@contextmanager
def _demo() -> Iterator[tuple[DemoServer, Browser]]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = DemoServer.start(Path(folder))
        try:
            yield server, launch(playwright)
        finally:
            server.stop()


def _all(server: DemoServer, browser: Browser, folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ways = {name: way for name, way in WAYS.items() if not wanted or any(word in name for word in wanted)}
    for (name, way), language, width, scheme in product(ways.items(), ("ar", "en"), _HEIGHTS, ("light", "dark")):
        page = _page(server, browser, language, {"width": width, "height": _HEIGHTS[width]}, scheme)
        way(page, server)
        _still(page)
        page.screenshot(path=folder / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
        page.context.close()


def _for_readme(server: DemoServer, browser: Browser) -> None:
    _IMAGES.mkdir(parents=True, exist_ok=True)
    for name, last in _README.items():
        page = _page(server, browser, "ar", {"width": 1280, "height": 900}, "light")
        WAYS[name](page, server)
        _still(page)
        end = page.locator(last).evaluate("element => element.getBoundingClientRect().bottom + scrollY")
        clip = {"x": 0, "y": 0, "width": 1280, "height": end + _AIR}
        page.screenshot(path=_IMAGES / f"{name}-ar.png", full_page=True, clip=clip)
        page.context.close()


def _page(server: DemoServer, browser: Browser, language: str, size: dict[str, int], scheme: str) -> Page:
    context = browser.new_context(viewport=size, locale=language, color_scheme=scheme, reduced_motion="reduce")
    context.add_cookies([{"name": "language", "value": language, "url": server.base}])
    return context.new_page()


def _still(page: Page) -> None:
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => true)")


def _at(path: str) -> Way:
    return lambda page, server: page.goto(server.base + path)


def _article(address: str, then: str = "") -> Way:
    def go(page: Page, server: DemoServer) -> None:
        (slug,) = server.ask("SELECT slug FROM archive_article WHERE address LIKE ?", f"%/{address}")
        page.goto(f"{server.base}/a/{slug}{then}")

    return go


def _thread(story: str) -> Way:
    def go(page: Page, server: DemoServer) -> None:
        page.goto(f"{server.base}/receipt")
        page.fill("[name=code]", server.receipts[story])
        page.click("form.form button[type=submit]")

    return go


def _refused_form(page: Page, server: DemoServer) -> None:
    _article("water-network", "/report?passage=4")(page, server)
    page.click("form.form button[type=submit]")


def _received(page: Page, server: DemoServer) -> None:
    _article("water-network", "/report?passage=4")(page, server)
    page.fill("[name=wrong]", "النسبة بحسب الدراسة نفسها 26%.")
    page.click("form.form button[type=submit]")


def _desk(path: str, username: str = "nadim") -> Way:
    def go(page: Page, server: DemoServer) -> None:
        page.goto(f"{server.base}/desk/sign-in/?next={path}")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("form.form button[type=submit]")
        page.wait_for_load_state()

    return go


def _case(state: str, then: str = "", *, at: int = 0) -> Way:
    def go(page: Page, server: DemoServer) -> None:
        case = server.ask("SELECT id FROM desk_case WHERE state = ? ORDER BY id", state)[at]
        _desk(f"/desk/cases/{case}/{then}")(page, server)

    return go


def _case_of(address: str) -> Way:
    """The newest open case on an article."""

    def go(page: Page, server: DemoServer) -> None:
        case = server.ask(
            "SELECT c.id FROM desk_case c JOIN archive_article a ON a.id = c.article_id "
            "WHERE a.address LIKE ? AND c.state = 'open' ORDER BY c.id",
            f"%/{address}",
        )[-1]
        _desk(f"/desk/cases/{case}/")(page, server)

    return go


def _complaint(address: str, kind: str = "complaint") -> Way:
    """The newest case of this kind on an article."""

    def go(page: Page, server: DemoServer) -> None:
        case = server.ask(
            "SELECT c.id FROM desk_case c JOIN archive_article a ON a.id = c.article_id "
            "WHERE a.address LIKE ? AND c.kind = ? ORDER BY c.id",
            f"%/{address}",
            kind,
        )[-1]
        _desk(f"/desk/cases/{case}/", "salma")(page, server)

    return go


def _notice_of(kind: str) -> Way:
    def go(page: Page, server: DemoServer) -> None:
        page.goto(f"{server.base}/corrections/{server.ask('SELECT number FROM desk_notice WHERE kind = ?', kind)[0]}")

    return go


def _authors_case(page: Page, server: DemoServer) -> None:
    _desk("/desk/my-articles/", "lujayn")(page, server)
    page.click("a.row-link >> nth=0")


_WITH_COPIES = "desk_notice n JOIN desk_copy c ON c.notice_id = n.id"


def _repair(state: str) -> Way:
    def go(page: Page, server: DemoServer) -> None:
        repair = server.ask("SELECT id FROM desk_repair WHERE state = ? ORDER BY id", state)[0]
        _desk(f"/desk/repairs/{repair}/")(page, server)

    return go


def _copies(path: str) -> Way:
    def go(page: Page, server: DemoServer) -> None:
        column = "n.number" if path.startswith("/corrections") else "n.id"
        (notice,) = server.ask(f"SELECT {column} FROM {_WITH_COPIES} GROUP BY n.id ORDER BY count(*) DESC LIMIT 1")
        way = _at if path.startswith("/corrections") else _desk
        way(path.format(notice))(page, server)

    return go


def _site_repair(page: Page, server: DemoServer) -> None:
    _repair("asked")(page, server)
    message = page.locator("textarea[readonly]").first.input_value()
    page.goto(server.base + "/repairs/" + message.partition("/repairs/")[2].split()[0].partition("?")[0])


def _draft(page: Page, server: DemoServer) -> None:
    rows = [server.ask("SELECT was, words FROM desk_notice WHERE number = ?", number) for number in (1, 2)]
    _desk("/desk/draft/", "lujayn")(page, server)
    page.fill("[name=draft]", "\n".join(("متحف مرساة بعد عام", "عُرضت القطع أمس.", *(row[0] for row in rows))))
    page.click("main form button[type=submit]")


WAYS: dict[str, Way] = {
    "home": _at("/"),
    "article": _article("water-network"),
    "article-plain": _article("bread-price"),
    "article-english": _article("stage-interview"),
    "article-notes": _article("marsat-derby"),
    "revision": _article("water-network", "/revisions/1"),
    "changes": _article("water-network", "/changes/2"),
    "form": _article("water-network", "/report?passage=4"),
    "form-statement": _article("water-network", "/report?statement=3"),
    "form-reply": _article("water-network", "/report?kind=reply"),
    "sourcing": _article("water-network", "/sourcing"),
    "sourcing-long": _article("pipes-contract", "/sourcing"),
    "sourcing-english": _article("stage-interview", "/sourcing"),
    "form-refused": _refused_form,
    "receipt": _at("/receipt"),
    "thread": _thread("water-loss"),
    "thread-asked": _thread("bread-weight"),
    "log": _at("/corrections"),
    "notice": _at("/corrections/8"),
    "copies-public": _copies("/corrections/{}"),
    "repairs": _copies("/desk/notices/{}/repairs/"),
    "repairs-due": _desk("/desk/repairs/"),
    "repair-half": _repair("asked"),
    "repair-fixed": _repair("fixed"),
    "repair-site": _site_repair,
    "figures": _at("/figures"),
    "policy": _at("/policy"),
    "follow": _at("/follow"),
    "embedding": _at("/embedding?q=https://sariya.example/2026/09/water-network"),
    "lost": _at("/no/such/page"),
    "sign-in": _at("/desk/sign-in/"),
    "draft": _draft,
    "lane": _desk("/desk/lanes/opinion/"),
    "replies": _desk("/desk/replies/"),
    "codes": _desk("/desk/codes/", "salma"),
    "code": _desk("/desk/codes/1/", "salma"),
    "clause": _desk("/desk/clauses/1/", "salma"),
    "reply-rule": _desk("/desk/reply-rule/", "salma"),
    "complaint-admit": _complaint("water-network"),
    "complaint-rule": _complaint("medicines-verdict"),
    "complaint-ruled": _complaint("marsat-derby"),
    "reply-case": _complaint("pipes-contract", "reply"),
    "notice-decision": _notice_of("decision"),
    "notice-reply": _notice_of("reply"),
    "article-reply": _article("pipes-contract"),
    "form-complaint": _article("water-network", "/report?kind=complaint"),
    "thread-ruled": _thread("derby-referee"),
    "thread-reply": _thread("union-reply"),
    "deadlines": _desk("/desk/deadlines/", "salma"),
    "deadline-rule": _desk("/desk/deadlines/new/?from=jordan", "salma"),
    "desk-figures": _desk("/desk/figures/"),
    "queue": _desk("/desk/"),
    "case": _case("waiting"),
    "case-statement": _case_of("water-network"),
    "case-decided": _case("decided"),
    "notice-editor": _case("decided", "notice/"),
    "publication": _case("decided", "notice/publication/"),
    "notices": _desk("/desk/notices/"),
    "change": _copies("/desk/notices/{}/change/"),
    "author-articles": _desk("/desk/my-articles/", "lujayn"),
    "author-case": _authors_case,
    "received": _received,  # last, for it adds to the queue
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
