"""Every page, in both languages, light and dark, on phones and desktops: within everybody's reach."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.lodge import SMALL_PHONE
from tests.journeys.tour import EVERY_PAGE, Tour
from tests.journeys.visitor import Visitor

# Two of the eight combinations a page, turning, so that each kind of page meets most of them.
_SHAPES = [
    ({"phone": True, "dark": False}, {"phone": False, "dark": True}),
    ({"phone": False, "dark": False}, {"phone": True, "dark": True}),
    ({"phone": True, "dark": True}, {"phone": False, "dark": False}),
    ({"phone": False, "dark": True}, {"phone": True, "dark": False}),
]
_AXE = Axe()
_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_FINGER = 44
"""CSS pixels that a finger needs (WCAG 2.5.5)."""
_SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
_SMALL = """finger => [...document.querySelectorAll(
  "button, .button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, label.choice, " +
  "summary, .nav a, .lang"
)].map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height && (box.height < finger - 0.5 || box.width < 24))
  .map(([what, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${what}`)"""


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_the_page_is_within_everybodys_reach(visit: Visit, book: Book, passes: dict[str, str], name: str) -> None:
    tour, shapes = Tour(visit, book, passes), _SHAPES[EVERY_PAGE.index(name) % len(_SHAPES)]
    for language, shape in zip(("ar", "en"), shapes, strict=True):
        visitor = tour.to(name, language, **shape)
        assert_axe_finds_nothing(visitor, shape)
        visitor.page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
        assert visitor.page.evaluate(_SIDEWAYS) <= 0, f"{visitor.path} scrolls sideways ({language})"
        assert visitor.page.evaluate(_SMALL, _FINGER) == [], f"{visitor.path} ({language})"


def assert_axe_finds_nothing(visitor: Visitor, shape: dict[str, bool]) -> None:
    found = _AXE.run(visitor.page, options=_OPTIONS)
    assert found.violations_count == 0, f"{visitor.path} {visitor.language} {shape}\n{found.generate_report()}"
