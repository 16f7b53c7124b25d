"""An article is found by its address in any spelling, or by words of its headline."""

import pytest

from taswib.archive.article import Article
from taswib.archive.finding import find_articles, latest_articles
from taswib.people.newsroom import Newsroom
from tests import cast


@pytest.mark.parametrize(
    "typed",
    [
        "https://nahr.example/bridge",
        "http://nahr.example/bridge/",
        "https://www.nahr.example/bridge?utm_source=mail#top",
        "www.nahr.example/bridge",
        "nahr.example/bridge",
        "  https://nahr.example/bridge  ",
    ],
)
def test_an_article_is_found_by_its_address_in_any_spelling(article: Article, typed: str) -> None:
    assert list(find_articles(article.newsroom, typed)) == [article]


def test_an_address_written_in_arabic_is_the_one_that_is_percent_encoded(newsroom: Newsroom) -> None:
    article = cast.publish_article(newsroom, name="الجسر")
    assert list(find_articles(newsroom, "https://nahr.example/%D8%A7%D9%84%D8%AC%D8%B3%D8%B1")) == [article]


def test_an_article_is_found_by_its_address_here(article: Article) -> None:
    assert list(find_articles(article.newsroom, f"https://desk.nahr.example/a/{article.slug}/report")) == [article]


@pytest.mark.parametrize("typed", ["الجسر", "ترميم الجسر", "الجِسرُ ترمـيم", "يقر  الشتاء"])
def test_an_article_is_found_by_words_of_its_headline_in_any_spelling(article: Article, typed: str) -> None:
    assert list(find_articles(article.newsroom, typed)) == [article]


@pytest.mark.parametrize(
    "typed", ["", "   ", "ملعب", "الجسر ملعب", "https://elsewhere.example/bridge", "//[", "a/", "https://", "%", "_"]
)
def test_anything_else_finds_nothing(article: Article, typed: str) -> None:
    assert list(find_articles(article.newsroom, typed)) == []


def test_a_headline_that_changed_is_found_by_its_new_words_alone(article: Article) -> None:
    cast.publish_article(article.newsroom, text=cast.TEXT.replace("ترميم", "إصلاح"))
    assert list(find_articles(article.newsroom, "إصلاح الجسر")) == [article]
    assert list(find_articles(article.newsroom, "ترميم الجسر")) == []


def test_another_newsrooms_articles_are_not_ours(article: Article) -> None:
    other = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
    assert list(find_articles(other, "الجسر")) == []
    assert list(latest_articles(other)) == []
