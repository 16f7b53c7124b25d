"""Partners are told of each notice exactly once that counts, and what they answer feeds the repairs, which reading decides."""

import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import jsonschema
import pytest
import time_machine
from django.db import transaction
from django.test import Client, override_settings
from standardwebhooks import Webhook

from taswib.api.key import Scope, make_key
from taswib.api.messages import _MESSAGE
from taswib.archive.article import Article
from taswib.desk.confirming import add_by_hand
from taswib.desk.copy import Copy, Origin
from taswib.desk.copy_reading import Seen
from taswib.desk.notice import Notice
from taswib.desk.partners.delivering import deliver_message, was_delivered
from taswib.desk.partners.hearing import hear
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner, keep_partner
from taswib.desk.refusals import AnotherSite, ReasonsMissing
from taswib.desk.repair import Repair
from taswib.desk.repair_state import CopyState, RepairState
from taswib.desk.transition import Actor, Step
from taswib.desk.tried import MOST_TRIES
from taswib.desk.verdict import Verdict
from taswib.ledger.log import Log
from taswib.letters.partner_letters import partner_letter
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof.verifying import verify
from tests import cast
from tests.desk.partners.other_site import OtherSite
from tests.public.every_notice import publish_reply
from tests.public.published_notice import change_to, publish_notice

LOST = 0
"""The receiver does its work, and its answer is lost."""
THEIRS = "https://mada.example/news/bridge"
BASE = "https://desk.nahr.example"


