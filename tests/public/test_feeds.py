"""The feeds, read by feedparser and by JSON: not by ourselves."""

import json
import xml.etree.ElementTree as ET
from datetime import timedelta

import feedparser
import pytest
from django.test import Client
from django.utils.http import http_date

from taswib.archive.article import Article
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = cast.NOW + timedelta(days=2)


@pytest.fixture
def published(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


def parsed(client: Client, address: str = "/corrections.atom", **query: str) -> feedparser.FeedParserDict:
    found = feedparser.parse(client.get(address, query).content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def document(client: Client, address: str = "/corrections.json", **query: str) -> dict:
    return json.loads(client.get(address, query).content)


def test_each_feed_has_its_exact_type_and_may_be_kept_for_a_minute(client: Client, published: Notice) -> None:
    slug = published.article.slug
    for place in ("", f"/a/{slug}"):
        for name, kind in (
            ("corrections.atom", "application/atom+xml; charset=utf-8"),
            ("corrections.json", "application/feed+json"),
        ):
            answer = client.get(f"{place}/{name}")
            assert answer.status_code == 200
            assert answer["Content-Type"] == kind
            assert answer["Cache-Control"] == "public, max-age=60"
            assert not answer.cookies


def test_atom_has_everything_that_rfc_4287_asks_for(client: Client, published: Notice) -> None:
    root = ET.fromstring(client.get("/corrections.atom").content)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    for parent in (root, root.find(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1, name
            assert parent.findtext(f"{ATOM}{name}").strip()
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "نهر"
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    assert root.find(f"{ATOM}link").get("href") == "http://testserver/corrections.atom"
    assert root.find(f"{ATOM}entry/{ATOM}content").get("type") == "html"


def test_a_feed_reader_sees_the_notice(client: Client, published: Notice) -> None:
    found = parsed(client)
    assert found.feed.title == "نهر: سجل التصحيحات"
    assert found.feed.language == "ar"
    (entry,) = found.entries
    assert entry.link == "http://testserver/corrections/1"
    assert cast.HEADLINE in entry.title
    assert entry.published == entry.updated == "2026-11-22T09:40:00Z"
    assert "ورد رقم الكلفة معكوسًا." in entry.content[0].value
    assert "<del>" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["correction", "limited"]


def test_json_feed_has_everything_that_version_1_1_asks_for(client: Client, published: Notice) -> None:
    feed = document(client)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://testserver/corrections.json"
    assert feed["home_page_url"] == "http://testserver/corrections"
    assert feed["language"] == "ar"
    (item,) = feed["items"]
    assert item["url"] == "http://testserver/corrections/1"
    assert item["date_published"] == item["date_modified"] == "2026-11-22T09:40:00Z"
    assert item["tags"] == ["correction", "limited"]
    assert item["authors"] == feed["authors"] == [{"name": "نهر", "url": "https://nahr.example"}]
    assert "<ins>" in item["content_html"]
    assert item["_taswib"]["was"] == "بكلفة 48 مليون ليرة"


def test_both_dialects_name_an_entry_alike_and_no_two_entries_do(
    client: Client, article: Article, editor: Person
) -> None:
    for _each in range(3):
        publish_notice(article, editor)
    names = [entry.id for entry in parsed(client).entries]
    assert names == [item["id"] for item in document(client)["items"]]
    assert len(set(names)) == 3
    assert all(name.startswith("urn:uuid:") for name in names)


def test_a_site_that_moves_keeps_the_names_of_its_entries(client: Client, published: Notice) -> None:
    here = parsed(client).entries[0].id
    moved = feedparser.parse(client.get("/corrections.atom", headers={"host": "localhost"}).content)
    assert moved.entries[0].link == "http://localhost/corrections/1"
    assert moved.entries[0].id == here


def test_a_withdrawn_notice_keeps_its_name_moves_its_date_and_comes_first(
    client: Client, article: Article, editor: Person
) -> None:
    first, _second = publish_notice(article, editor), publish_notice(article, editor)
    before = parsed(client).entries[-1]
    first.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=LATER)
    after = parsed(client).entries[0]
    assert after.id == before.id
    assert after.published == before.published
    assert after.updated == "2026-11-24T09:40:00Z" == parsed(client).feed.updated
    assert "كان الرقم الأول صحيحًا." in after.content[0].value
    assert document(client)["items"][0]["_taswib"]["state"] == "withdrawn"


def test_the_feed_holds_the_fifty_latest_and_no_draft(client: Client, published: Notice) -> None:
    fields = {
        field.attname: getattr(published, field.attname)
        for field in Notice._meta.concrete_fields
        if not field.primary_key
    }
    Notice.objects.bulk_create(Notice(**{**fields, "number": number}) for number in range(2, 62))
    Notice.objects.filter(number=61).update(state="draft")
    assert [item["_taswib"]["number"] for item in document(client)["items"]] == list(range(60, 10, -1))


def test_an_articles_feed_holds_its_own_notices_alone(client: Client, published: Notice, editor: Person) -> None:
    other = cast.publish_article(published.newsroom, name="other")
    publish_notice(other, editor)
    found = parsed(client, f"/a/{other.slug}/corrections.atom")
    assert [entry.link for entry in found.entries] == ["http://testserver/corrections/2"]
    assert found.feed.id == f"http://testserver/a/{other.slug}"
    assert cast.HEADLINE in document(client, f"/a/{other.slug}/corrections.json")["title"]


def test_a_feed_without_a_notice_is_a_feed_and_never_changed(client: Client, article: Article) -> None:
    found = parsed(client)
    assert found.entries == []
    assert found.feed.updated == "1970-01-01T00:00:00Z"
    assert document(client)["items"] == []
    assert "Last-Modified" not in client.get("/corrections.atom")


@pytest.mark.parametrize("address", ["/corrections.atom", "/corrections.json"])
def test_who_has_the_latest_is_answered_without_a_body(client: Client, published: Notice, address: str) -> None:
    first = client.get(address)
    for condition in (
        {"If-None-Match": first["ETag"]},
        {"If-None-Match": f"W/{first['ETag']}"},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        again = client.get(address, headers=condition)
        assert again.status_code == 304, condition
        assert again.content == b""
        assert again["Cache-Control"] == "public, max-age=60"
        assert again["ETag"] == first["ETag"]


def test_a_change_is_a_new_answer(client: Client, published: Notice, editor: Person) -> None:
    first = client.get("/corrections.atom")
    published.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=LATER)
    for condition in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        assert client.get("/corrections.atom", headers=condition).status_code == 200
    assert client.get("/corrections.atom")["Last-Modified"] == http_date(LATER.timestamp())


def test_a_new_headline_is_a_new_answer_too(client: Client, published: Notice) -> None:
    first = client.get("/corrections.atom")
    cast.publish_article(published.newsroom, text=cast.TEXT.replace("ترميم", "إصلاح"))
    assert client.get("/corrections.atom", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_an_entry_speaks_the_language_of_its_notice_in_a_feed_of_any(
    client: Client, newsroom: Newsroom, editor: Person
) -> None:
    english = cast.publish_article(newsroom, text=cast.ENGLISH, name="bridge-en")
    publish_notice(english, editor, report=cast.write_report(english, exact="").report, words="Figures swapped.")
    found = parsed(client)
    assert found.feed.language == "ar"
    assert found.entries[0].title.startswith("Correction: Wadi al-Sarw")
    assert "It said" in found.entries[0].content[0].value
    assert document(client, lang="en")["title"] == "Nahr: corrections log"


def test_what_xml_cannot_hold_does_not_break_the_feed(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor, was="48\x0b\x01 مليون", words="]]></content> & <b>\ufffe")
    assert len(parsed(client).entries) == 1
    assert "<b>" not in parsed(client).entries[0].content[0].value


def test_a_feed_can_be_read_by_a_page_of_another_site_and_only_read(client: Client, published: Notice) -> None:
    assert client.get("/corrections.json")["Access-Control-Allow-Origin"] == "*"
    assert client.post("/corrections.json").status_code == 405


def test_a_feed_of_nothing_is_not_found(client: Client, newsroom: Newsroom) -> None:
    assert client.get("/a/nothing/corrections.atom").status_code == 404
    newsroom.delete()
    assert client.get("/corrections.atom").status_code == 404
