"""A file proves what it proves, whoever kept it; what was tampered with is found."""

import json
import random
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.proof import Checkpoint, SigningKey, consistency_proof, inclusion_proof, leaf_hash, root_of
from taswib.proof.verdict import Claim
from taswib.proof.verifying import verify

pytestmark = pytest.mark.pure

KEY = SigningKey("nahr.example/nahr/ledger", b"k" * 32)
RECORD = json.dumps({"number": 1, "now": "84 مليون ليرة", "salt": "00"}, ensure_ascii=False)


def entries(count: int) -> list[str]:
    return [json.dumps({"kind": "revision", "number": number}) for number in range(count)]


def signed(bodies: list[str], key: SigningKey = KEY) -> str:
    return Checkpoint(key.name, len(bodies), root_of([leaf_hash(one.encode()) for one in bodies])).sign(key)


def log(bodies: list[str], note: str = "") -> list[str]:
    head = json.dumps({"format": "taswib-log/1", "key": str(KEY.verifier)})
    middle = [json.dumps({"entry": body, "record": None}) for body in bodies]
    return [head, *middle, json.dumps({"checkpoint": note or signed(bodies)})]


def proof(bodies: list[str], index: int, since: int = 0) -> str:
    leaves = [leaf_hash(one.encode()) for one in bodies]
    path = [b64encode(one).decode() for one in inclusion_proof(leaves, index)]
    grown = {"size": since, "consistency": [b64encode(one).decode() for one in consistency_proof(leaves, since)]}
    bundle = {
        "format": "taswib-proof/1",
        "key": str(KEY.verifier),
        "entry": bodies[index],
        "index": index,
        "inclusion": path,
        "checkpoint": signed(bodies),
        "record": None,
        "since": grown if since else None,
    }
    return json.dumps(bundle, indent=1)


def checkpoint(bodies: list[str]) -> Checkpoint:
    return Checkpoint.verified(signed(bodies), KEY.verifier)


@given(st.integers(1, 60), st.data())
def test_an_honest_log_raises_nothing(size: int, data: st.DataObject) -> None:
    bodies = entries(size)
    seen = checkpoint(bodies[: data.draw(st.integers(1, size))])
    verdict = verify(log(bodies), key=KEY.verifier, seen=seen)
    assert verdict.holds and verdict.checkpoint == checkpoint(bodies), verdict


@given(st.integers(1, 60), st.data())
def test_an_honest_proof_raises_nothing(size: int, data: st.DataObject) -> None:
    bodies = entries(size)
    older, index = data.draw(st.integers(1, size)), data.draw(st.integers(0, size - 1))
    verdict = verify(proof(bodies, index, older).split("\n"), key=KEY.verifier, seen=checkpoint(bodies[:older]))
    assert verdict.holds and verdict.index == index, verdict


@given(st.integers(2, 40), st.data())
def test_a_log_rewritten_and_signed_anew_is_found_by_whoever_saw_it(size: int, data: st.DataObject) -> None:
    bodies = entries(size)
    seen = checkpoint(bodies[: data.draw(st.integers(1, size))])
    rewritten = [*bodies]
    rewritten[data.draw(st.integers(0, seen.size - 1))] = '{"kind":"revision","number":-1}'
    verdict = verify(log(rewritten), key=KEY.verifier, seen=seen)
    assert [one.claim for one in verdict.findings if not one.holds] == [Claim.GROWN]


def test_a_shorter_log_is_not_the_longer_one_grown() -> None:
    verdict = verify(log(entries(5)), key=KEY.verifier, seen=checkpoint(entries(6)))
    assert not verdict.holds


def test_a_proof_that_does_not_tell_how_the_log_grew_says_so() -> None:
    verdict = verify([proof(entries(9), 2)], key=KEY.verifier, seen=checkpoint(entries(4)))
    assert "since" in verdict.findings[-1].why and not verdict.holds


def tampered(lines: list[str], dice: random.Random) -> list[str]:
    """One character changed, one line left out, doubled, or two exchanged."""
    changed = [*lines]
    at = dice.randrange(1, len(lines))
    match dice.randrange(4):
        case 0:
            where = dice.randrange(len(lines[at]))
            # A digit for a digit and a letter for a letter keep the file readable.
            other = chr(ord(lines[at][where]) ^ 1)
            changed[at] = lines[at][:where] + other + lines[at][where + 1 :]
        case 1:
            del changed[at]
        case 2:
            changed.insert(at, lines[at])
        case _:
            other = 1 + (at % (len(lines) - 1))
            changed[at], changed[other] = lines[other], lines[at]
    return changed


@pytest.mark.parametrize("tries", [500, pytest.param(10_000, marks=pytest.mark.drill)])
def test_every_random_tampering_is_found(tries: int) -> None:
    dice = random.Random(7)
    bodies = [json.dumps({"kind": "notice", "number": number}) for number in range(12)]
    honest = log(bodies)
    for _ in range(tries):
        lines = tampered(honest, dice)
        if [json.loads(one) for one in lines if is_json(one)] == [json.loads(one) for one in honest]:
            continue  # the change says the same: JSON allows a space more
        assert not verify(lines, key=KEY.verifier).holds, lines


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_file_is_judged_and_nothing_breaks(lines: list[str]) -> None:
    assert not verify(lines).holds


@pytest.mark.parametrize("part", ["key", "entry", "index", "inclusion", "checkpoint", "record", "since", "format"])
@pytest.mark.parametrize("value", [None, 7, [], {}, "", "x", ["x"], -1, 10**30])
def test_a_proof_with_a_part_replaced_is_judged(part: str, value: object) -> None:
    honest = json.loads(proof(entries(5), 3))
    if (part == "record" and value is None) or part == "since":
        return
    if part == "key":
        assert verify([json.dumps(honest | {part: value})]).holds is False
    else:
        assert not verify([json.dumps(honest | {part: value})], key=KEY.verifier).holds


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=[]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["key", "entry", "index", "inclusion", "checkpoint", "record", "since"]


@given(st.sampled_from(FIELDS), anything)
def test_whatever_stands_in_a_field_is_judged_and_nothing_breaks(field: str, value: object) -> None:
    bundle = json.loads(proof(entries(5), 3, since=2))
    for key in (KEY.verifier, None):
        verify([json.dumps(bundle | {field: value})], key=key, seen=checkpoint(entries(2)))


@pytest.mark.parametrize(
    "text",
    ['{"format": "\\ud800"}', '"\ud800"', "[" * 99_999, '{"a":' * 99_999, '{"index": ' + "9" * 9_999 + "}"],
    ids=["half escaped", "half raw", "lists", "objects", "digits"],
)
def test_what_is_no_text_or_too_deep_can_not_be_read(text: str) -> None:
    (finding,) = verify([text], key=KEY.verifier).findings
    assert finding.claim is Claim.READABLE and finding.why
    lines = log(entries(2))
    assert not verify([lines[0], text, *lines[1:]], key=KEY.verifier).findings[0].holds
