"""axe-core over every page: in both languages, light and dark, on a phone and on a desktop."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.tour import EVERY_PAGE, Tour

# Two of the eight combinations a page, turning, so that each kind of page meets most of them.
_SHAPES = [
    ({"phone": True, "dark": False}, {"phone": False, "dark": True}),
    ({"phone": False, "dark": False}, {"phone": True, "dark": True}),
    ({"phone": True, "dark": True}, {"phone": False, "dark": False}),
    ({"phone": False, "dark": True}, {"phone": True, "dark": False}),
]
_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_axe = Axe()


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_axe_finds_nothing_on_the_page(visit: Visit, book: Book, name: str) -> None:
    tour, shapes = Tour(visit, book), _SHAPES[EVERY_PAGE.index(name) % len(_SHAPES)]
    for language, shape in zip(("ar", "en"), shapes, strict=True):
        page = tour.to(name, language, **shape).page
        found = _axe.run(page, options=_OPTIONS)
        assert found.violations_count == 0, f"{page.url} {language} {shape}\n{found.generate_report()}"
