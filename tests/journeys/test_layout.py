"""How pages stand on a small phone, and in which face."""

import pytest

from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.tour import EVERY_PAGE, Tour
from tests.journeys.visitor import SMALL_PHONE, Visitor

_FINGER = 44
"""CSS pixels that a finger needs (WCAG 2.5.5)."""
_SMALL = """finger => [...document.querySelectorAll(
  "button, .button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, label.choice, summary, .nav a, .lang"
)].map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height && (box.height < finger - 0.5 || box.width < 24))
  .map(([what, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${what}`)"""
_SIDEWAYS = "() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]"
_DRAWN = """async (words) => {
  await document.fonts.ready;
  const style = getComputedStyle(document.querySelector(".article .body p"));
  const width = (family) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `40px ${family}`;
    return pen.measureText(words).width;
  };
  return { face: style.fontFamily, loaded: [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family),
    covers: document.fonts.check(`16px ${style.fontFamily}`, words), ours: width(style.fontFamily), theirs: width("sans-serif") };
}"""


def on_small_phone(visitor: Visitor) -> Visitor:
    visitor.page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
    return visitor


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_no_page_scrolls_sideways_on_a_small_phone(visit: Visit, book: Book, name: str) -> None:
    tour = Tour(visit, book)
    for language in ("ar", "en"):
        visitor = on_small_phone(tour.to(name, language, phone=True))
        wide, room = visitor.page.evaluate(_SIDEWAYS)
        assert wide <= room, f"{visitor.path} ({language})"
        assert visitor.page.evaluate(_SMALL, _FINGER) == [], f"{visitor.path} ({language})"


def test_arabic_is_drawn_in_the_face_that_we_send(visit: Visit, book: Book) -> None:
    visitor = visit().go(book.paths["article without notices"])
    drawn = visitor.page.evaluate(_DRAWN, "مكتب التصويب")
    assert drawn["face"].split(",")[0].strip("\"'") in [name.strip("\"'") for name in drawn["loaded"]]
    assert drawn["covers"]
    assert drawn["ours"] != drawn["theirs"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_article_keeps_its_own_direction_on_a_page_of_the_other(visit: Visit, book: Book, language: str) -> None:
    visitor = visit(language)
    direction = "e => getComputedStyle(e).direction"
    for name, expected in (("article without notices", "rtl"), ("article in English", "ltr")):
        visitor.go(book.paths[name])
        assert visitor.find(".article .body p").first.evaluate(direction) == expected
        assert visitor.find("html").evaluate(direction) == {"ar": "rtl", "en": "ltr"}[language]
