"""Verifying an exported file without the server: one entry with its proof, or a whole log.

Formats, both JSON, hashes in base64:
- `taswib-proof/1`: one object: `key`, `entry` (the body as text), `index`, `inclusion`, `checkpoint` (a signed note),
  `record` (the words that the entry names by their hash, or null), `since` (null, or `size` and `consistency`).
- `taswib-log/1`: lines: first `format` and `key`; then `entry` and `record` in the log's order; last `checkpoint`.
"""

import json
from base64 import b64decode
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import chain

from taswib.proof.checkpoint import Checkpoint
from taswib.proof.cosignature import WitnessKey
from taswib.proof.merkle import ProofFails, leaf_hash, root_of, verify_consistency, verify_inclusion
from taswib.proof.note import BadNote, VerifierKey, split
from taswib.proof.verdict import Claim, Countersigned, Finding, Verdict

PROOF, LOG = "taswib-proof/1", "taswib-log/1"


class _Fails(Exception):
    """A claim does not hold."""

    def __init__(self, claim: Claim, why: object) -> None:
        super().__init__(str(why))
        self.finding = Finding(claim, str(why))


def verify(
    lines: Iterable[str],
    *,
    key: VerifierKey | None = None,
    seen: Checkpoint | None = None,
    witnesses: Collection[WitnessKey] = (),
) -> Verdict:
    """Judge a file of either format, given as its lines.

    `key` is the one that is trusted; without it the file's own is taken, which proves less. `seen` is the checkpoint that
    this verifier kept from an earlier time. `witnesses` are the keys of those whose countersignatures are looked at; each
    of them is expected to have signed.
    """
    rest = iter(lines)
    try:
        first = next(rest, "")
        head = _object(first if _is_whole(first) else "\n".join(chain([first], rest)))
        kind = {PROOF: _of_proof, LOG: _of_log}.get(str(head.get("format")))
        if kind is None:
            raise _Fails(Claim.READABLE, f"its format is neither {PROOF} nor {LOG}")
        verdict, note = kind(head, rest, key or _key(head), seen)
        return _witnessed(verdict, note, witnesses)
    except _Fails as failed:
        return Verdict((failed.finding,))


def _of_proof(proof: dict, rest: Iterator[str], key: VerifierKey, seen: Checkpoint | None) -> tuple[Verdict, str]:
    checkpoint = _signed(proof, key)
    entry, index, record = str(proof.get("entry", "")), proof.get("index"), proof.get("record")
    findings = [Finding(Claim.SIGNED)]
    findings.append(_tried(Claim.INCLUDED, lambda: _include(entry, index, proof, checkpoint)))
    if record is not None:
        findings.append(_tried(Claim.RECORD, lambda: _compare(entry, record)))
    if seen and seen.size:
        findings.append(_tried(Claim.GROWN, lambda: _grow_by_proof(proof.get("since"), seen, checkpoint)))
    number = index if isinstance(index, int) else None
    return Verdict(tuple(findings), checkpoint, str(key), entry, record or "", number), str(proof["checkpoint"])


def _of_log(head: dict, rest: Iterator[str], key: VerifierKey, seen: Checkpoint | None) -> tuple[Verdict, str]:
    leaves: list[bytes] = []
    last: dict = {}
    wrong, struck = "", 0
    for line in rest:
        last = _object(line)
        if last.keys() != {"entry", "record"}:
            break
        entry, record = str(last["entry"]), last["record"]
        leaves.append(leaf_hash(entry.encode()))
        if record is not None:
            wrong = wrong or _why(Claim.RECORD, partial(_compare, entry, record), len(leaves) - 1)
        elif '"record"' in entry:
            struck += 1
    if last.keys() != {"checkpoint"} or any(rest):
        raise _Fails(Claim.READABLE, "a log is lines of entry and record, then one checkpoint, and nothing after it")
    checkpoint = _signed(last, key)
    findings = [
        Finding(Claim.SIGNED),
        _tried(Claim.WHOLE, lambda: _add_up(leaves, checkpoint)),
        Finding(Claim.RECORD, wrong),
    ]
    if seen and seen.size:
        findings.append(_tried(Claim.GROWN, lambda: _grow_from(leaves, seen)))
    return Verdict(tuple(findings), checkpoint, str(key), struck=struck), str(last["checkpoint"])


