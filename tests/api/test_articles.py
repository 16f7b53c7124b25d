"""The API: an article is put in by its address, as often as one likes, by whoever holds a key for that."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from taswib.api.key import Key, Scope, make_key
from taswib.archive.article import Article
from taswib.archive.intake.lines import LONGEST_LINE
from taswib.archive.watched_page import WatchedPage
from taswib.people.newsroom import Newsroom
from tests import cast
from tests.cast import HEADLINE, PARAGRAPHS, TEXT

NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
ADDRESS = "https://nahr.example/bridge"
ARTICLE = {"url": f"{ADDRESS}?utm_source=x", "title": HEADLINE, "paragraphs": list(PARAGRAPHS), "author": "نزار الخطيب"}


@pytest.fixture
def written(newsroom: Newsroom) -> str:
    """What the program writes to come in."""
    return make_key(newsroom, "cms", [Scope.ARTICLES], NOW)[1]


@pytest.fixture
def put(written: str):
    def send(fields: Any, *, key: str = written, kind: str = "application/json", **headers: str) -> HttpResponse:
        body = fields if isinstance(fields, bytes) else json.dumps(fields, ensure_ascii=False).encode()
        return Client().put(
            "/api/v1/articles", body, content_type=kind, headers={"Authorization": f"Bearer {key}", **headers}
        )

    return send


def test_an_article_is_new_then_unchanged_then_changed(put) -> None:
    first, again = put(ARTICLE), put(ARTICLE)
    article = Article.objects.get()
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == {"article": f"/a/{article.slug}", "outcome": "new", "revision": 1}
    assert again.json()["outcome"] == "unchanged"
    changed = put({**ARTICLE, "url": ADDRESS, "paragraphs": [PARAGRAPHS[0].replace("48", "84"), *PARAGRAPHS[1:]]})
    assert changed.json() == {"article": f"/a/{article.slug}", "outcome": "changed", "revision": 2}
    article.refresh_from_db()
    assert (article.address, article.byline, article.revisions.count()) == (ADDRESS, "نزار الخطيب", 2)


def test_a_text_is_kept_as_it_was_sent(put) -> None:
    assert put({"url": ADDRESS, "text": TEXT}).status_code == 201
    assert Article.objects.get().current.text == TEXT


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        (b"{", 422, "not_json"), (b"[]", 422, "not_json"), (b"\xff", 422, "broken_text"), (b"[" * 100_000, 422, "not_json"),
        ({**ARTICLE, "url": ""}, 422, "field"), ({**ARTICLE, "url": 7}, 422, "address"),
        ({**ARTICLE, "url": "javascript:alert(1)"}, 422, "address"), ({"url": ADDRESS}, 422, "field"),
        ({**ARTICLE, "title": "\u0000"}, 422, "nul"), (json.dumps({**ARTICLE, "title": "\ud800"}).encode(), 422, "surrogate"),
        ({**ARTICLE, "paragraphs": "words"}, 422, "field"), ({**ARTICLE, "paragraphs": []}, 422, "no_paragraphs"),
        ({**ARTICLE, "title": "a" * 501}, 422, "long_headline"), ({**ARTICLE, "published": "2199-01-01"}, 422, "future"),
        ({**ARTICLE, "paragraphs": ["ب" + "\u064e" * 60]}, 422, "marks"),
        ({**ARTICLE, "paragraphs": ["كلام " * 250_000]}, 413, "long_text"),
        (b" " * (LONGEST_LINE + 1), 413, "too_large"),
    ],
)  # fmt: skip
def test_what_can_not_be_taken_in_is_said_and_stores_nothing(put, fields: Any, status: int, reason: str) -> None:
    answer = put(fields)
    assert (answer.status_code, answer.json()["reason"]) == (status, reason)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert not Article.objects.exists()


def test_it_speaks_the_callers_language(put) -> None:
    arabic, english = put(b"{"), put(b"{", **{"Accept-Language": "en-GB,ar;q=0.5"})
    assert (arabic.headers["Content-Language"], english.headers["Content-Language"]) == ("ar", "en")
    assert english.json()["title"] == "The article can't be taken in"
    assert arabic.json()["title"] == "تعذّر إدخال المقال"
    refused = Client().put("/api/v1/articles", "{}", content_type="application/json", headers={"Accept-Language": "en"})
    assert (refused.status_code, refused.json()["title"]) == (401, "A key is needed")
    assert refused.headers["WWW-Authenticate"] == "Bearer"


def test_only_json_is_read(put) -> None:
    assert put(ARTICLE, kind="application/xml").status_code == 415


@pytest.mark.parametrize("key", ["", "taswib_", "taswib_" + "x" * 32, "x" * 200, "\u0661"])
def test_no_other_key_opens(put, key: str) -> None:
    answer = put(ARTICLE, key=key)
    assert (answer.status_code, answer.json()["reason"]) == (401, "key")
    assert not Article.objects.exists()


def test_a_key_does_what_its_scopes_say_until_it_is_revoked(put, newsroom: Newsroom, written: str) -> None:
    _other, narrow = make_key(newsroom, "reader", [], NOW)
    assert put(ARTICLE, key=narrow).json()["reason"] == "scope"
    assert put(ARTICLE).status_code == 201
    key = Key.objects.get(name="cms")
    assert key.last_used_on is not None
    key.revoke(NOW)
    assert put(ARTICLE).status_code == 401


def test_of_a_key_only_a_digest_is_kept(written: str) -> None:
    assert written not in repr(list(Key.objects.values()))
    assert written.removeprefix("taswib_") not in repr(list(Key.objects.values()))


def test_a_ping_has_the_page_read_next(newsroom: Newsroom, written: str) -> None:
    def ping(url: object) -> HttpResponse:
        headers = {"Authorization": f"Bearer {written}"}
        return Client().post("/api/v1/pings", {"url": url}, content_type="application/json", headers=headers)

    assert ping(f"{ADDRESS}#top").status_code == 202
    page = WatchedPage.objects.get()
    assert (page.address, page.next_at <= datetime.now(UTC)) == (ADDRESS, True)
    assert [ping(bad).status_code for bad in ("ftp://nahr.example/", 7, None)] == [422] * 3


def test_the_description_names_every_address_and_its_errors_are_no_mystery(db: None) -> None:
    described = Client().get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert {"/api/v1/articles", "/api/v1/pings"} <= set(described["paths"])
    assert described["paths"]["/api/v1/articles"]["put"]["requestBody"]["content"]["application/json"]["schema"]


def test_whoever_is_told_to_have_edited_an_article_cannot_judge_reports_on_it(newsroom: Newsroom, put) -> None:
    person = cast.hire(newsroom, "karim")
    for name, line in (("one", "هيئة التحرير، كريم شاهين"), ("two", ["Karim Shahin", "Somebody Else"])):
        assert put(ARTICLE | {"url": f"{ADDRESS}-{name}", "edited_by": line}).status_code == 201
        assert list(Article.objects.latest("pk").editors.all()) == [person]
    assert put(ARTICLE | {"edited_by": {"name": "x"}}).status_code == 422
