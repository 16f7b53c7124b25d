"""A remote server finds the newsroom, follows it, is told of what happens to notices, and stops: each with signatures that
an independent implementation makes and verifies."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.notice import Notice
from taswib.desk.notice_record import Happened, enter_notice
from taswib.fediverse.actor_key import ActorKey
from taswib.fediverse.carrying import carry
from taswib.fediverse.models import Parcel, Received, Subscriber
from taswib.fediverse.spreading import spread
from taswib.fediverse.subscriber import key_of
from taswib.fediverse.taking_in import forget_received, take_in
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.fediverse.remote_server import ACTIVITY, OTHER, OURS, RemoteServer
from tests.public.every_notice import publish_reply
from tests.public.published_notice import change_to, publish_notice

NOW = cast.NOW
LATER = NOW + timedelta(minutes=1)
HERE = "https://desk.nahr.example"
ACTOR = f"{HERE}/actor"
ELSEWHERE = 'keyId="https://elsewhere.example/a#k",headers="(request-target) host date digest",signature="x"'
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


@pytest.fixture
def remote(newsroom: Newsroom, settings: object) -> Iterator[RemoteServer]:
    one = RemoteServer(ActorKey.objects.create(newsroom=newsroom, **OURS).public)
    settings.PUBLIC_ADDRESS, settings.FETCH_ALLOW, settings.FETCH_PAUSE = HERE, frozenset({one.place}), 0
    with time_machine.travel(NOW, tick=False):
        yield one
    one.close()


@pytest.fixture
def follow(remote: RemoteServer, newsroom: Newsroom) -> dict[str, object]:
    """Somebody who follows and was accepted."""
    said = remote.follow("samar", ACTOR)
    assert remote.sends(said, NOW).status_code == 202
    round_(newsroom)
    return said


def round_(newsroom: Newsroom, now: datetime = NOW) -> None:
    """What the watcher does at that moment, until nothing is due."""
    with time_machine.travel(now, tick=False):
        for one in Received.objects.due(now):
            assert one.claim(now)
            take_in(one, now)
        spread(newsroom)
        while due := [one for one in Parcel.objects.due(now) if one.claim(now)]:
            for one in due:
                carry(one, now)


def types(remote: RemoteServer) -> list[str]:
    return [one["type"] for one in remote.taken]


def test_the_handle_leads_to_the_actor_and_the_actor_to_its_key(remote: RemoteServer, client: Client) -> None:
    found = client.get("/.well-known/webfinger?resource=acct:nahr@desk.nahr.example")
    assert found.headers["Content-Type"] == "application/jrd+json"
    (self_,) = [link for link in found.json()["links"] if link["rel"] == "self"]
    assert self_ == {"rel": "self", "type": ACTIVITY, "href": ACTOR}
    answer = client.get("/actor", headers={"accept": ACTIVITY})
    actor = answer.json()
    assert (answer.headers["Content-Type"], actor["id"], actor["type"]) == (ACTIVITY, ACTOR, "Organization")
    assert actor["publicKey"] == {"id": f"{ACTOR}#main-key", "owner": ACTOR, "publicKeyPem": remote.public}
    assert "BEGIN" not in ActorKey.objects.get().sealed
    assert client.get("/.well-known/webfinger?resource=acct:other@desk.nahr.example").status_code == 404
    assert client.get("/.well-known/webfinger").status_code == 400
    assert "@nahr@desk.nahr.example" in client.get("/follow").content.decode()
    assert client.get("/actor", headers={"accept": "text/html"}).headers["Location"] == "/follow"


def test_where_there_is_no_public_address_there_is_no_actor(newsroom: Newsroom, client: Client) -> None:
    for path in ("/actor", "/actor/outbox", "/.well-known/webfinger?resource=x", "/nodeinfo/2.1"):
        assert client.get(path).status_code == 404
    assert client.post("/actor/inbox", b"{}", content_type=ACTIVITY).status_code == 404


def test_who_follows_is_accepted_and_counted_and_of_them_only_where_to_send_is_kept(
    remote: RemoteServer, follow: dict[str, object], client: Client
) -> None:
    (accept,) = remote.taken
    assert (accept["type"], accept["actor"], accept["object"]) == ("Accept", ACTOR, follow)
    assert remote.refused == [] and "/robots.txt" not in remote.asked, "what is for crawlers says nothing of it"
    one = Subscriber.objects.get()
    assert one.inbox == f"http://{remote.place}/inbox"
    assert "samar" not in repr(Subscriber.objects.values())
    followers = client.get("/actor/followers").json()
    assert (followers["totalItems"], "first" in followers, "orderedItems" in followers) == (1, False, False)


def test_a_notice_is_created_changed_and_taken_back_on_the_other_server(
    remote: RemoteServer,
    follow: dict[str, object],
    newsroom: Newsroom,
    article: Article,
    editor: Person,
    client: Client,
) -> None:
    second = remote.follow("rami", ACTOR)
    remote.sends(second, NOW)
    notice = publish_notice(article, editor, now=LATER)
    round_(newsroom, LATER)
    change_to(notice, editor, now=LATER)
    round_(newsroom, LATER)
    there = client.get("/corrections/1", headers={"accept": ACTIVITY})
    assert there.headers["Location"] == "/corrections/1/activity"
    notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=LATER)
    round_(newsroom, LATER)
    assert types(remote) == ["Accept", "Accept", "Create", "Update", "Delete"]  # two people, one server
    assert remote.refused == []
    created, updated, deleted = remote.taken[2:]
    said = created["object"]
    assert (said["id"], said["type"], said["to"]) == (f"{HERE}/corrections/1/activity", "Note", [PUBLIC])
    assert list(said["contentMap"]) == ["ar", "en"]
    assert said["content"] == said["contentMap"]["ar"]
    assert "بكلفة 84 مليون ليرة" in said["content"] and "Correction" in said["contentMap"]["en"]
    assert "86 مليون" in updated["object"]["content"] and "وصل المحضر الموقّع." in updated["object"]["content"]
    assert updated["object"]["updated"] == "2026-11-22T09:41:00Z"
    assert deleted["object"] | {"deleted": ""} == {
        "id": said["id"],
        "type": "Tombstone",
        "formerType": "Note",
        "deleted": "",
    }
    assert len({one["id"] for one in remote.taken}) == 5
    gone = client.get("/corrections/1/activity", headers={"accept": ACTIVITY})
    assert (gone.status_code, gone.json()["type"]) == (410, "Tombstone")
    assert client.get("/corrections/1", headers={"accept": "text/html"}).status_code == 200


def test_the_object_and_the_outbox_say_what_was_sent(
    remote: RemoteServer,
    newsroom: Newsroom,
    article: Article,
    editor: Person,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("taswib.fediverse.notices._PAGE", 2)
    for _ in range(3):
        publish_notice(article, editor, words="<b>كلمات</b> & أخرى")
    alone = client.get("/corrections/3/activity", headers={"accept": ACTIVITY})
    outbox = client.get("/actor/outbox").json()
    first, last = (client.get(outbox[end].removeprefix(HERE)).json() for end in ("first", "last"))
    assert (outbox["totalItems"], len(first["orderedItems"]), len(last["orderedItems"])) == (3, 2, 1)
    shown = first["orderedItems"][0]["object"]
    assert {name: value for name, value in alone.json().items() if name != "@context"} == shown
    assert "&lt;b&gt;" in shown["content"] and "<b>" not in shown["content"]
    assert (first["next"], last["prev"]) == (f"{ACTOR}/outbox?page=2", f"{ACTOR}/outbox?page=1")
    for wrong in ("0", "3", "x", "-1", "٢"):
        assert client.get(f"/actor/outbox?page={wrong}").status_code == 404


def test_a_right_of_reply_stands_in_the_object_in_its_own_words(
    remote: RemoteServer, newsroom: Newsroom, editor: Person, client: Client
) -> None:
    publish_reply(newsroom, editor)
    contents = client.get("/corrections/1/activity", headers={"accept": ACTIVITY}).json()["contentMap"]
    for said in contents.values():
        assert "سامر الحلو" in said and "<blockquote><p>لم أقل ذلك، &amp; &lt;هذا&gt; ردّي.</p></blockquote>" in said


def test_nothing_from_before_somebody_followed_is_sent(
    remote: RemoteServer, newsroom: Newsroom, article: Article, editor: Person
) -> None:
    publish_notice(article, editor, now=NOW - timedelta(days=1))
    remote.sends(remote.follow("samar", ACTOR), NOW)
    round_(newsroom)
    assert types(remote) == ["Accept"]


@pytest.mark.parametrize("how", ["undo", "delete"])
def test_whoever_stops_or_is_deleted_leaves_nothing(
    remote: RemoteServer, follow: dict[str, object], newsroom: Newsroom, how: str
) -> None:
    said = remote.undo(follow) if how == "undo" else remote.delete("samar")
    remote.documents["samar"] = 410  # a deleted actor has no page on which its key could be read
    assert remote.sends(said, LATER, key=OTHER).status_code == 202
    remote.documents["samar"] = remote.document("samar")
    round_(newsroom, LATER)
    assert Subscriber.objects.count() == 1  # another key signed it
    assert remote.sends(said, LATER).status_code == 202
    remote.documents["samar"] = 410
    round_(newsroom, LATER)
    assert not Subscriber.objects.exists()
    forget_received(NOW + timedelta(days=2))
    assert not Received.objects.exists()


def test_a_new_key_is_read_where_it_stands(remote: RemoteServer, follow: dict[str, object], newsroom: Newsroom) -> None:
    remote.key = OTHER
    remote.sends(remote.undo(follow), LATER)
    round_(newsroom, LATER)
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"digest": "SHA-256=AAAA"}, "digest"),
        ({"date": "Sun, 22 Nov 2026 11:00:00 GMT"}, "date"),
        ({"date": "yesterday"}, "no date"),
        ({"signature": 'keyId="x"'}, "no signature"),
        ({"signature": ELSEWHERE.replace("elsewhere.example", "[x")}, "an address that is none"),
        ({"signature": ""}, "none at all"),
        (
            {
                "signature": 'keyId="https://elsewhere.example/a#k",headers="(request-target) host date digest",signature="x"'
            },
            "key",
        ),
    ],
)
def test_what_is_not_signed_as_it_must_be_is_told_so_and_kept_nowhere(
    remote: RemoteServer, changed: dict[str, str], why: str
) -> None:
    assert remote.sends(remote.follow("samar", ACTOR), NOW, **changed).status_code == 401, why
    assert not Received.objects.exists()


@pytest.mark.parametrize(
    "document",
    [
        {"id": "https://elsewhere.example/samar"},
        {"publicKey": "none"},
        {"publicKey": {"id": "x", "owner": "y", "publicKeyPem": "z"}},
        {"inbox": "https://elsewhere.example/inbox", "endpoints": {}},
        {"inbox": {"a": []}, "endpoints": []},
        404,
        410,
    ],
)
def test_an_actor_that_is_not_what_it_says_follows_nothing(
    remote: RemoteServer, newsroom: Newsroom, document: dict[str, object] | int
) -> None:
    whole = remote.document("samar")
    remote.documents["samar"] = document if isinstance(document, int) else whole | document
    remote.sends(remote.follow("samar", ACTOR), NOW)
    round_(newsroom)
    assert not Subscriber.objects.exists() and not remote.taken


def test_another_key_or_a_changed_body_follows_nothing(remote: RemoteServer, newsroom: Newsroom) -> None:
    assert remote.sends(remote.follow("samar", ACTOR), NOW, key=OTHER).status_code == 202
    round_(newsroom)
    assert not Subscriber.objects.exists() and not Received.objects.exists()


def test_a_private_address_is_never_asked(remote: RemoteServer, newsroom: Newsroom, settings: object) -> None:
    settings.FETCH_ALLOW = frozenset()
    remote.sends(remote.follow("samar", ACTOR), NOW)
    round_(newsroom)
    assert remote.asked == [] and not Subscriber.objects.exists()


def test_a_server_that_does_not_answer_is_asked_again_and_an_old_activity_counts_once(
    remote: RemoteServer, newsroom: Newsroom
) -> None:
    remote.documents["samar"] = 500
    said = remote.follow("samar", ACTOR)
    remote.sends(said, NOW)
    round_(newsroom)
    del remote.documents["samar"]
    round_(newsroom, NOW + timedelta(minutes=30))
    assert types(remote) == ["Accept"]
    remote.sends(said, NOW)
    round_(newsroom, NOW + timedelta(minutes=31))
    assert types(remote) == ["Accept"]


def test_a_broken_server_gets_everything_in_order_and_a_dead_one_is_let_go(
    remote: RemoteServer,
    follow: dict[str, object],
    newsroom: Newsroom,
    article: Article,
    editor: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("taswib.desk.tried.MOST_TRIES", 4)
    remote.answers = [500, 503]
    notice = publish_notice(article, editor, now=LATER)
    enter_notice(notice, Happened.CHANGED, now=LATER)
    for minutes in (1, 2, 10, 30):
        round_(newsroom, NOW + timedelta(minutes=minutes))
    assert types(remote) == ["Accept", "Create", "Update"]
    enter_notice(notice, Happened.CHANGED, now=NOW + timedelta(hours=1))
    remote.answers = [500] * 4
    for day in range(1, 6):
        round_(newsroom, NOW + timedelta(days=day))
    assert not Subscriber.objects.exists() and not Parcel.objects.exists()


def test_a_server_that_says_gone_is_let_go_at_once(
    remote: RemoteServer, follow: dict[str, object], newsroom: Newsroom, article: Article, editor: Person
) -> None:
    remote.answers = [410]
    publish_notice(article, editor, now=LATER)
    round_(newsroom, LATER)
    assert not Subscriber.objects.exists() and not Parcel.objects.exists()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from([ACTOR, "Follow"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
ACTIVITIES = st.fixed_dictionaries(
    {}, optional={name: JSON for name in ("id", "type", "actor", "object", "@context", "to")}
) | st.fixed_dictionaries(
    {
        "id": st.just("https://a.example/1"),
        "type": st.sampled_from(["Follow", "Undo", "Delete", "Create", "Like"]),
        "actor": JSON | st.just("https://a.example/u"),
        "object": JSON,
    }
)
HEADERS = st.dictionaries(
    st.sampled_from(["Signature", "Digest", "Date", "Content-Type"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)
    | st.just(
        'keyId="https://a.example/u#k",headers="(request-target) host digest (created)",created=1,signature="eA=="'
    ),
    max_size=3,
)


@given(
    body=ACTIVITIES.map(json.dumps).map(str.encode) | st.binary(max_size=60) | st.just(b"[" * 60_000), headers=HEADERS
)
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_to_the_inbox_breaks_nothing(
    remote: RemoteServer, body: bytes, headers: dict[str, str]
) -> None:
    answer = Client().post("/actor/inbox", body, content_type=ACTIVITY, headers=headers)
    assert answer.status_code in (202, 400, 401)
    assert not Received.objects.exists()


def test_too_much_is_refused(remote: RemoteServer) -> None:
    answers = [Client().post("/actor/inbox", b"x" * size, content_type=ACTIVITY) for size in (64_001, 600_000)]
    assert [answer.status_code for answer in answers] == [413, 413]


def test_an_amount_that_waits_is_bounded(remote: RemoteServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taswib.fediverse.received.MOST", 2)
    statuses = [remote.sends(remote.follow(f"a{number}", ACTOR), NOW).status_code for number in range(3)]
    assert statuses == [202, 202, 503]


def test_one_host_fills_no_inbox_and_who_does_not_answer_makes_room(
    remote: RemoteServer, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taswib.fediverse.received.MOST_OF_A_HOST", 2)
    remote.documents = dict.fromkeys("abcd", 500)
    follows = [remote.follow(name, ACTOR) for name in "abcd"]
    assert [remote.sends(one, NOW).status_code for one in follows[:3]] == [202, 202, 503]
    monkeypatch.setattr("taswib.fediverse.received.MOST", 2)
    monkeypatch.setattr("taswib.fediverse.received.MOST_OF_A_HOST", 9)
    assert remote.sends(follows[2], NOW).status_code == 503, "nobody has asked those who wait"
    oldest = Received.objects.earliest("pk").pk
    round_(newsroom)
    assert remote.sends(follows[2], NOW).status_code == 202
    assert Received.objects.waiting().count() == 2 and not Received.objects.filter(pk=oldest).exists()
    for hour in range(9):
        round_(newsroom, NOW + timedelta(hours=hour))
    assert not Received.objects.waiting().exists()


@pytest.mark.parametrize("how", ["undo", "delete"])
def test_who_takes_a_follow_back_before_it_was_looked_at_follows_nothing(
    remote: RemoteServer, newsroom: Newsroom, how: str
) -> None:
    said = remote.follow("samar", ACTOR)
    for one in (said, remote.undo(said) if how == "undo" else remote.delete("samar")):
        assert remote.sends(one, NOW).status_code == 202
    assert [one.actor_key for one in Received.objects.due(NOW)] == [key_of(said["actor"])], "one after the other"
    for _ in range(2):
        round_(newsroom)
    assert types(remote) == ["Accept"] and not Subscriber.objects.exists()
    assert not Received.objects.waiting().exists()


def test_nobody_keeps_an_activity_out_by_sending_its_name_first(remote: RemoteServer, newsroom: Newsroom) -> None:
    said = remote.follow("samar", ACTOR)
    remote.sends(said, NOW, key=OTHER)
    remote.sends(said, NOW)
    for _ in range(2):
        round_(newsroom)
    assert Subscriber.objects.count() == 1
    assert set(Received.objects.values_list("body", "key_id", "text", "signature")) == {("", "", "", "")}


def test_a_page_that_is_not_found_for_a_while_ends_nothing(
    remote: RemoteServer, follow: dict[str, object], newsroom: Newsroom
) -> None:
    remote.documents["samar"] = 404
    remote.sends(remote.follow("samar", ACTOR, 2), LATER, key=OTHER)
    remote.sends(remote.delete("samar"), LATER, key=OTHER)
    for _ in range(2):
        round_(newsroom, LATER)
    assert Subscriber.objects.count() == 1
    remote.sends(remote.delete("samar"), LATER)
    round_(newsroom, LATER)
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("why", ["refused", "sealed", "private", "another's"])
def test_nobody_loses_whom_they_follow_by_one_parcel_or_a_fault_of_ours(
    remote: RemoteServer,
    follow: dict[str, object],
    newsroom: Newsroom,
    article: Article,
    editor: Person,
    settings: object,
    monkeypatch: pytest.MonkeyPatch,
    why: str,
) -> None:
    monkeypatch.setattr("taswib.desk.tried.MOST_TRIES", 2)
    other = Newsroom.objects.create(slug="sahl", name_ar="سهل", name_en="Sahl", host="sahl.example")
    Subscriber.objects.create(newsroom=other, actor_key="x", inbox=Subscriber.objects.get().inbox, since=NOW)
    if why == "sealed":
        settings.SOURCE_KEY = bytes(32)
    if why == "private":
        settings.FETCH_ALLOW = frozenset()
    remote.answers = [403] if why == "refused" else [500] * 2
    publish_notice(article, editor, now=LATER)
    for day in range(4):
        round_(newsroom, LATER + timedelta(days=day))
    assert not Parcel.objects.exists()
    assert Subscriber.objects.count() == (1 if why == "another's" else 2)


def test_a_notice_of_old_has_an_object_too(
    remote: RemoteServer, article: Article, editor: Person, client: Client
) -> None:
    assert client.get("/corrections/9/activity", headers={"accept": ACTIVITY}).status_code == 404
    notice: Notice = publish_notice(article, editor)
    page = client.get(f"/corrections/{notice.number}", headers={"accept": "text/html"})
    assert f'</corrections/{notice.number}/activity>; rel="alternate"; type="{ACTIVITY}"' in page.headers["Link"]
    assert "Accept" in page.headers["Vary"]


def test_newsrooms_of_one_installation_are_actors_of_their_own(
    remote: RemoteServer, newsroom: Newsroom, client: Client, settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Newsroom.objects.create(slug="sahl", name_ar="سهل", name_en="Sahl", host="sahl.example")
    other = client.get("/actor", headers={"host": "sahl.example"}).json()
    assert (other["id"], other["preferredUsername"]) == ("https://sahl.example/actor", "sahl")
    assert other["publicKey"]["publicKeyPem"] != remote.public
    remote.sends(remote.follow("samar", other["id"]), NOW)  # to the first newsroom's inbox
    round_(newsroom)
    assert not Subscriber.objects.exists()
