"""Receivers are told of each notice exactly once that counts: slow, broken, gone for a day, or losing their answers."""

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from standardwebhooks import Webhook

from taswib.archive.article import Article
from taswib.desk.delivering import deliver
from taswib.desk.delivery import Delivery, Event
from taswib.desk.hook import Hook, HookKind, add_hook
from taswib.desk.tried import MOST_TRIES
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

LOST = 0
"""The receiver does its work, and its answer is lost."""


class Receiver:
    """A program that trusts no message whose signature the makers of Standard Webhooks would refuse, and does each once."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.asked, self.effects, self.secret, self.wait = 0, {}, "", "7200"
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.take(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"]))
        status = self.answers.pop(0) if self.answers else 204
        self.asked += 1
        if status in (204, LOST):
            told = Webhook(self.secret).verify(body.decode(), dict(request.headers))
            self.effects.setdefault(request.headers["webhook-id"], told)
        if status == LOST:
            request.close_connection = True
            return
        request.send_response(status)
        for name, value in {429: {"Retry-After": self.wait}}.get(status, {}).items():
            request.send_header(name, value)
        request.end_headers()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    one = Receiver()
    with override_settings(FETCH_ALLOW=frozenset({one.place}), PUBLIC_ADDRESS="https://desk.nahr.example"):
        yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def hook(article: Article, receiver: Receiver) -> Hook:
    hook = add_hook(article.newsroom, "cms", HookKind.WEBHOOK, f"http://{receiver.place}/in", cast.NOW)
    receiver.secret = hook.written_secret
    return hook


@pytest.fixture
def waiting(hook: Hook, article: Article, editor: Person) -> Delivery:
    publish_notice(article, editor)
    return Delivery.objects.get()


def send_at(moment: object) -> int:
    """Do what is due at that moment, as the watcher does; how much it was."""
    with time_machine.travel(moment, tick=False):
        due = [one for one in Delivery.objects.due(moment) if one.claim(moment)]
        for one in due:
            deliver(one, moment)
    return len(due)


def test_a_notice_arrives_signed_and_whole(waiting: Delivery, receiver: Receiver) -> None:
    assert send_at(cast.NOW) == 1
    (told,) = receiver.effects.values()
    assert told["type"] == "notice.published"
    assert told["data"]["url"] == "https://desk.nahr.example/corrections/1"
    assert (told["data"]["was"], told["data"]["now"]) == ("بكلفة 48 مليون ليرة", "بكلفة 84 مليون ليرة")
    waiting.refresh_from_db()
    assert (waiting.done_at, waiting.next_at, waiting.tries) == (cast.NOW, None, 1)
    assert send_at(cast.NOW + timedelta(days=30)) == 0


def test_a_withdrawal_is_told_too_and_nothing_is_told_of_what_did_not_happen(
    waiting: Delivery, receiver: Receiver, article: Article, editor: Person
) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        publish_notice(article, editor)
        assert Event.objects.count() == 2
        raise RuntimeError
    assert Event.objects.count() == 1
    waiting.event.notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=cast.NOW)
    assert send_at(cast.NOW) == 2
    assert [told["type"] for told in receiver.effects.values()] == ["notice.published", "notice.withdrawn"]


def test_a_broken_receiver_is_tried_ever_later_and_misses_nothing(waiting: Delivery, receiver: Receiver) -> None:
    receiver.answers, now, pauses = [500, 503, 404, 302, 500], cast.NOW, []
    for _ in range(5):
        assert send_at(now) == 1
        waiting.refresh_from_db()
        pauses.append((waiting.next_at - now) // timedelta(minutes=1))
        now = waiting.next_at
    assert pauses == [5, 10, 20, 40, 80]
    assert waiting.detail == "HTTP 500"
    assert send_at(now) == 1
    assert len(receiver.effects) == 1


def test_whose_answer_is_lost_hears_it_again_and_does_it_once(waiting: Delivery, receiver: Receiver) -> None:
    receiver.answers = [LOST, LOST]
    for day in range(3):
        send_at(cast.NOW + timedelta(days=day))
    assert (receiver.asked, len(receiver.effects)) == (3, 1)


def test_who_is_gone_for_a_day_hears_everything_afterwards(
    waiting: Delivery, receiver: Receiver, article: Article, editor: Person
) -> None:
    with override_settings(FETCH_ALLOW=frozenset({"127.0.0.1:1"})):
        Hook.objects.update(address="http://127.0.0.1:1/in")
        for hour in range(24):
            send_at(cast.NOW + timedelta(hours=hour))
    publish_notice(article, editor, now=cast.NOW + timedelta(hours=12))
    Hook.objects.update(address=f"http://{receiver.place}/in")
    send_at(cast.NOW + timedelta(days=2))
    assert len(receiver.effects) == 2
    assert not Delivery.objects.waiting().exists()


def test_a_receiver_that_asks_for_time_gets_it(waiting: Delivery, receiver: Receiver) -> None:
    receiver.answers = [429]
    send_at(cast.NOW)
    waiting.refresh_from_db()
    assert waiting.next_at == cast.NOW + timedelta(hours=2)
    for receiver.wait in ("31536000", "Fri, 31 Dec 9999 23:59:59 GMT"):
        receiver.answers, now = [429], waiting.next_at
        send_at(now)
        waiting.refresh_from_db()
        assert waiting.next_at == now + timedelta(days=1), "and no more of it"


def test_who_says_gone_is_told_nothing_more(
    waiting: Delivery, receiver: Receiver, article: Article, editor: Person
) -> None:
    receiver.answers = [410]
    send_at(cast.NOW)
    publish_notice(article, editor)
    assert send_at(cast.NOW + timedelta(days=30)) == 0
    assert Delivery.objects.count() == 1


def test_after_many_tries_it_is_given_up_and_can_be_sent_again(waiting: Delivery, receiver: Receiver) -> None:
    Delivery.objects.update(tries=MOST_TRIES - 1)
    receiver.answers = [500]
    send_at(cast.NOW)
    waiting.refresh_from_db()
    assert (waiting.next_at, waiting.done_at, waiting.tries) == (None, None, MOST_TRIES)
    assert Delivery.objects.all().replay(cast.NOW) == 1
    send_at(cast.NOW)
    assert list(receiver.effects) == [waiting.event.uid]


def test_a_private_address_is_not_sent_to_unless_the_operator_opened_it(waiting: Delivery, receiver: Receiver) -> None:
    with override_settings(FETCH_ALLOW=frozenset()):
        send_at(cast.NOW)
    waiting.refresh_from_db()
    assert (waiting.detail, receiver.asked) == ("refused address", 0)


def test_two_watchers_send_it_once(waiting: Delivery) -> None:
    assert [waiting.claim(cast.NOW) for _ in range(2)] == [True, False]


def test_the_secret_lies_sealed_in_the_database(hook: Hook) -> None:
    assert hook.written_secret.startswith("whsec_")
    assert hook.written_secret not in hook.secret


def test_a_secret_that_cannot_be_read_any_more_counts_a_try_and_says_so(waiting: Delivery, settings: object) -> None:
    settings.SOURCE_KEY = bytes(32)
    assert [send_at(cast.NOW), send_at(cast.NOW)] == [1, 0]
    waiting.refresh_from_db()
    assert (waiting.tries, waiting.detail) == (1, "its secret can't be read")


def test_a_message_says_what_the_notices_page_says_and_no_more(waiting: Delivery) -> None:
    told = json.loads(waiting.event.body)["data"]
    assert "salt" not in told
    assert set(told) == {
        "number", "kind", "severity", "apology", "language", "article", "address", "headline", "revision", "was", "now",
        "words", "published", "withdrawal", "url",
    }  # fmt: skip
