"""The picture of a notice: whole, in its language, and nothing that leaves its frame."""

from io import BytesIO

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from taswib.archive.article import Article
from taswib.desk.notice import Notice
from taswib.people.person import Person
from taswib.public import card, card_drawing, notice_page
from taswib.public.card_drawing import Card, can_draw, draw
from taswib.public.card_line import around_change, lines
from tests.public.published_notice import publish_notice

WAS, NOW = (
    [(False, "بكلفة "), (True, "48"), (False, " مليون ليرة")],
    [(False, "بكلفة "), (True, "84"), (False, " مليون ليرة")],
)
RED, GREEN = (0xA1, 0x22, 0x1B), (0x0A, 0x55, 0x60)
needs_fribidi = pytest.mark.skipif(not can_draw(), reason="libfribidi0 is not on this machine: no pictures are drawn.")
SAID = st.lists(st.tuples(st.booleans(), st.text(alphabet="بيتهـ abc 14…-,", max_size=60)), max_size=8)


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


def picture(was: list, now: list, words: str = "", way: str = "rtl", headline: str = "مجلس وادي السرو") -> Image.Image:
    content = Card("تصحيح", "نهر", headline, "كان النص", was, "وصار النص", now, words, "إشعار 1", way)
    return Image.open(BytesIO(draw(content))).convert("RGB")


def marks(image: Image.Image, colour: tuple[int, int, int]) -> list[tuple[int, int]]:
    """The left and right ends of each rule of one colour that is thinner than a letter is high and not at the edge."""
    found = []
    for y in range(280, 620):
        row = [x for x in range(90, 1110) if image.getpixel((x, y)) == colour]
        if len(row) > 20 and row[-1] - row[0] + 1 == len(row):
            found.append((row[0], row[-1]))
    return sorted(set(found))


def test_a_notice_has_a_picture_of_the_size_that_is_cropped_least(client: Client, notice: Notice) -> None:
    answer = client.get(f"/corrections/{notice.number}/card.png")
    assert answer["Content-Type"] == "image/png"
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)


def test_the_page_of_a_notice_says_what_its_card_shows(client: Client, notice: Notice) -> None:
    page = client.get(f"/corrections/{notice.number}").content.decode()
    assert '<meta property="og:image" content="http://testserver/corrections/1/card.png">' in page
    assert '<meta property="og:title" content="تصحيح: مجلس وادي السرو' in page
    assert "كان النص: بكلفة 48 مليون ليرة" in page


def test_where_arabic_cannot_be_joined_there_is_no_picture_at_all(
    client: Client, notice: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card, "can_draw", lambda: False)
    monkeypatch.setattr(notice_page, "can_draw", lambda: False)
    assert client.get(f"/corrections/{notice.number}/card.png").status_code == 404
    assert "og:image" not in client.get(f"/corrections/{notice.number}").content.decode()


@needs_fribidi
def test_what_changed_is_marked_in_its_place_on_either_side() -> None:
    for way, sides in (
        ("rtl", (WAS, NOW)),
        ("ltr", ([(False, "a cost of "), (True, "48")], [(False, "a cost of "), (True, "84")])),
    ):
        image = picture(*sides, way=way)
        for colour in (RED, GREEN):
            ((left, right),) = marks(image, colour)
            assert right - left < 60
            assert left > 900 if way == "rtl" else right < 400


@needs_fribidi
@pytest.mark.pure
def test_a_line_of_both_directions_is_left_unmarked_rather_than_marked_wrongly() -> None:
    assert marks(picture([(False, "قال Nahr News "), (True, "كلمة أخرى")], [(False, "قال")]), RED) == []


@needs_fribidi
@pytest.mark.pure
def test_long_words_never_reach_the_foot() -> None:
    image = picture([(False, "كلمة طويلة " * 80), *WAS], [(True, "كلمة أطول " * 90)], headline="عنوان طويل جدًا " * 20)
    foot = {image.getpixel((x, y)) for x in range(80, 1110) for y in range(556, 562)}
    assert foot == {(0xFC, 0xFC, 0xFA)}


@pytest.mark.pure
def test_a_late_change_is_shown_with_the_words_before_it() -> None:
    told = around_change([(False, "كلمة " * 60), (True, "48"), (False, " مليون")])
    assert told == [(False, "… كلمة كلمة كلمة كلمة كلمة "), (True, "48"), (False, " مليون")]
    assert around_change(WAS) == WAS


@needs_fribidi
@pytest.mark.pure
@settings(max_examples=40)
@given(SAID, st.integers(300, 900), st.integers(1, 5))
def test_lines_hold_the_words_in_their_order_and_within_the_width(said: list, width: int, most: int) -> None:
    font = card_drawing._font(33, 400)
    found = lines(said, font, width, most)
    words = [word[:60] for word in "".join(text for _changed, text in said).split()]
    told = [word for line in found for _changed, word in line.words]
    assert len(found) <= most
    assert told in (words, [*words[: len(told) - 1], "…"])
    for line in found:
        assert len(line.words) <= 2 or font.getlength(line.text, direction=line.way) <= width
