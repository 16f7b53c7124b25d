"""A checkpoint is believed only as it was signed, from whom it was expected."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taswib.proof import BadNote, Checkpoint, SigningKey, VerifierKey, root_of

pytestmark = pytest.mark.pure

KEY = SigningKey("corrections.example.org/ledger", bytes(range(32)))
OTHER = SigningKey("corrections.example.org/ledger", bytes(32))
WITNESS = SigningKey("witness.example.net", b"w" * 32)
CHECKPOINT = Checkpoint(KEY.name, 20_852_163, root_of([b"x" * 32]))


def test_what_was_signed_reads_the_same() -> None:
    assert Checkpoint.verified(CHECKPOINT.sign(KEY), KEY.verifier) == CHECKPOINT


def test_a_verifier_key_survives_being_written_down() -> None:
    assert VerifierKey.read(f" {KEY.verifier}\n") == KEY.verifier


def test_a_key_never_shows_its_secret() -> None:
    assert KEY.secret.hex() not in repr(KEY) and str(KEY.secret) not in repr(KEY)


def test_the_example_of_the_specification_is_read() -> None:
    # The public key and id of C2SP's signed-note example.
    key = VerifierKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    assert key.id.hex() == "c74f20a3"


@given(st.data())
def test_no_changed_character_goes_unseen(data: st.DataObject) -> None:
    note = CHECKPOINT.sign(KEY)
    at = data.draw(st.integers(0, len(note) - 1))
    character = data.draw(st.characters(codec="utf-8"))
    assume(character != note[at])
    with pytest.raises(BadNote):
        Checkpoint.verified(note[:at] + character + note[at + 1 :], KEY.verifier)


def test_another_key_of_the_same_name_is_another() -> None:
    with pytest.raises(BadNote):
        Checkpoint.verified(CHECKPOINT.sign(OTHER), KEY.verifier)


def test_a_witness_signs_beside_the_log() -> None:
    note = WITNESS.countersign(CHECKPOINT.sign(KEY))
    assert Checkpoint.verified(note, KEY.verifier) == CHECKPOINT
    assert WITNESS.verifier.signed(note) == str(CHECKPOINT)


def test_a_checkpoint_of_another_log_is_refused_though_the_key_signed_it() -> None:
    elsewhere = Checkpoint("elsewhere.example", 1, CHECKPOINT.root)
    with pytest.raises(BadNote, match="elsewhere"):
        Checkpoint.verified(elsewhere.sign(KEY), KEY.verifier)


@pytest.mark.parametrize("text", ["", "a\n", "a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "\n1\n" + "A" * 43 + "=\n"])
def test_what_is_no_checkpoint_is_told(text: str) -> None:
    with pytest.raises(BadNote):
        Checkpoint.read(text)


@pytest.mark.parametrize("written", ["", "name", "name+00", "name+c74f20a3+!!", "a b+c74f20a3+AAAA"])
def test_what_is_no_key_is_told(written: str) -> None:
    with pytest.raises(BadNote):
        VerifierKey.read(written)


@given(st.text(st.characters(exclude_categories=[])), st.text(st.characters(exclude_categories=[])))
def test_any_text_in_the_place_of_a_key_is_told(name: str, key: str) -> None:
    for written in (f"name+c74f20a3+{key}", f"{name}+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"):
        with pytest.raises(BadNote):
            VerifierKey.read(written)


@given(st.text(max_size=200))
def test_any_text_is_judged_and_nothing_breaks(note: str) -> None:
    with pytest.raises(BadNote):
        Checkpoint.verified(note, KEY.verifier)
