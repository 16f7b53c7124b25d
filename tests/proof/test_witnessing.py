"""A witness countersigns what only grew, and never a log that forks, shrinks or was signed by somebody else."""

import random
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taswib.proof import BadNote, Checkpoint, Cosigner, SigningKey, WitnessKey, consistency_proof, leaf_hash, root_of
from taswib.proof.witnessing import Declined, Submission, Why, judged, read_submission, written

pytestmark = pytest.mark.pure

LOG = SigningKey("nahr.example/nahr/ledger", bytes(range(32)))
OTHER = SigningKey("nahr.example/nahr/ledger", bytes(32))
WITNESS = Cosigner("mada.example/mada/witness", bytes(range(1, 33)))


def leaves(count: int, seed: object = "") -> list[bytes]:
    return [leaf_hash(f"{seed}{number}".encode()) for number in range(count)]


def checkpoint(entries: list[bytes]) -> Checkpoint:
    return Checkpoint(LOG.name, len(entries), root_of(entries))


def submission(old: int, entries: list[bytes], *, key: SigningKey = LOG) -> Submission:
    body = written(old, consistency_proof(entries, old), checkpoint(entries).sign(key))
    return read_submission(body)


def declined(given: Submission, seen: Checkpoint | None) -> Declined:
    with pytest.raises(Declined) as caught:
        judged(given, LOG.verifier, seen)
    return caught.value


@given(st.integers(0, 70), st.integers(0, 70))
def test_a_log_that_only_grew_may_be_cosigned(first: int, more: int) -> None:
    entries = leaves(first + more)
    seen = checkpoint(entries[:first]) if first else None
    assert judged(submission(first, entries), LOG.verifier, seen) == checkpoint(entries)


def test_none_of_a_thousand_forks_is_cosigned() -> None:
    """Whatever proof a fork brings along: its own, the honest log's, that of another size, or one that was tampered with."""
    rng = random.Random(1_111)
    for _fork in range(1_000):
        size = rng.randint(1, 60)
        honest = leaves(size + rng.randint(0, 20))
        seen = checkpoint(honest[:size])
        forked, place = list(honest), rng.randrange(size)
        forked[place] = leaf_hash(f"another {place}".encode())
        forked += leaves(rng.randint(0, 5), "more")
        proofs = [
            consistency_proof(forked, size),
            consistency_proof(honest, size),
            [rng.randbytes(32)] * rng.randint(0, 7),
        ]
        for proof in proofs:
            made = read_submission(written(size, proof, checkpoint(forked).sign(LOG)))
            assert declined(made, seen).why in (Why.CONFLICT, Why.INCONSISTENT)


def test_a_log_that_shrank_hears_how_far_it_was_seen() -> None:
    entries = leaves(9)
    told = declined(submission(5, entries[:7]), checkpoint(entries))
    assert (told.why, told.size) == (Why.CONFLICT, 9)
    assert declined(submission(0, entries), checkpoint(entries)).size == 9


def test_the_same_size_with_another_root_is_refused_and_with_the_same_is_signed_again() -> None:
    entries = leaves(6)
    assert judged(submission(6, entries), LOG.verifier, checkpoint(entries)).size == 6
    assert declined(submission(6, leaves(6, "x")), checkpoint(entries)).why is Why.CONFLICT


def test_a_checkpoint_that_another_key_signed_is_refused() -> None:
    assert declined(submission(0, leaves(3), key=OTHER), None).why is Why.UNTRUSTED


def test_an_old_size_beyond_the_checkpoint_is_malformed_and_a_proof_from_nothing_is_wrong() -> None:
    note = checkpoint(leaves(3)).sign(LOG)
    assert declined(read_submission(written(4, [], note)), checkpoint(leaves(4))).why is Why.MALFORMED
    assert declined(read_submission(written(0, [bytes(32)], note)), None).why is Why.INCONSISTENT
    empty = Checkpoint(LOG.name, 0, bytes(32)).sign(LOG)
    assert declined(read_submission(written(0, [], empty)), None).why is Why.INCONSISTENT


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: f"old 1\n{text}".encode(errors="ignore")))
def test_whatever_is_sent_is_read_or_declined(body: bytes) -> None:
    try:
        read_submission(body)
    except Declined as told:
        assert told.why is Why.MALFORMED


def test_more_hashes_than_the_specification_allows_are_malformed() -> None:
    body = written(1, [bytes(32)] * 64, checkpoint(leaves(3)).sign(LOG))
    with pytest.raises(Declined, match="hashes"):
        read_submission(body)


def test_a_cosignature_says_when_and_holds_for_this_text_and_key_alone() -> None:
    entries = leaves(4)
    note = checkpoint(entries).sign(LOG)
    cosigned = note + WITNESS.cosign(str(checkpoint(entries)), 1_790_000_000)
    assert WITNESS.key.signed_at(cosigned) == 1_790_000_000
    assert Checkpoint.verified(cosigned, LOG.verifier) == checkpoint(entries)
    assert WitnessKey.read(str(WITNESS.key)) == WITNESS.key
    with pytest.raises(BadNote):
        WITNESS.key.signed_at(note)
    with pytest.raises(BadNote):
        WITNESS.key.signed_at(cosigned.replace("\n4\n", "\n5\n"))
    with pytest.raises(BadNote):
        WitnessKey.read(str(LOG.verifier))


def test_the_name_of_a_key_is_as_the_specification_derives_it() -> None:
    """C2SP tlog-cosignature: SHA-256(name, newline, 0x04, key), of which four bytes."""
    key = WITNESS.key
    named = sha256(b"mada.example/mada/witness\n\x04" + key.public).digest()[:4]
    assert key.id == named
    assert str(key) == f"mada.example/mada/witness+{named.hex()}+{b64encode(bytes([4]) + key.public).decode()}"
    line = WITNESS.cosign("text\n", 1_679_315_147)
    raw = line.split(" ")[2].strip()
    assert len(raw) == len(
        "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="
    )


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_in_the_place_of_a_hash_is_malformed_or_proves_nothing(line: str) -> None:
    body = f"old 1\n{line}\n\n{checkpoint(leaves(2)).sign(LOG)}".encode()
    try:
        given = read_submission(body)
    except Declined as refused:
        assert refused.why is Why.MALFORMED
    else:
        assert declined(given, checkpoint(leaves(1))).why in (Why.MALFORMED, Why.INCONSISTENT)
