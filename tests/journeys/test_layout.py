"""In which face and direction pages are drawn."""

import pytest

from tests.journeys import reader
from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said

_DRAWN = """async (words) => {
  await document.fonts.ready;
  const style = getComputedStyle(document.querySelector(".article .body p"));
  const width = (family) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `40px ${family}`;
    return pen.measureText(words).width;
  };
  const loaded = [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family);
  const covers = document.fonts.check(`16px ${style.fontFamily}`, words);
  return { face: style.fontFamily, loaded, covers, ours: width(style.fontFamily), theirs: width("sans-serif") };
}"""


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


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_groups_of_a_code_are_read_from_left_to_right(visit: Visit, book: Book, language: str) -> None:
    visitor = visit(language, phone=True).go(book.paths["form"])
    reader.send(visitor, Said(wrong="كلفة المشروع 870 مليون ليرة."))
    boxes = [group.bounding_box() for group in visitor.find("#code span").all()]
    assert len(boxes) == 6
    assert boxes == sorted(boxes, key=lambda box: (box["y"], box["x"]))
