"""What programs may read: page by page, conditionally, in their language, and nobody's words."""

from datetime import datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, override_settings

from taswib.api.key import Key, Scope, make_key
from taswib.archive.article import Article
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.api.scene import set_api_scene
from tests.attacks.scene import canaries_in
from tests.public.published_notice import publish_notice

PUBLIC = ("/notices", "/ledger", "/ledger/entries", "/figures")
KEYED = {
    "/articles": Scope.ARCHIVE,
    "/reports": Scope.DESK,
    "/cases": Scope.DESK,
    "/copies": Scope.DESK,
}


def ask(path: str, key: str = "", **headers: str) -> HttpResponse:
    keyed = {"Authorization": f"Bearer {key}"} if key else {}
    return Client().get(f"/api/v1{path}", headers={**keyed, **headers})


def all_of(path: str, key: str = "", limit: int = 2) -> list[dict]:
    """Every item, page by page."""
    found, after = [], 0
    for _ in range(100):
        page = ask(f"{path}?limit={limit}&after={after}", key).json()
        found += page["items"]
        if page["next"] is None:
            return found
        after = page["next"]
    raise AssertionError("the pages do not end")


@pytest.fixture
def key(newsroom: Newsroom) -> str:
    return make_key(newsroom, "reader", [Scope.ARCHIVE, Scope.DESK], cast.NOW)[1]


def test_every_address_answers_and_tells_nobodys_words(db: None) -> None:
    scene, key = set_api_scene()
    slug = scene.article.slug
    whole = (
        f"/articles/{slug}",
        f"/articles/{slug}/revisions",
        f"/articles/{slug}/revisions/1/statements",
        "/notices/1",
    )
    for path in (*PUBLIC, *KEYED, *whole):
        answer = ask(path, key)
        assert answer.status_code == 200, path
        assert not canaries_in(answer.content.decode()), path


@pytest.mark.parametrize(("path", "scope"), KEYED.items())
def test_a_key_opens_what_its_scope_says_and_nothing_else(newsroom: Newsroom, path: str, scope: Scope) -> None:
    assert ask(path).status_code == 401
    assert ask(path)["WWW-Authenticate"] == "Bearer"
    for one in Scope:
        _, written = make_key(newsroom, one.value, [one], cast.NOW)
        assert ask(path, written).status_code == (200 if one == scope else 403)


def test_an_article_its_texts_and_who_says_what_in_them(article: Article, key: str) -> None:
    cast.publish_article(article.newsroom, text=cast.TEXT.replace("48", "84"))
    (line,) = ask(f"/articles?url={article.address}", key).json()["items"]
    assert (line["id"], line["revision"], line["headline"]) == (article.slug, 2, cast.HEADLINE)
    assert ask("/articles?url=https://elsewhere.example", key).json()["items"] == []
    whole = ask(f"/articles/{article.slug}", key).json()
    assert "84" in whole["text"]
    assert [one["number"] for one in all_of(f"/articles/{article.slug}/revisions", key, 1)] == [1, 2]
    assert ask(f"/articles/{article.slug}/revisions/1", key).json()["text"] == cast.TEXT
    said = all_of(f"/articles/{article.slug}/revisions/1/statements", key, 1)
    assert said[0]["source_name"] == "سامر الحلو"
    ((start, end),) = said[0]["cue"]
    assert cast.TEXT[start:end] == "قال"


def test_notices_come_by_number_and_those_that_changed_since_a_moment(article: Article, editor: Person) -> None:
    notices = [publish_notice(article, editor) for _ in range(5)]
    assert [one["number"] for one in all_of("/notices")] == [1, 2, 3, 4, 5]
    later = datetime.fromisoformat("2026-11-25T10:00:00+00:00")
    notices[1].withdraw("كان الرقم الأول صحيحًا.", by=editor, now=later)
    (changed,) = ask("/notices?changed_since=2026-11-25T00:00:00Z").json()["items"]
    assert (changed["number"], changed["state"], changed["withdrawal"]) == (2, "withdrawn", "كان الرقم الأول صحيحًا.")
    assert changed == ask("/notices/2").json()
    assert changed["id"] == Client().get("/corrections.json").json()["items"][0]["id"]


def test_a_draft_is_in_no_list(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    Notice.objects.update(state="draft", number=None)
    assert ask("/notices").json()["items"] == []
    assert ask("/notices/1").status_code == 404


def test_the_desks_work_is_told_in_states_and_counts(article: Article, editor: Person, key: str) -> None:
    publish_notice(article, editor)
    cast.write_report(article, exact="")
    first, second = all_of("/cases", key)
    assert (first["state"], first["outcome"], first["notice"], first["reports"]) == ("closed", "upheld", 1, 1)
    assert (second["outcome"], second["notice"]) == ("", None)
    assert [(one["kind"], one["state"]) for one in all_of("/reports", key, 1)] == [
        ("error", "closed"),
        ("error", second["state"]),
    ]


def test_the_ledger_is_read_from_any_entry_on_and_verifies_itself(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    head, page = ask("/ledger").json(), ask("/ledger/entries?first=1&limit=200").json()
    assert head["size"] == page["items"][-1]["index"] + 1
    assert page["items"][0]["index"] == 1
    assert head["checkpoint"].startswith(head["origin"])


def test_what_did_not_change_is_not_sent_again(article: Article, editor: Person, key: str) -> None:
    publish_notice(article, editor)
    for path in (*PUBLIC, *KEYED):
        first = ask(path, key)
        again = ask(path, key, **{"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
    assert ask("/notices")["Cache-Control"] == "public, max-age=60"
    assert ask("/cases", key)["Cache-Control"] == "no-store"


def test_a_key_is_told_how_often_it_may_ask_and_stopped_when_it_asks_more(key: str) -> None:
    with override_settings(API_RATE=2), time_machine.travel(cast.NOW.replace(second=20), tick=False) as clock:
        told = [ask("/cases", key) for _ in range(3)]
        assert [answer.status_code for answer in told] == [200, 200, 429]
        assert [answer["RateLimit"] for answer in told] == ['"key";r=1;t=40', '"key";r=0;t=40', '"key";r=0;t=40']
        assert told[0]["RateLimit-Policy"] == '"key";q=2;w=60'
        assert told[2]["Retry-After"] == "40"
        assert told[2].json()["reason"] == "rate"
        clock.shift(40)
        assert ask("/cases", key).status_code == 200


def test_a_revoked_key_opens_nothing(key: str) -> None:
    Key.objects.get().revoke(cast.NOW)
    assert ask("/cases", key).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "status", "reason"),
    [
        ("get", "/nothing/here", 404, "not_found"),
        ("get", "/notices/99999999999999999999", 404, "not_found"),
        ("get", "/notices?limit=0", 422, "field"),
        ("get", "/notices?after=99999999999999999999", 422, "field"),
        ("get", "/notices?changed_since=yesterday", 422, "field"),
        ("get", "/notices?limti=5", 422, "field"),
        ("post", "/notices", 405, "method"),
    ],
)
def test_every_problem_is_told_in_the_callers_language(
    newsroom: Newsroom, method: str, path: str, status: int, reason: str
) -> None:
    for language, script in (("ar", "ا"), ("en", "t")):
        answer = getattr(Client(), method)(f"/api/v1{path}", headers={"Accept-Language": language})
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert answer["Content-Language"] == language
        assert answer.json()["reason"] == reason
        assert script in answer.json()["title"]


def test_head_is_get_without_a_body(newsroom: Newsroom) -> None:
    answer = Client().head("/api/v1/notices")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"]
