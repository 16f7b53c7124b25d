"""One page of the web, read: its article under the address that is its own, or a state that says why not."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings

from taswib.archive.intake.fetch_state import FetchState as State
from taswib.archive.intake.given import Given
from taswib.archive.intake.page_reading import PageReading, read_page
from taswib.archive.intake.unreadable import Reason
from tests.archive.intake.test_page import page
from tests.archive.intake.web import HTML, Web, counts, leads_to, says, serving
from tests.cast import TEXT

GIVEN = Given(zone=ZoneInfo("Asia/Damascus"), now=datetime(2026, 11, 22, 9, 40, tzinfo=UTC))


@pytest.fixture
def web(db: None) -> Iterator[Web]:
    with serving() as one, override_settings(FETCH_ALLOW={one.place}, FETCH_PAUSE=0):
        yield one


def read(web: Web, path: str = "/bridge", **given: str) -> PageReading:
    return read_page(web.at(path), GIVEN, **given)


def canonical(address: str) -> str:
    return page(head=f'<link rel="canonical" href="{address}">')


def test_a_page_is_read_and_known_by_its_address(web: Web) -> None:
    web.answers["/bridge"] = says(page(), 'ETag: "v1"')
    found = read(web)
    assert (found.state, found.text, found.etag) == (State.OK, TEXT, '"v1"')
    assert found.incoming.identity == found.incoming.address == web.at("/bridge")


def test_it_may_name_another_address_of_its_own_site_and_of_no_other(web: Web) -> None:
    web.answers["/bridge"] = says(canonical(web.at("/2026/bridge")))
    assert read(web).incoming.address == web.at("/2026/bridge")
    web.answers["/bridge"] = says(canonical("https://rival.example/scoop"))
    assert read(web).incoming.address == web.at("/bridge")


def test_the_caller_may_say_what_it_is_known_by(web: Web) -> None:
    web.answers["/bridge"] = says(canonical(web.at("/elsewhere")))
    known = Given(GIVEN.zone, GIVEN.now, address=web.at("/bridge"))
    assert read_page(web.at("/bridge"), known).incoming.identity == web.at("/bridge")


def test_a_page_behind_a_redirect_is_known_by_where_it_stands(web: Web) -> None:
    web.answers |= {"/old": leads_to("/bridge", "301 Moved Permanently"), "/bridge": says(page())}
    assert read(web, "/old").incoming.address == web.at("/bridge")


def test_a_page_that_leads_to_the_front_page_has_moved(web: Web) -> None:
    web.answers |= {"/bridge": leads_to("/"), "/": says(page())}
    assert read(web).state is State.MOVED


def test_what_subscribers_alone_may_read_is_not_taken_from_its_beginning(web: Web) -> None:
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    web.answers["/bridge"] = says(page(head=linked))
    assert (read(web).state, read(web).text) == (State.PAYWALLED, "")


@pytest.mark.parametrize("declared", ["windows-1256", "utf-16", "iso-8859-1", "no-such-charset"])
def test_a_page_that_lies_about_its_letters_is_read_as_what_it_is(web: Web, declared: str) -> None:
    web.answers["/bridge"] = says(page(), kind=f"text/html; charset={declared}")
    assert read(web).text == TEXT


def test_what_is_no_page_is_unreadable(web: Web) -> None:
    web.answers |= {
        "/image": says(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, kind=HTML),
        "/data": says('{"a": "page"}', kind="application/json"),
        "/login": says("<html lang=ar><title>دخول</title><form>اسم</form></html>"),
    }
    assert [read(web, path).state for path in web.answers] == [State.UNREADABLE] * 3
    assert read(web, "/login").refusal.reason is Reason.NO_ARTICLE


def test_a_page_that_changes_at_each_reading_is_another_text_each_time(web: Web) -> None:
    web.answers["/bridge"] = counts()
    first, second = read(web), read(web)
    assert first.state is second.state is State.OK
    assert first.text != second.text
    assert first.incoming.identity == second.incoming.identity
