"""The tree proves what is so, and nothing else."""

import json
import os
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.proof import merkle
from taswib.proof.merkle import ProofFails

pytestmark = pytest.mark.pure

VECTORS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "merkle" / "testdata"


def vectors(kind: str) -> list[dict]:
    if not VECTORS.exists():
        if os.environ.get("CI") == "true":
            raise FileNotFoundError(VECTORS)
        pytest.skip("The public test vectors of transparency-dev/merkle are not beside this checkout (../shared).")
    return [json.loads(path.read_text()) for path in sorted((VECTORS / kind).rglob("*.json"))]


def hashes(words: list[str] | None) -> list[bytes]:
    return [b64decode(word) for word in words or []]


def bare(one: dict, name: str) -> bytes:
    return b64decode(one[name] or "")


def inclusion(one: dict) -> None:
    index, size = one["leafIdx"], one["treeSize"]
    merkle.verify_inclusion(bare(one, "leafHash"), index, size, hashes(one["proof"]), bare(one, "root"))


def consistency(one: dict) -> None:
    proof = hashes(one["proof"])
    merkle.verify_consistency(one["size1"], one["size2"], proof, bare(one, "root1"), bare(one, "root2"))


def inclusion_in_a_subtree(one: dict) -> None:
    first, end = one["start"], one["end"]
    if not merkle.is_subtree(first, end):
        raise ProofFails
    place, size = one["leafIdx"] - first, end - first
    merkle.verify_inclusion(bare(one, "leafHash"), place, size, hashes(one["proof"]), bare(one, "root"))


def subtree(one: dict) -> None:
    proof = hashes(one["proof"])
    merkle.verify_subtree(one["start"], one["end"], one["size"], proof, bare(one, "root1"), bare(one, "root2"))


KINDS = {
    "inclusion": inclusion,
    "consistency": consistency,
    "subtreeinclusion": inclusion_in_a_subtree,
    "subtreeconsistency": subtree,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_public_vectors_are_judged_as_they_say(kind: str) -> None:
    judged = vectors(kind)
    assert len(judged) > 50
    for one in judged:
        try:
            KINDS[kind](one)
            fails = False
        except ProofFails:
            fails = True
        assert fails == one["wantErr"], one


def leaves(count: int, salt: bytes = b"") -> list[bytes]:
    return [merkle.leaf_hash(salt + number.to_bytes(4)) for number in range(count)]


@given(st.integers(1, 300), st.data())
def test_every_entry_of_every_log_is_proved(size: int, data: st.DataObject) -> None:
    log = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    merkle.verify_inclusion(log[index], index, size, merkle.inclusion_proof(log, index), merkle.root_of(log))


@given(st.integers(1, 300), st.data())
def test_every_log_is_proved_to_begin_with_what_it_was(size: int, data: st.DataObject) -> None:
    log = leaves(size)
    older = data.draw(st.integers(1, size))
    proof = merkle.consistency_proof(log, older)
    merkle.verify_consistency(older, size, proof, merkle.root_of(log[:older]), merkle.root_of(log))


@given(st.integers(2, 200), st.data())
def test_a_log_in_which_one_entry_was_changed_is_found(size: int, data: st.DataObject) -> None:
    log = leaves(size)
    older = data.draw(st.integers(1, size))
    changed = data.draw(st.integers(0, older - 1))
    rewritten = [*log[:changed], merkle.leaf_hash(b"rewritten"), *log[changed + 1 :]]
    proof = merkle.consistency_proof(rewritten, older)
    with pytest.raises(ProofFails):
        merkle.verify_consistency(older, size, proof, merkle.root_of(log[:older]), merkle.root_of(rewritten))


@given(st.integers(2, 200), st.data())
def test_a_proof_with_one_bit_changed_proves_nothing(size: int, data: st.DataObject) -> None:
    log = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(log, index)
    at, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
    proof[at] = (int.from_bytes(proof[at]) ^ (1 << bit)).to_bytes(32)
    with pytest.raises(ProofFails):
        merkle.verify_inclusion(log[index], index, size, proof, merkle.root_of(log))


@given(st.integers(1, 100), st.integers(1, 100))
def test_logs_of_two_lengths_have_two_roots(one: int, other: int) -> None:
    assert (merkle.root_of(leaves(one)) == merkle.root_of(leaves(other))) == (one == other)
