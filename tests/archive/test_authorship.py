"""Whom of the staff a byline names."""

import pytest

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in, take_in_many
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast

NAMED = ["نزار الخطيب", "نِزار الخطيب", "Nizar al-Khatib", "ريما عساف ونزار الخطيب", "ريما عساف، نزار الخطيب"]
NOT_NAMED = ["", "محمد نزار الخطيب", "نزار", "وكالة “مدى” للأنباء"]


def _taken(newsroom: Newsroom, byline: str, identity: str = "id:bridge") -> Article:
    incoming = Incoming(identity=identity, text=cast.TEXT, seen_from=identity, byline=byline)
    return take_in(newsroom, incoming, now=cast.NOW).article


@pytest.mark.parametrize("byline", NAMED)
def test_an_author_is_known_by_their_name_in_the_byline(newsroom: Newsroom, author: Person, byline: str) -> None:
    assert author in _taken(newsroom, byline).authors.all()


@pytest.mark.parametrize("byline", NOT_NAMED)
def test_part_of_a_name_is_nobody(newsroom: Newsroom, author: Person, byline: str) -> None:
    assert not _taken(newsroom, byline).authors.exists()


def test_articles_that_come_in_together_know_their_authors_too(newsroom: Newsroom, author: Person) -> None:
    incoming = [
        Incoming(identity=f"id:{byline}", text=cast.TEXT, seen_from="archive", byline=byline)
        for byline in ("نزار الخطيب", "هالة مراد")
    ]
    first, second = (taken.article for taken in take_in_many(newsroom, incoming, now=cast.NOW))
    assert list(first.authors.all()) == [author]
    assert not second.authors.exists()


def test_a_byline_that_comes_later_names_the_author_then(newsroom: Newsroom, author: Person) -> None:
    article = _taken(newsroom, "")
    _taken(newsroom, "نزار الخطيب")
    assert list(article.authors.all()) == [author]
