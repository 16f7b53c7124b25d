"""What another site sends is taken when its key was accepted and its log proves it, once, whatever order it comes in."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.trace import trace
from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.partners.first_contact import MOST, FirstContact
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner, keep_partner
from taswib.desk.partners.proving import proved
from taswib.desk.partners.received import ReceivedNotice, Use, keep
from taswib.desk.partners.signing import Signed
from taswib.desk.partners.suggesting import suggest_cases, take_up
from taswib.desk.partners.suggestion import Suggestion
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import SigningKey
from tests import cast
from tests.desk.partners.other_site import SECRET, SENTENCE, OtherSite


def send(client: Client, site: OtherSite, says: dict[str, Any], *, signed_at: Any = cast.NOW) -> HttpResponse:
    body, headers = site.signed(says, signed_at)
    return post(client, body, headers)


def post(client: Client, body: bytes, headers: dict[str, str]) -> HttpResponse:
    with time_machine.travel(cast.NOW, tick=False):
        return client.post("/api/v1/messages", body, content_type="application/json", **headers)


@pytest.fixture
def site() -> OtherSite:
    return OtherSite()


@pytest.fixture
def partner(newsroom: Newsroom, editor: Person, site: OtherSite) -> Partner:
    one = Partner(newsroom=newsroom, name="مدى", hosts=["mada.example"], site=site.site)
    keep_partner(one, by=editor, now=cast.NOW)
    one.accept(str(site.key.verifier), by=editor, now=cast.NOW)
    return one


def test_a_case_is_suggested_where_our_own_archive_carries_the_words(
    client: Client, article: Article, partner: Partner, site: OtherSite
) -> None:
    assert send(client, site, site.notice(site.enter())).status_code == 200
    assert suggest_cases(cast.NOW) == 1
    (case,) = Case.objects.all()
    assert (case.kind, case.state, case.article) == (CaseKind.SUGGESTED, State.OPEN, article)
    assert case.suggestion.partner == partner
    assert cast.MISTAKE in case.suggestion.exact and "84" in case.suggestion.stands
    assert not Report.objects.exists()
    assert (suggest_cases(cast.NOW), Case.objects.count()) == (0, 1)


def test_an_article_that_says_the_right_figure_already_is_no_case(
    client: Client, newsroom: Newsroom, partner: Partner, site: OtherSite
) -> None:
    cast.publish_article(newsroom, text=cast.TEXT.replace("48", "84"))
    send(client, site, site.notice(site.enter()))
    suggest_cases(cast.NOW)
    assert not Case.objects.exists()
    assert ReceivedNotice.objects.get().use == Use.NOTHING


def test_an_article_of_another_outlet_in_our_archive_is_no_case_of_ours(
    client: Client, article: Article, partner: Partner, site: OtherSite
) -> None:
    Article.objects.update(address="https://rasid.example/bridge", outlet="راصد")
    send(client, site, site.notice(site.enter()))
    suggest_cases(cast.NOW)
    assert not Case.objects.exists()


def test_the_same_message_any_number_of_times_counts_once(
    client: Client, article: Article, partner: Partner, site: OtherSite
) -> None:
    says = site.notice(site.enter())
    assert [send(client, site, says).status_code for _ in range(4)] == [200] * 4
    again = site.notice(0, type="notice.copied")
    assert send(client, site, again).status_code == 200
    suggest_cases(cast.NOW)
    send(client, site, says)
    suggest_cases(cast.NOW)
    assert (ReceivedNotice.objects.count(), Suggestion.objects.count()) == (1, 1)


@pytest.mark.parametrize("was_looked_up", [False, True])
def test_a_message_whose_entry_was_read_in_the_log_before_is_answered_all_the_same(
    client: Client, article: Article, partner: Partner, site: OtherSite, editor: Person, was_looked_up: bool
) -> None:
    says = site.notice(site.enter())
    keep(partner, proved(site.proof(0), site.key.verifier, None), uid="", passages=[], now=cast.NOW)
    if was_looked_up:
        suggest_cases(cast.NOW)
    assert send(client, site, says).status_code == 200
    received = ReceivedNotice.objects.get()
    assert (received.uid, received.passages) == (says["id"], [] if was_looked_up else says["passages"])
    suggest_cases(cast.NOW)
    Suggestion.objects.get().accept(by=editor, now=cast.NOW)
    assert json.loads(PartnerMessage.objects.get().body)["message"] == says["id"]


def test_what_is_suggested_to_stand_there_is_what_the_log_proves_and_never_what_the_message_claims(
    client: Client, article: Article, partner: Partner, site: OtherSite
) -> None:
    claims = [{"was": SENTENCE, "now": SENTENCE.replace("48", "99").replace("وادي السرو", "المرج")}]
    other = [{"was": cast.PARAGRAPHS[1], "now": "كلام لم يقله أحد"}]
    send(client, site, site.notice(site.enter(), passages=claims))
    send(client, site, site.notice(site.enter(number=2, was="", now=""), passages=other))
    send(client, site, site.notice(site.enter(number=3, was="", now="", kind="retraction"), passages=other))
    suggest_cases(cast.NOW)
    made = Suggestion.objects.order_by("number").values_list("number", "exact", "stands")
    right = SENTENCE.replace("48", "84").rstrip(".")
    assert list(made) == [(1, SENTENCE.rstrip("."), right), (3, cast.PARAGRAPHS[1].rstrip("."), "")]


def test_the_archive_is_searched_while_nothing_is_locked(
    client: Client, article: Article, partner: Partner, site: OtherSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_before, seen = len(connection.savepoint_ids), []

    def noted(*args: object) -> list[Hit]:
        seen.append(len(connection.savepoint_ids) - open_before)
        return trace(*args)

    monkeypatch.setattr("taswib.desk.partners.suggesting.trace", noted)
    send(client, site, site.notice(site.enter()))
    suggest_cases(cast.NOW)
    assert seen == [0] and Suggestion.objects.count() == 1
    received = ReceivedNotice.objects.get()
    assert take_up(received, cast.NOW) == [], "a second watcher"


def test_a_withdrawal_that_overtakes_its_notice_leaves_no_case(
    client: Client, article: Article, partner: Partner, site: OtherSite
) -> None:
    first, second = site.enter(), site.enter(act="withdrawn", withdrawal="كان الرقم الأول صحيحًا.")
    assert send(client, site, site.notice(second, type="notice.withdrawn")).status_code == 200
    assert send(client, site, site.notice(first)).status_code == 200
    suggest_cases(cast.NOW)
    assert not Case.objects.exists()
    assert ReceivedNotice.objects.get(index=first).use == Use.SUPERSEDED


def test_a_withdrawal_closes_what_nobody_accepted(
    client: Client, article: Article, partner: Partner, site: OtherSite
) -> None:
    send(client, site, site.notice(site.enter()))
    suggest_cases(cast.NOW)
    send(client, site, site.notice(site.enter(act="withdrawn"), type="notice.withdrawn"))
    suggest_cases(cast.NOW)
    assert Case.objects.get().state == State.CLOSED


def test_a_key_that_nobody_accepted_is_shown_to_the_desk_and_believed_nothing(
    client: Client, newsroom: Newsroom, article: Article, editor: Person, site: OtherSite
) -> None:
    says = site.notice(site.enter())
    answer = send(client, site, says)
    assert (answer.status_code, answer.json()["reason"]) == (403, "unknown_key")
    send(client, site, says)
    contact = FirstContact.objects.get()
    assert (contact.name, contact.count) == ("مدى", 2)
    assert not ReceivedNotice.objects.exists()
    partner = Partner(newsroom=newsroom, name="مدى")
    keep_partner(partner, by=editor, now=cast.NOW)
    contact.accept_for(partner, by=editor, now=cast.NOW)
    assert send(client, site, says).status_code == 200
    assert not FirstContact.objects.exists()


def test_strangers_fill_no_disk(client: Client, newsroom: Newsroom) -> None:
    for number in range(MOST + 3):
        site = OtherSite(SigningKey(f"s{number}.example/ledger", number.to_bytes(32)))
        assert send(client, site, site.notice(site.enter())).status_code == 403
    assert FirstContact.objects.count() == MOST


def test_another_key_under_a_known_name_is_refused_and_shown(
    client: Client, article: Article, partner: Partner
) -> None:
    false = OtherSite(SigningKey("mada.example/mada/ledger", bytes(32)))
    answer = send(client, false, false.notice(false.enter()))
    assert (answer.status_code, answer.json()["reason"]) == (401, "false_signature")
    assert FirstContact.objects.get().key == str(false.key.verifier)
    assert not ReceivedNotice.objects.exists()


def test_what_is_unsigned_old_or_changed_on_the_way_is_refused(
    client: Client, partner: Partner, site: OtherSite
) -> None:
    body, headers = site.signed(site.notice(site.enter()))
    assert post(client, body, {}).json()["reason"] == "unsigned"
    assert post(client, body.replace(b"84", b"94"), headers).json()["reason"] == "false_signature"
    for away in (timedelta(minutes=-6), timedelta(minutes=6)):
        answer = send(client, site, site.notice(0), signed_at=cast.NOW + away)
        assert (answer.status_code, answer.json()["reason"]) == (401, "stale")
    assert not ReceivedNotice.objects.exists()


def test_what_its_own_log_does_not_prove_is_refused(client: Client, partner: Partner, site: OtherSite) -> None:
    site.enter()
    bundle = site.proof(0)
    other = site.records[0].replace("84", "94")
    for proof in (
        {},
        bundle | {"record": other},
        bundle | {"record": None},
        bundle | {"index": 1},
        bundle | {"index": True},
        bundle | {"inclusion": ["AAAA"]},
        bundle | {"checkpoint": "words"},
        bundle | {"entry": "{}"},
    ):
        answer = send(client, site, site.notice(0, proof=proof))
        assert (answer.status_code, answer.json()["reason"]) == (422, "not_proved"), proof
    assert not ReceivedNotice.objects.exists()


def test_a_log_that_shows_another_history_of_the_same_length_is_refused(
    client: Client, partner: Partner, site: OtherSite
) -> None:
    site.enter()
    Partner.objects.update(checkpoint=site.checkpoint)
    split = OtherSite(site.key)
    answer = send(client, split, split.notice(split.enter(number=2)))
    assert (answer.status_code, answer.json()["reason"]) == (422, "not_proved")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = ["format", "type", "from", "passages", "proof", "message", "says", "address", "words", "id"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from(NAMES), json_values),
    st.dictionaries(
        st.sampled_from(["entry", "record", "index", "inclusion", "checkpoint", "key", "format"]), json_values
    ),
)
def test_whatever_json_a_known_partner_sends_is_answered_and_never_breaks(
    client: Client, partner: Partner, changed: dict[str, Any], proof: dict[str, Any]
) -> None:
    site = OtherSite()
    site.enter()
    says = {**site.notice(0), "proof": site.proof(0) | proof, **changed}
    body, headers = site.signed({**says, "id": "msg_1"})
    answer = post(client, body, headers)
    assert answer.status_code in (200, 401, 403, 422)


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8")))
def test_whatever_stands_in_the_place_of_a_signature_is_no_signature(written: str) -> None:
    headers = {"webhook-id": "msg_1", "webhook-timestamp": "1", "webhook-signature": f"v1a,{written} v1,{written}"}
    signed = Signed.of(headers)
    assert signed is not None and not signed.is_by_key(OtherSite().key.verifier, b"{}")
    assert not signed.is_by_secret(SECRET, b"{}")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.binary(max_size=200)
    | st.sampled_from([b"[" * 100_000, b'{"a":' * 50_000, b'{"format": "\\ud800"}', b"NaN", b"1" * 5000])
)
def test_whatever_bytes_anybody_sends_are_answered_and_never_break(
    client: Client, newsroom: Newsroom, body: bytes
) -> None:
    assert post(client, body, {}).status_code == 422


def test_more_than_a_message_may_have_is_refused_before_it_is_read(client: Client, partner: Partner) -> None:
    assert post(client, b"x" * 300_000, {}).status_code == 413
    answer = client.post("/api/v1/messages", b"{}", content_type="text/plain")
    assert answer.status_code == 415


def test_broken_characters_in_a_signed_message_are_a_problem_in_the_callers_language(
    client: Client, partner: Partner, site: OtherSite
) -> None:
    says = site.notice(site.enter()) | {"from": site.sender | {"name": "\ud800"}}
    body = json.dumps(says).encode()
    _body, headers = site.signed(says | {"from": site.sender})
    answer = post(client, body, headers)
    assert (answer.status_code, answer.json()["reason"]) == (422, "shape")
    assert answer.headers["Content-Language"] == "ar"
