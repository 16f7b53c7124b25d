"""The real product, served, and a real browser to visit it with: one of each for every worker."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts import chromium
from scripts.demo_server import DemoServer
from tests.journeys.articles import MATTERS
from tests.journeys.book import Book
from tests.journeys.lodge import Lodge
from tests.journeys.visitor import Visitor
from tests.up_to_date import place_demo

Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.pure)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not chromium.EXECUTABLE.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(chromium.MISSING)
        pytest.skip(chromium.MISSING)
    # Playwright keeps an event loop in this thread, and Django would refuse its database to every later test here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = chromium.launch(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    server = DemoServer.start(place_demo(tmp_path_factory.mktemp("served")))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def book(served: DemoServer) -> Book:
    """The demo's addresses, and those of articles that tests may write to."""
    return Book.of(served)


@pytest.fixture(scope="session")
def passes() -> dict[str, str]:
    """The sessions of those of the staff who signed in already, by username."""
    return {}


@pytest.fixture(scope="session")
def matters(served: DemoServer) -> dict[str, str]:
    """The page of each article of ours, by name."""
    return dict(zip(MATTERS, served.ingest(*MATTERS.values()), strict=True))


@pytest.fixture(scope="session")
def lodge(browser: Browser, served: DemoServer) -> Lodge:
    return Lodge(browser, served.base)


@pytest.fixture
def visit(lodge: Lodge) -> Iterator[Visit]:
    """Opens a browser of somebody's own: `visit("en", phone=True, dark=True, script=False)`.

    The test fails when a page logged an error, broke its own security policy or asked another origin for something.
    """
    yield lodge.open
    assert lodge.leave() == []
