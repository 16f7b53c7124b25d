"""The picture of an article's sourcing adds up."""

import pytest

from taswib.archive.article import Article
from taswib.archive.sourcing import LONG, sourcing
from taswib.people.newsroom import Newsroom
from tests.cast import publish_article

UNNAMED = "قلق في الحي\nقال مصدر في البلدية إن الجسر سيُغلق غدًا.\nوقال أحد السكان إن الطريق البديل طويل."


def test_each_voice_has_its_statements_words_and_places(article: Article) -> None:
    picture = sourcing(article.current)
    head, directorate = picture.voices
    assert (head.name, len(head.statements), len(head.blocks)) == ("سامر الحلو", 2, 2)
    assert (directorate.name, directorate.is_named) == ("مديرية النقل", True)
    assert head.words == sum(len(one.words.split()) for one in head.statements)
    assert all(block.x >= 0 and block.x + block.width <= LONG + 2 for voice in picture.voices for block in voice.blocks)


def test_shares_make_a_whole_and_carriers_all_statements(article: Article) -> None:
    picture = sourcing(article.current)
    assert picture.named_share + picture.unnamed_share + picture.own_share == 100
    assert sum(one.count for one in picture.carriers) + picture.without_carrier == len(picture.statements)


def test_sources_without_a_name_are_kept_apart_by_what_they_are_called(newsroom: Newsroom) -> None:
    picture = sourcing(publish_article(newsroom, text=UNNAMED, name="quarter").current)
    assert {voice.name for voice in picture.unnamed} == {"مصدر في البلدية", "أحد السكان"}
    assert picture.named_share == 0


@pytest.mark.parametrize("voices", [1, 20])
def test_one_voice_or_twenty_fit_the_picture(newsroom: Newsroom, voices: int) -> None:
    names = ("سامر", "نادر", "كريم", "وليد", "هاني", "فريد", "جابر", "زاهر", "ماهر", "باسل",
             "أنور", "عادل", "رامي", "شادي", "لؤي", "فادي", "مازن", "طارق", "أيمن", "سليم")  # fmt: skip
    lines = [f"وقال المهندس {name} الحلو إن الطريق رقم {number} مغلق." for number, name in enumerate(names[:voices])]
    picture = sourcing(publish_article(newsroom, text="\n".join(["آراء الناس", *lines]), name="many").current)
    assert len(picture.voices) == voices
    assert picture.own_share >= 0
