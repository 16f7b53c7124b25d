"""Another site's log is countersigned over HTTP as C2SP's tlog-witness says, once the desk knows its key."""

import pytest
from django.http import HttpResponse
from django.test import Client

from taswib.ledger.appending import append
from taswib.ledger.log import Log
from taswib.ledger.witnessed import AnotherKey, WitnessedLog, witness_log
from taswib.people.newsroom import Newsroom
from taswib.proof import Checkpoint, SigningKey, consistency_proof, leaf_hash, root_of
from taswib.proof.witnessing import LONGEST, written
from tests import cast

THEIRS = SigningKey("mada.example/mada/ledger", bytes(range(32)))


def leaves(count: int, word: str = "") -> list[bytes]:
    return [leaf_hash(f"{word}{number}".encode()) for number in range(count)]


def note(entries: list[bytes], key: SigningKey = THEIRS) -> str:
    return Checkpoint(key.name, len(entries), root_of(entries)).sign(key)


def send(client: Client, body: bytes) -> HttpResponse:
    return client.post("/ledger/witness/add-checkpoint", body, content_type="text/plain")


def grow(client: Client, old: int, entries: list[bytes]) -> HttpResponse:
    return send(client, written(old, consistency_proof(entries, old), note(entries)))


@pytest.fixture
def witnessed(newsroom: Newsroom) -> WitnessedLog:
    append(newsroom, [{"kind": "notice", "act": "published", "number": 1}], now=cast.NOW)
    return witness_log(newsroom, str(THEIRS.verifier), cast.NOW)


def test_a_log_that_grows_is_countersigned_each_time(
    client: Client, witnessed: WitnessedLog, newsroom: Newsroom
) -> None:
    key = Log.objects.of(newsroom).cosigner.key
    for old, size in ((0, 3), (3, 3), (3, 11)):
        answer = grow(client, old, leaves(size))
        assert answer.status_code == 200
        assert key.signed_at(note(leaves(size)) + answer.content.decode()) > 0
    witnessed.refresh_from_db()
    assert witnessed.seen is not None and witnessed.seen.size == 11


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (written(3, [], note(leaves(3), SigningKey("rasid.example/ledger", bytes(32)))), 404),
        (written(0, [], note(leaves(3), SigningKey(THEIRS.name, bytes(32)))), 403),
        (written(9, [], note(leaves(7))), 400),
        (written(0, [], note(leaves(7))), 409),
        (written(5, [], note(leaves(4))), 400),
        (written(5, [bytes(32)], note(leaves(7))), 422),
        (written(5, consistency_proof(leaves(7, "x"), 5), note(leaves(7, "x"))), 422),
        (written(5, [], note(leaves(5, "x"))), 409),
        (b"nothing of that kind", 400),
        (b"\xff" * 10, 400),
        (b"x" * (LONGEST + 1), 413),
    ],
    ids=[
        "unknown",
        "untrusted",
        "beyond",
        "rollback",
        "shrunk",
        "no proof",
        "fork",
        "same size",
        "words",
        "bytes",
        "long",
    ],
)
def test_what_is_not_the_same_log_grown_gets_its_status_and_no_signature(
    client: Client, witnessed: WitnessedLog, body: bytes, status: int
) -> None:
    assert grow(client, 0, leaves(5)).status_code == 200
    answer = send(client, body)
    assert answer.status_code == status
    assert "— " not in answer.content.decode()
    if status == 409:
        assert (answer.headers["Content-Type"], answer.content) == ("text/x.tlog.size", b"5\n")
    witnessed.refresh_from_db()
    assert witnessed.seen is not None and witnessed.seen.size == 5


def test_the_desk_is_told_that_a_log_forked_and_not_what_strangers_send(
    client: Client, witnessed: WitnessedLog
) -> None:
    grow(client, 0, leaves(5))
    send(client, written(0, [], note(leaves(3), SigningKey(THEIRS.name, bytes(32)))))
    witnessed.refresh_from_db()
    assert witnessed.declined == 0
    grow(client, 5, leaves(8, "x"))
    witnessed.refresh_from_db()
    assert witnessed.declined == 1


def test_what_anybody_can_send_who_has_a_public_checkpoint_is_no_fork(client: Client, witnessed: WitnessedLog) -> None:
    grow(client, 0, leaves(5))
    send(client, written(0, [], note(leaves(5))))
    send(client, written(5, [bytes(32)], note(leaves(8))))
    send(client, written(5, [bytes(32)] * 4, note(leaves(8))))
    witnessed.refresh_from_db()
    assert witnessed.declined == 0
    send(client, written(0, [], note(leaves(5, "x"))))
    witnessed.refresh_from_db()
    assert witnessed.declined == 1, "of the same size, signed, with another root"


def test_a_log_that_was_given_up_and_taken_up_again_goes_on_from_where_it_was_seen(
    client: Client, witnessed: WitnessedLog, newsroom: Newsroom
) -> None:
    grow(client, 0, leaves(5))
    for _ in range(2):
        WitnessedLog.objects.of(newsroom).get().end(cast.NOW)
        witness_log(newsroom, str(THEIRS.verifier), cast.NOW)
    assert grow(client, 0, leaves(3, "x")).status_code == 409
    assert grow(client, 5, leaves(7)).status_code == 200
    other = str(SigningKey(THEIRS.name, bytes(32)).verifier)
    for _ in range(2):
        with pytest.raises(AnotherKey):
            witness_log(newsroom, other, cast.NOW)
        WitnessedLog.objects.of(newsroom).update(ended_at=cast.NOW)


def test_a_key_that_nothing_was_countersigned_for_can_be_put_right(newsroom: Newsroom, witnessed: WitnessedLog) -> None:
    other = str(SigningKey(THEIRS.name, bytes(32)).verifier)
    witnessed.end(cast.NOW)
    assert witness_log(newsroom, other, cast.NOW).key == other


def test_nothing_is_countersigned_of_a_log_that_was_ended_and_nobody_reads_at_this_address(
    client: Client, witnessed: WitnessedLog
) -> None:
    witnessed.end(cast.NOW)
    assert grow(client, 0, leaves(5)).status_code == 404
    assert client.get("/ledger/witness/add-checkpoint").status_code == 405


def test_a_page_says_who_countersigns_whose_log(client: Client, witnessed: WitnessedLog, newsroom: Newsroom) -> None:
    grow(client, 0, leaves(5))
    page = client.get("/ledger").content.decode()
    assert THEIRS.name in page
    assert str(Log.objects.of(newsroom).cosigner.key) in page
