"""Feeds of an author, a topic, a named person or body; each with the ledger's checkpoint over its newest notice."""

import json

import feedparser
import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.ledger.log import Log
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import Checkpoint
from tests import cast
from tests.public.published_notice import publish_notice


@pytest.fixture
def three(newsroom: Newsroom, editor: Person, author: Person) -> list[Article]:
    """By Nizar, by Nizar and another, and by somebody whose name begins like his; on two topics."""
    other = cast.TEXT.replace("سامر الحلو", "فادي زين")
    articles = [
        cast.publish_article(newsroom, author, name="one"),
        cast.publish_article(newsroom, author, text=other, name="two"),
        cast.publish_article(newsroom, text=cast.TEXT.replace("سامر الحلو", "رامي زين"), name="three"),
    ]
    Article.objects.filter(pk=articles[1].pk).update(byline="ريما عساف، نزار الخطيب", section="نقل")
    Article.objects.filter(pk=articles[2].pk).update(byline="نزار الخطيبي", section="محليات")
    for article in articles:
        publish_notice(article, editor, report=cast.write_report(article, exact="").report)
    return articles


def numbers(client: Client, **query: str) -> list[int]:
    return [item["_taswib"]["number"] for item in json.loads(client.get("/corrections.json", query).content)["items"]]


def test_an_authors_feed_has_their_articles_alone_and_with_others(client: Client, three: list[Article]) -> None:
    assert numbers(client, author="نزار الخطيب") == [2, 1]
    assert numbers(client, author="ريما عساف") == [2]
    assert numbers(client, author="نزار") == []


def test_a_topics_feed_has_its_section(client: Client, three: list[Article]) -> None:
    assert numbers(client, topic="محليات") == [3, 1]
    assert numbers(client, topic="محليات", author="نزار الخطيب") == [1]


def test_a_persons_feed_has_what_names_them_and_the_texts_in_which_they_speak(
    client: Client, three: list[Article]
) -> None:
    assert numbers(client, named="سامر  الحلو") == [1]
    assert numbers(client, named="فادي زين") == [2]
    assert numbers(client, named="مجلس وادي السرو") == [3, 2, 1]
    assert numbers(client, named="لا أحد") == []


def test_a_chosen_feed_says_what_it_is_and_is_a_feed_of_its_own(client: Client, three: list[Article]) -> None:
    whole, theirs = (
        feedparser.parse(client.get("/corrections.atom", query).content) for query in ({}, {"topic": "نقل"})
    )
    assert theirs.feed.title == "نهر: سجل التصحيحات · في باب نقل"
    assert theirs.feed.id != whole.feed.id
    assert [entry.id for entry in theirs.entries] == [whole.entries[1].id]


@pytest.mark.parametrize("query", [{"author": "\0"}, {"topic": "x" * 5000}, {"named": "%' OR 1=1 --"}, {"named": "ـ"}])
def test_no_choice_breaks_a_feed(client: Client, three: list[Article], query: dict[str, str]) -> None:
    assert not feedparser.parse(client.get("/corrections.atom", query).content).bozo


def test_a_feed_carries_the_checkpoint_over_its_newest_notice(client: Client, three: list[Article]) -> None:
    atom = feedparser.parse(client.get("/corrections.atom").content)
    told = json.loads(client.get("/corrections.json").content)["_taswib"]["checkpoint"]
    log = Log.objects.get()
    checkpoint = Checkpoint.verified(told, log.verifier)
    entries = [json.loads(body) for body in log.entries.values_list("body", flat=True)]
    last = max(index for index, says in enumerate(entries) if says["kind"] == "notice")
    assert checkpoint.size == last + 1
    assert atom.feed.checkpoint == told.strip()


def test_the_page_to_follow_offers_the_choice(client: Client, three: list[Article]) -> None:
    page = client.get("/follow").content.decode()
    assert '<form class="stack" action="/corrections.atom" method="get">' in page
    assert "<option>نقل</option>" in page


def test_a_feed_is_written_once_for_all_who_ask_and_again_when_it_changed(
    client: Client, three: list[Article], editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/corrections.atom").content
    monkeypatch.setattr("taswib.public.feeds.log_feed", None)  # nothing writes it
    assert client.get("/corrections.atom").content == first
    monkeypatch.undo()
    publish_notice(three[0], editor)
    assert len(feedparser.parse(client.get("/corrections.atom").content).entries) == 4