def _witnessed(verdict: Verdict, note: str, witnesses: Collection[WitnessKey]) -> Verdict:
    """The verdict with what stands under the checkpoint beside the log's own signature."""
    log = VerifierKey.read(verdict.key)
    under = [(name, raw[:4]) for name, raw in split(note)[1]]
    known = {(one.name, one.id): one for one in witnesses}
    found, findings = [], list(verdict.findings)
    for name, identity in dict.fromkeys(under):
        if (name, identity) not in known and (name, identity) != (log.name, log.id):
            found.append(Countersigned(name, None))
    for one in witnesses:
        try:
            found.insert(0, Countersigned(one.name, one.signed_at(note)))
        except BadNote as why:
            findings.append(Finding(Claim.WITNESSED, str(why)))
    return replace(verdict, findings=tuple(findings), witnesses=tuple(found))


def _why(claim: Claim, check: Callable[[], None], index: int) -> str:
    why = _tried(claim, check).why
    return why and f"entry {index}: {why}"


def _signed(holder: dict, key: VerifierKey) -> Checkpoint:
    try:
        return Checkpoint.verified(str(holder.get("checkpoint", "")), key)
    except BadNote as why:
        raise _Fails(Claim.SIGNED, why) from None


def _include(entry: str, index: object, proof: dict, checkpoint: Checkpoint) -> None:
    if not isinstance(index, int):
        raise ProofFails("the entry has no number")
    leaf = leaf_hash(entry.encode())
    verify_inclusion(leaf, index, checkpoint.size, _hashes(proof.get("inclusion")), checkpoint.root)


def _compare(entry: str, record: object) -> None:
    named = _object(entry).get("record")
    if named != f"sha256:{sha256(str(record).encode()).hexdigest()}":
        raise ProofFails("the words are not those whose hash was entered")


def _add_up(leaves: list[bytes], checkpoint: Checkpoint) -> None:
    if len(leaves) != checkpoint.size:
        raise ProofFails(f"the file holds {len(leaves)} entries, the checkpoint was signed over {checkpoint.size}")
    if root_of(leaves) != checkpoint.root:
        raise ProofFails("the entries do not add up to the root that was signed: one was changed, or their order")


def _grow_by_proof(since: object, seen: Checkpoint, checkpoint: Checkpoint) -> None:
    if checkpoint.size < seen.size:
        raise ProofFails(f"the log had {seen.size} entries when it was seen last; this one has {checkpoint.size}")
    proof: list[bytes] = []
    if checkpoint.size > seen.size:
        if not isinstance(since, dict) or since.get("size") != seen.size:
            raise ProofFails(f"the file does not tell how the log grew from {seen.size} entries; ask for it since then")
        proof = _hashes(since.get("consistency"))
    verify_consistency(seen.size, checkpoint.size, proof, seen.root, checkpoint.root)


def _grow_from(leaves: list[bytes], seen: Checkpoint) -> None:
    if len(leaves) < seen.size:
        raise ProofFails(f"the log had {seen.size} entries when it was seen last; this one has {len(leaves)}")
    if root_of(leaves[: seen.size]) != seen.root:
        raise ProofFails(f"the first {seen.size} entries are not those that were seen before: the log was rewritten")


def _tried(claim: Claim, check: Callable[[], None]) -> Finding:
    try:
        check()
    except (ProofFails, _Fails) as why:
        return Finding(claim, str(why))
    return Finding(claim)


def _key(head: dict) -> VerifierKey:
    try:
        return VerifierKey.read(str(head.get("key", "")))
    except BadNote as why:
        raise _Fails(Claim.READABLE, why) from None


def _hashes(written: object) -> list[bytes]:
    try:
        return [b64decode(one, validate=True) for one in written]  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise ProofFails("the proof is not a list of hashes") from None


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _object(text: str) -> dict:
    try:
        found = json.loads(text)
        # Half of a surrogate pair is no character: nothing was signed with it.
        (json.dumps(found, ensure_ascii=False) if "\\u" in text else text).encode()
    except (ValueError, RecursionError):
        raise _Fails(Claim.READABLE, "it is not JSON, or a part of it is missing") from None
    if not isinstance(found, dict):
        raise _Fails(Claim.READABLE, "it is not a JSON object")
    return found