class Receiver:
    """A partner's program: it checks both signatures with what others wrote, and does each message once."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.asked, self.secret, self.key = 0, "", None
        self.effects: dict[str, Any] = {}
        self.bodies: dict[str, set[bytes]] = {}
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
        status = self.answers.pop(0) if self.answers else 200
        self.asked += 1
        if status in (200, LOST):
            self.check(body, dict(request.headers))
        if status == LOST:
            request.close_connection = True
            return
        request.send_response(status)
        request.end_headers()

    def check(self, body: bytes, headers: dict[str, str]) -> None:
        told = Webhook(self.secret).verify(body.decode(), headers)
        uid, seconds = headers["webhook-id"], headers["webhook-timestamp"]
        own = next(one for one in headers["webhook-signature"].split() if one.startswith("v1a,"))
        self.key.check(f"{uid}.{seconds}.".encode() + body, b64decode(own[4:]))
        self.bodies.setdefault(uid, set()).add(body)
        self.effects.setdefault(uid, told)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    one = Receiver()
    with override_settings(FETCH_ALLOW=frozenset({one.place}), PUBLIC_ADDRESS=BASE):
        yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def partner(newsroom: Newsroom, editor: Person, receiver: Receiver) -> Partner:
    one = Partner(newsroom=newsroom, name="مدى", hosts=["mada.example"], address=f"http://{receiver.place}/in")
    keep_partner(one, by=editor, now=cast.NOW)
    receiver.secret, receiver.key = one.written_secret, Log.objects.of(newsroom).verifier
    return one


@pytest.fixture
def notice(partner: Partner, article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


@pytest.fixture
def repair(notice: Notice, editor: Person) -> Repair:
    found = Copy(address=THEIRS, outlet="مدى", origin=Origin.HAND, found_at=cast.NOW, places=[[cast.MISTAKE]])
    return add_by_hand(notice, found, by=editor, now=cast.NOW)


def send_at(moment: datetime) -> int:
    """Do what is due at that moment, as the watcher does; how much it was."""
    with time_machine.travel(moment, tick=False):
        due = [one for one in PartnerMessage.objects.due(moment).by_web() if one.claim(moment)]
        for one in due:
            deliver_message(one, moment)
    return len(due)


class TestWhoIsTold:
    def test_a_partner_that_gets_all_hears_of_each_notice_its_change_and_its_withdrawal(
        self, partner: Partner, receiver: Receiver, article: Article, editor: Person
    ) -> None:
        Partner.objects.update(gets_all=True)
        notice = publish_notice(article, editor)
        change_to(notice, editor, now=cast.NOW)
        notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=cast.NOW)
        assert send_at(cast.NOW) == 3
        told = list(receiver.effects.values())
        assert [one["type"] for one in told] == ["notice.published", "notice.changed", "notice.withdrawn"]
        assert told[1]["notice"]["now"] == "بكلفة 86 مليون ليرة"

    def test_a_right_of_reply_is_told_in_its_own_words_by_message_and_by_letter(
        self, partner: Partner, newsroom: Newsroom, editor: Person
    ) -> None:
        Partner.objects.update(gets_all=True, address="", mail="desk@mada.example")
        reply = publish_reply(newsroom, editor)
        message = PartnerMessage.objects.get()
        told = json.loads(message.body)["notice"]
        assert (told["reply"], told["reply_by"]) == (reply.reply, "سامر الحلو")
        letter = partner_letter(message, "desk@nahr.example", cast.NOW)
        assert f"سامر الحلو:\n{reply.reply}" in letter.get_body(("plain",)).get_content()

    def test_a_partner_hears_when_a_copy_on_its_site_is_confirmed_and_then_of_every_change(
        self, repair: Repair, notice: Notice, receiver: Receiver, editor: Person
    ) -> None:
        send_at(cast.NOW)
        notice.refresh_from_db()
        notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=cast.NOW)
        send_at(cast.NOW)
        told = list(receiver.effects.values())
        assert [one["type"] for one in told] == ["notice.copied", "notice.withdrawn"]
        assert told[0]["copies"] == [{"address": THEIRS, "was": cast.MISTAKE, "now": "بكلفة 84 مليون ليرة"}]

    def test_who_carries_nothing_hears_nothing_and_nothing_is_told_of_what_did_not_happen(
        self, partner: Partner, article: Article, editor: Person
    ) -> None:
        publish_notice(article, editor)
        Partner.objects.update(gets_all=True)
        with pytest.raises(RuntimeError), transaction.atomic():
            publish_notice(article, editor)
            raise RuntimeError
        assert not PartnerMessage.objects.exists()

    def test_who_was_ended_hears_nothing_more(
        self, repair: Repair, partner: Partner, editor: Person, receiver: Receiver
    ) -> None:
        partner.end(by=editor, now=cast.NOW)
        assert (send_at(cast.NOW), receiver.asked) == (0, 0)


def test_the_message_holds_what_its_schema_says_and_proves_itself(repair: Repair, receiver: Receiver) -> None:
    send_at(cast.NOW)
    (told,) = receiver.effects.values()
    jsonschema.validate(told, _MESSAGE)
    assert (told["notice"]["was"], told["notice"]["now"]) == (cast.MISTAKE, "بكلفة 84 مليون ليرة")
    assert told["notice"]["url"] == f"{BASE}/corrections/1"
    assert told["answer"]["page"].startswith(f"{BASE}/partners/")
    verdict = verify([json.dumps(told["proof"])], key=Log.objects.get().verifier)
    assert verdict.holds and json.loads(verdict.record)["was"] == cast.MISTAKE


class TestExactlyOnce:
    def test_a_broken_partner_is_tried_ever_later_and_misses_nothing(self, repair: Repair, receiver: Receiver) -> None:
        receiver.answers, now, pauses = [500, 403, 503, 404], cast.NOW, []
        message = PartnerMessage.objects.get()
        for _ in range(4):
            assert send_at(now) == 1
            message.refresh_from_db()
            pauses.append((message.next_at - now) // timedelta(minutes=1))
            now = message.next_at
        assert pauses == [5, 10, 20, 40]
        assert message.detail == "HTTP 404"
        assert send_at(now) == 1
        assert (len(receiver.effects), send_at(now + timedelta(days=30))) == (1, 0)

    def test_whose_answer_is_lost_hears_it_again_word_for_word_and_does_it_once(
        self, repair: Repair, receiver: Receiver
    ) -> None:
        receiver.answers = [LOST, LOST]
        for day in range(3):
            send_at(cast.NOW + timedelta(days=day))
        assert (receiver.asked, len(receiver.effects)) == (3, 1)
        assert [len(bodies) for bodies in receiver.bodies.values()] == [1]

    def test_who_is_gone_for_a_day_hears_everything_afterwards_in_order(
        self, repair: Repair, notice: Notice, receiver: Receiver, editor: Person
    ) -> None:
        with override_settings(FETCH_ALLOW=frozenset()):
            for hour in range(24):
                send_at(cast.NOW + timedelta(hours=hour))
        notice.refresh_from_db()
        notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=cast.NOW + timedelta(hours=25))
        send_at(cast.NOW + timedelta(days=3))
        assert sorted(told["type"] for told in receiver.effects.values()) == ["notice.copied", "notice.withdrawn"]

    def test_after_twelve_days_it_is_given_up_and_shown_and_can_be_sent_again(
        self, repair: Repair, receiver: Receiver
    ) -> None:
        receiver.answers, now = [500] * MOST_TRIES, cast.NOW
        for _ in range(MOST_TRIES):
            send_at(now)
            now += timedelta(days=1)
        message = PartnerMessage.objects.get()
        assert message.is_given_up and now - cast.NOW > timedelta(days=12)
        message.send_again(now)
        assert (send_at(now), len(receiver.effects)) == (1, 1)


class TestAnswers:
    def test_a_message_that_arrived_asks_the_site(self, repair: Repair, receiver: Receiver) -> None:
        send_at(cast.NOW)
        repair.refresh_from_db()
        assert (repair.state, repair.contact) == (RepairState.ASKED, "مدى")
        row = repair.copy.transitions.get(step=Step.SITE_ASKED)
        assert row.actor == Actor.SYSTEM

    def test_what_arrived_and_whom_it_asked_is_kept_together_or_not_at_all(
        self, repair: Repair, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        message = PartnerMessage.objects.get()

        def killed(*_: object, **__: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(Repair, "was_told", killed)
        with pytest.raises(RuntimeError):
            was_delivered(message, "200", cast.NOW)
        message.refresh_from_db()
        assert message.done_at is None and message.next_at is not None

    def test_an_answer_is_never_taken_for_a_fix_and_the_page_is_read(self, repair: Repair) -> None:
        hear(PartnerMessage.objects.get(), Step.SAYS_FIXED, "", f"{THEIRS}?v=2", now=cast.NOW)
        repair.refresh_from_db()
        assert (repair.state, repair.fix_address) == (RepairState.ANSWERED, f"{THEIRS}?v=2")
        assert repair.read_next_at == cast.NOW

    def test_the_same_answer_again_changes_nothing(self, repair: Repair) -> None:
        message = PartnerMessage.objects.get()
        for _ in range(3):
            hear(message, Step.HEARD, now=cast.NOW)
        assert repair.copy.transitions.filter(step=Step.HEARD).count() == 1

    def test_a_new_page_is_no_copys_while_several_stand_on_its_site(
        self, repair: Repair, notice: Notice, editor: Person
    ) -> None:
        found = Copy(address=f"{THEIRS}-2", outlet="مدى", origin=Origin.HAND, found_at=cast.NOW, places=[])
        second = add_by_hand(notice, found, by=editor, now=cast.NOW)
        hear(PartnerMessage.objects.get(), Step.SAYS_FIXED, "", "https://mada.example/new", now=cast.NOW)
        for one in (repair, second):
            one.refresh_from_db()
            assert (one.state, one.fix_address) == (RepairState.ANSWERED, ""), "each is read where it stands"
        assert Copy.objects.get(address="https://mada.example/new").state == CopyState.FOUND
        hear(PartnerMessage.objects.get(), Step.SAYS_FIXED, "", f"{THEIRS}-2", now=cast.NOW)
        assert Repair.objects.get(pk=second.pk).fix_address == f"{THEIRS}-2"
        assert Repair.objects.get(pk=repair.pk).fix_address == ""

    def test_put_right_is_heard_again_once_it_was_read_that_it_was_not(self, repair: Repair) -> None:
        message, later = PartnerMessage.objects.get(), cast.NOW + timedelta(hours=1)
        for _ in range(2):
            hear(message, Step.SAYS_FIXED, now=cast.NOW)
        repair.read(Seen(Verdict.WRONG), now=later)
        assert repair.read_next_at > later
        for _ in range(2):
            hear(message, Step.SAYS_FIXED, now=later + timedelta(hours=1))
        repair.refresh_from_db()
        assert repair.read_next_at == later + timedelta(hours=1)
        assert repair.copy.transitions.filter(step=Step.SAYS_FIXED).count() == 2

    def test_a_page_that_we_did_not_know_is_to_be_confirmed_before_it_counts(
        self, partner: Partner, article: Article, editor: Person
    ) -> None:
        Partner.objects.update(gets_all=True)
        publish_notice(article, editor)
        hear(PartnerMessage.objects.get(), Step.SAYS_FIXED, "", THEIRS, now=cast.NOW)
        copy = Copy.objects.get(address=THEIRS)
        assert (copy.state, copy.origin) == (CopyState.FOUND, Origin.PARTNER)
        assert not Repair.objects.exists()

    def test_a_refusal_needs_a_reason_and_an_address_is_on_the_partners_own_site(self, repair: Repair) -> None:
        message = PartnerMessage.objects.get()
        with pytest.raises(ReasonsMissing):
            hear(message, Step.REFUSED, " ", now=cast.NOW)
        with pytest.raises(AnotherSite):
            hear(message, Step.SAYS_FIXED, "", "https://rasid.example/x", now=cast.NOW)
        repair.refresh_from_db()
        assert repair.state == RepairState.CONFIRMED

    def test_a_partner_answers_by_its_signature_or_by_the_secret_and_nobody_else_does(
        self, client: Client, repair: Repair, partner: Partner, editor: Person
    ) -> None:
        site, uid = OtherSite(), PartnerMessage.objects.get().uid
        heard = site.answer(uid, "heard")
        assert _post(client, site, heard)["reason"] == "unknown_key"
        partner.accept(str(site.key.verifier), by=editor, now=cast.NOW)
        assert _post(client, site, heard) == {"taken": True}
        assert _post(client, site, heard) == {"taken": True}
        fixed = OtherSite(site.key.__class__("rasid.example/ledger", bytes(32))).answer(uid, "says_fixed")
        assert (
            _post(client, OtherSite(site.key.__class__("x.example/l", bytes(32))), fixed)["reason"] == "false_signature"
        )
        assert _post(client, site, fixed, secret=partner.written_secret) == {"taken": True}
        assert _post(client, site, site.answer("msg_none", "heard"))["reason"] == "unknown_message"
        assert _post(client, site, site.answer(uid, "refused"))["reason"] == "answer"
        repair.refresh_from_db()
        assert repair.state == RepairState.ANSWERED

    def test_a_program_with_a_key_answers_by_the_messages_name(
        self, client: Client, repair: Repair, newsroom: Newsroom
    ) -> None:
        _key, written = make_key(newsroom, "مدى", [Scope.ANSWERS], cast.NOW)
        says = {"message": PartnerMessage.objects.get().uid, "says": "refused", "words": "نقلنا عن وكالة أخرى."}
        asked = {"content_type": "application/json", "HTTP_AUTHORIZATION": f"Bearer {written}"}
        assert client.post("/api/v1/answers", json.dumps(says), **asked).json() == {"taken": True}
        assert client.post("/api/v1/answers", json.dumps(says), content_type="application/json").status_code == 401
        repair.refresh_from_db()
        assert repair.state == RepairState.REFUSED

    def test_the_page_without_an_account_tells_and_takes_and_opening_it_changes_nothing(
        self, client: Client, repair: Repair
    ) -> None:
        page = PartnerMessage.objects.get().page.removeprefix(BASE)
        shown = client.get(page)
        assert (shown.status_code, shown.headers["Referrer-Policy"]) == (200, "no-referrer")
        assert THEIRS in shown.content.decode()
        assert client.post(page, {"answer": "refused"}).status_code == 409
        assert client.post(page, {"answer": "says_fixed", "address": "not one"}).status_code == 422
        repair.refresh_from_db()
        assert repair.state == RepairState.CONFIRMED
        assert client.post(page, {"answer": "says_fixed", "address": THEIRS}).status_code == 303
        repair.refresh_from_db()
        assert repair.state == RepairState.ANSWERED
        assert client.get("/partners/AAAABBBBCCCCDDDDEEEEFFFF").status_code == 404


def _post(client: Client, site: OtherSite, says: dict[str, Any], secret: str = "") -> dict[str, Any]:
    body, headers = site.signed(says, **({"secret": secret} if secret else {}))
    with time_machine.travel(cast.NOW, tick=False):
        answer = client.post("/api/v1/messages", body, content_type="application/json", **headers)
    told: dict[str, Any] = answer.json()
    return told
