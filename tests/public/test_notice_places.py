"""From a notice to the very words, in the text that it concerns and in the article as it is."""

from datetime import UTC, datetime
from urllib.parse import unquote

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.people.person import Person
from taswib.public.notice_places import places
from tests import cast
from tests.public.published_notice import publish_notice


def test_a_notice_points_at_what_stood_and_at_what_stands(editor: Person, article: Article) -> None:
    mended = cast.TEXT.replace("بكلفة 48 مليون ليرة", "بكلفة 84 مليون ليرة")
    notice = publish_notice(article, editor)
    take_in(
        article.newsroom, Incoming(article.identity, mended, article.identity), now=datetime(2026, 11, 23, tzinfo=UTC)
    )
    found = places(type(notice).objects.get(pk=notice.pk))
    assert unquote(found.was) == "#p1:~:text=بكلفة 48 مليون ليرة"
    assert unquote(found.now) == "#p1:~:text=الحجري-,بكلفة 84 مليون ليرة"


def test_words_that_stand_nowhere_are_not_pointed_at(editor: Person, article: Article) -> None:
    assert places(publish_notice(article, editor, was="بكلفة 99 مليون ليرة")) == ("", "")
