"""A link to a passage opens at it in a real browser: the words are on the screen, and none that look like them."""

import pytest

from scripts.demo_server import DemoServer
from taswib.text.anchoring import text_fragment
from taswib.text.passages import joined
from tests.journeys.articles import BAKERY
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

REPEATED = "وأكدت اللجنة أن المحضر سيُنشر كاملًا."
ROAD = BAKERY | {
    "id": "journeys/road",
    "title": "لجنة الطرق في وادي الزيتون تعرض ثلاث خطط لطريق الجبل",
    "paragraphs": [
        f"عرضت لجنة الطرق خطتها الأولى أمام الأهالي، وتقضي بتوسيع الطريق القديم. {REPEATED}",
        *(
            f"وفي الجلسة رقم {number} ناقش الحاضرون مسار الطريق بين البيوت والحقول، وسجّلوا ملاحظات على الجدران الاستنادية "
            f"وتصريف المياه والإنارة، ثم أُجّل التصويت إلى موعد لاحق بطلب من {number + 2} أعضاء."
            for number in range(2, 14)
        ),
        f"وفي الختام عرضت اللجنة خطتها الثالثة، وتقضي بشق نفق. {REPEATED}",
        *(f"وسُجّل في الملحق {number} أن المساحين أنهوا القياس دون ملاحظات تذكر." for number in range(2, 12)),
        "وتتراوح الكلفة بين 12-14 مليونًا، منها 3% للإنارة & الحراسة، وَفْقَ مُذَكِّرَةٍ وُزِّعَتْ على الحاضرين.",
        *(f"وورد في الملحق {number} اسم كل من حضر الجلسات من أهالي الحي الشرقي." for number in range(12, 24)),
    ],
}
TEXT = joined(ROAD["title"], ROAD["paragraphs"])
_ON_SCREEN = """words => [...document.querySelectorAll(".article .passage")]
  .filter((passage) => passage.textContent.includes(words))
  .map((passage) => passage.getBoundingClientRect())
  .map((box) => box.bottom > 0 && box.top < innerHeight)"""
"""Of each passage that holds the words, whether it is on the screen."""


@pytest.fixture(scope="module")
def road(served: DemoServer) -> str:
    (path,) = served.ingest(ROAD)
    return path


def scrolled(visitor: Visitor) -> None:
    """Wait until the browser went to where the link leads; five seconds at most."""
    for _ in range(50):
        if visitor.page.evaluate("scrollY") > 0:
            return
        visitor.page.wait_for_timeout(100)
    pytest.fail("the page stayed at its top")


@pytest.mark.parametrize(
    ("words", "nth", "on_screen"),
    [
        (REPEATED, 1, [False, True]),
        ("بين 12-14 مليونًا، منها 3% للإنارة & الحراسة", 0, [True]),
        ("وَفْقَ مُذَكِّرَةٍ وُزِّعَتْ", 0, [True]),
    ],
    ids=["a sentence said twice", "hyphen, comma, per cent and ampersand", "tashkeel"],
)
def test_a_link_opens_at_its_words(visit: Visit, road: str, words: str, nth: int, on_screen: list[bool]) -> None:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    visitor = visit().go(f"{road}#{text_fragment(TEXT, start, start + len(words))}")
    scrolled(visitor)
    assert visitor.page.evaluate(_ON_SCREEN, words) == on_screen


def test_a_notice_leads_to_its_passage_in_the_article(visit: Visit) -> None:
    visitor = visit().go("/corrections/1")
    visitor.click(visitor.find(".notice-page h1 a"))
    scrolled(visitor)
    passage = visitor.page.evaluate("location.hash")
    box = visitor.find(passage).bounding_box()
    assert box and box["y"] >= 0 and box["y"] < visitor.page.viewport_size["height"]
