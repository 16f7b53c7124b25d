"""`taswib verify`: plain words, an exit code, and a memory of what was seen."""

import json
from pathlib import Path

import pytest

from taswib.proof import Cosigner, SigningKey
from tests.proof.test_verifying import KEY, entries, log, proof, signed
from tests.site.terminal import Terminal

pytestmark = pytest.mark.pure


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "data", tmp_path)


def verified(terminal: Terminal, lines: list[str], *more: str) -> tuple[int, str, str]:
    file = terminal.home / "log.jsonl"
    file.write_text("\n".join(lines))
    return terminal.type("verify", str(file), "--seen", str(terminal.home / "seen.json"), *more)


def test_what_holds_is_told_with_what_it_does_not_prove(terminal: Terminal) -> None:
    code, said, _ = verified(terminal, [proof(entries(9), 4)])
    assert code == 0 and said.count("✓") == 2 and "Not proved" in said
    assert f"--key {KEY.verifier}" in said


def test_a_log_that_was_rewritten_since_is_found(terminal: Terminal) -> None:
    assert verified(terminal, log(entries(9)))[0] == 0
    code, said, _ = verified(terminal, log(["{}", *entries(12)[1:]]))
    assert code == 1 and "not the log that you saw before" in said
    assert verified(terminal, log(entries(12)))[0] == 0, "what did not hold was not remembered"


def test_another_key_than_the_one_that_is_known_is_found(terminal: Terminal) -> None:
    code, said, _ = verified(terminal, log(entries(3)), "--key", str(SigningKey(KEY.name, b"x" * 32).verifier))
    assert code == 1 and "✗" in said


@pytest.mark.parametrize("words", [["--key", "nonsense"], ["missing.json"]])
def test_what_can_not_be_read_is_told(terminal: Terminal, words: list[str]) -> None:
    code, _, complaint = terminal.type("verify", *(words if len(words) == 1 else ["x", *words]))
    assert code in (1, 2) and complaint and "Traceback" not in complaint


def test_in_arabic_too(terminal: Terminal) -> None:
    code, said, _ = verified(terminal, log(entries(3)), "--lang", "ar")
    assert code == 0 and "ولا يثبت" in said


def test_a_memory_that_is_none_is_told(terminal: Terminal) -> None:
    (terminal.home / "seen.json").write_text(json.dumps({"a": "b"}))
    code, _, complaint = verified(terminal, log(entries(3)))
    assert code == 1 and "does not hold checkpoints" in complaint


def test_a_witness_whose_key_is_known_is_told_with_its_day_and_one_that_did_not_sign_fails(terminal: Terminal) -> None:
    witness, other = (Cosigner(f"{name}.example/witness", name.encode().ljust(32)) for name in ("mada", "rasid"))
    bodies = entries(5)
    note = signed(bodies)
    cosigned = note + witness.cosign(note.partition("\n\n")[0] + "\n", 1_790_000_000)
    code, said, _ = verified(terminal, log(bodies, cosigned), "--witness", str(witness.key))
    assert code == 0 and "The witness mada.example/witness saw it on 2026-09-21" in said
    assert "Whoever were shown another log" in said and "Compare checkpoints" not in said
    code, said, _ = verified(terminal, log(bodies, cosigned))
    assert code == 0 and "mada.example/witness signed it too" in said and "Compare checkpoints" in said
    assert verified(terminal, log(bodies, cosigned), "--witness", str(other.key))[0] == 1
    assert verified(terminal, log(bodies, cosigned.replace("mada", "muda")), "--witness", str(witness.key))[0] == 1
    assert verified(terminal, log(bodies, cosigned), "--witness", "nonsense")[0] == 2
