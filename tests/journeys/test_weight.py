"""What a first visit costs a reader on a slow line."""

from collections import Counter

import pytest
from playwright.sync_api import CDPSession

from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

_LIMIT = 69_000
"""Bytes over the wire, headers, typeface (38,000) and all scripts included."""
_BEFORE_SCRIPTS = 60_000
"""The same without scripts, which come after everything else and without which both pages work."""
_BLOCKING = """() => [...document.querySelectorAll("script")]
  .filter((one) => one.type !== "application/ld+json")
  .filter((one) => !(one.src && (one.defer || one.async || one.type === "module")))
  .map((one) => one.outerHTML.slice(0, 120))"""


class Wire:
    """Counts what comes in, by address, as it comes: compressed, with its headers."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes: Counter[str] = Counter()
        self._asked: dict[str, str] = {}
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.loadingFinished", self._finish)
        session.send("Network.enable")

    def _ask(self, event: dict) -> None:
        self._asked[event["requestId"]] = event["request"]["url"]

    def _finish(self, event: dict) -> None:
        self.bytes[self._asked[event["requestId"]]] += int(event["encodedDataLength"])


def _wired(visitor: Visitor) -> Wire:
    return Wire(visitor.page.context.new_cdp_session(visitor.page))


def test_the_first_visit_to_an_article_and_its_form_weighs_little(
    visit: Visit, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor = visit(phone=True, fresh=True)
    wire = _wired(visitor)
    visitor.go(book.paths["article with a substantive notice"]).page.wait_for_load_state("networkidle")
    first = wire.bytes.total()
    visitor.click(visitor.find("#p4 .passage-report"))
    visitor.page.wait_for_load_state("networkidle")
    with capsys.disabled():
        print(f"\nFirst visit in Arabic: article {first:,} bytes, then the form {wire.bytes.total() - first:,}.")
        for address, size in wire.bytes.most_common():
            print(f"  {size:>7,}  {address.removeprefix(visitor.base)}")
    assert any(address.endswith(".woff2") for address in wire.bytes)
    scripts = sum(size for address, size in wire.bytes.items() if address.endswith(".js"))
    assert wire.bytes.total() < _LIMIT
    assert wire.bytes.total() - scripts < _BEFORE_SCRIPTS


def test_a_page_that_was_seen_asks_for_its_look_only_once(visit: Visit, book: Book) -> None:
    visitor = visit(phone=True, fresh=True)
    visitor.go(book.paths["article without notices"]).page.wait_for_load_state("networkidle")
    wire = _wired(visitor)
    visitor.go(book.paths["article with a substantive notice"]).page.wait_for_load_state("networkidle")
    assert [address for address, size in wire.bytes.items() if "/static/" in address and size] == []


def test_no_script_holds_a_page_up(visit: Visit, book: Book) -> None:
    visitor = visit()
    for name in ("article with a substantive notice", "form", "home", "log", "receipt", "sign-in"):
        assert visitor.go(book.paths[name]).page.evaluate(_BLOCKING) == []
