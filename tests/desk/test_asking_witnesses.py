"""Our log is countersigned by a witness that is really asked; what is not its signature is not shown."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.test import Client, override_settings

from taswib.desk.asking_witnesses import ask_witness, has_news
from taswib.ledger.appending import append
from taswib.ledger.log import Log
from taswib.ledger.witness import Cosignature, Witness
from taswib.people.newsroom import Newsroom
from taswib.proof import Checkpoint, Cosigner, VerifierKey
from taswib.proof.verifying import verify
from taswib.proof.witnessing import Declined, Why, judged, read_submission
from tests import cast

COSIGNER = Cosigner("mada.example/mada/witness", bytes(range(32)))


class WitnessServer:
    """A witness with a memory, made of the specification's rules alone."""

    def __init__(self, key: VerifierKey) -> None:
        self.seen: Checkpoint | None = None
        self.asked, self.broken, self.signer = 0, 0, COSIGNER
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                server.asked += 1
                status, told, kind = server.answer(self.rfile.read(int(self.headers["Content-Length"])), key)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, body: bytes, key: VerifierKey) -> tuple[int, bytes, str]:
        if self.broken:
            self.broken -= 1
            return 503, b"", "text/plain"
        submission = read_submission(body)
        try:
            self.seen = judged(submission, key, self.seen)
        except Declined as told:
            size = f"{told.size}\n".encode() if told.why is Why.CONFLICT else b""
            return told.why.value, size, "text/x.tlog.size"
        text = key.signed(submission.note)
        return 200, self.signer.cosign(text, int(cast.NOW.timestamp())).encode(), "text/plain"


@pytest.fixture
def server(newsroom: Newsroom) -> Iterator[WitnessServer]:
    append(newsroom, [{"kind": "notice", "number": number} for number in range(5)], now=cast.NOW)
    one = WitnessServer(Log.objects.of(newsroom).verifier)
    with override_settings(FETCH_ALLOW=frozenset({one.place})):
        yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def witness(newsroom: Newsroom, server: WitnessServer) -> Witness:
    return Witness.objects.create(
        newsroom=newsroom,
        name="مدى",
        address=f"http://{server.place}/witness",
        key=str(COSIGNER.key),
        added_at=cast.NOW,
    )


def test_the_checkpoint_carries_the_countersignature_wherever_it_goes(
    client: Client, witness: Witness, newsroom: Newsroom
) -> None:
    assert has_news(witness)
    ask_witness(witness, cast.NOW)
    assert not has_news(witness)
    note = client.get("/ledger/checkpoint").content.decode()
    assert COSIGNER.key.signed_at(note) == int(cast.NOW.timestamp())
    for address in ("/ledger/2/proof.json", "/ledger/log.jsonl"):
        lines = client.get(address).getvalue().decode().splitlines()
        verdict = verify(lines, witnesses=[COSIGNER.key])
        assert verdict.holds
        assert verdict.witnesses[0].seconds == int(cast.NOW.timestamp())
    assert client.get("/api/v1/ledger").json()["checkpoint"] == note


def test_a_verifier_without_the_witness_key_says_so_and_a_witness_that_did_not_sign_fails(
    client: Client, witness: Witness
) -> None:
    before = client.get("/ledger/2/proof.json").content.decode()
    assert not verify(before.splitlines(), witnesses=[COSIGNER.key]).holds
    ask_witness(witness, cast.NOW)
    after = verify(client.get("/ledger/2/proof.json").content.decode().splitlines())
    assert [(one.name, one.seconds) for one in after.witnesses] == [(COSIGNER.name, None)]


def test_a_log_that_grows_is_proved_from_where_the_witness_stands(
    witness: Witness, newsroom: Newsroom, server: WitnessServer
) -> None:
    ask_witness(witness, cast.NOW)
    append(newsroom, [{"kind": "notice", "number": 6}], now=cast.NOW)
    Witness.objects.update(size=0)  # as after a backup was restored
    witness.refresh_from_db()
    ask_witness(witness, cast.NOW)
    assert (server.asked, witness.size, witness.failures) == (3, 6, 0)
    assert Cosignature.objects.count() == 2


def test_a_witness_that_saw_more_than_we_have_is_an_alarm(witness: Witness, server: WitnessServer) -> None:
    server.seen = Checkpoint(Log.objects.get().origin, 99, bytes(32))
    ask_witness(witness, cast.NOW)
    assert "99" in witness.detail
    assert not Cosignature.objects.exists()


def test_a_witness_that_is_gone_is_asked_ever_later(witness: Witness, server: WitnessServer) -> None:
    server.broken, now, pauses = 4, cast.NOW, []
    for _ in range(4):
        assert witness.claim(now)
        ask_witness(witness, now)
        pauses.append((witness.next_at - now) // timedelta(minutes=1))
        now = witness.next_at
    assert pauses == [5, 10, 20, 40]
    assert witness.detail == "HTTP 503"
    ask_witness(witness, now)
    assert Cosignature.objects.count() == 1


def test_another_keys_signature_is_not_taken(witness: Witness, server: WitnessServer) -> None:
    server.signer = Cosigner(COSIGNER.name, bytes(32))
    ask_witness(witness, cast.NOW)
    assert not Cosignature.objects.exists()
    assert witness.failures == 1
