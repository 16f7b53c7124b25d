"""A witness's judgement on a checkpoint that a log submits. Source: C2SP `tlog-witness`, `add-checkpoint`.

Pure: what the witness saw last is an argument; whoever keeps it must do so in the same step in which it is compared.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from taswib.proof.checkpoint import Checkpoint
from taswib.proof.merkle import OtherBeginning, ProofFails, root_of, verify_consistency
from taswib.proof.note import BadNote, VerifierKey, split

LONGEST = 64_000  # bytes of a submission: 63 hashes and a note of few lines take a tenth
_MOST_HASHES = 63
_OLD = re.compile(r"old (0|[1-9][0-9]{0,17})\Z")


class Why(Enum):
    """Why a checkpoint is not cosigned, with the status that the specification gives it."""

    MALFORMED = 400
    UNTRUSTED = 403
    UNKNOWN = 404
    CONFLICT = 409
    INCONSISTENT = 422


class Declined(Exception):
    """The witness does not cosign; `size` is that of what it saw last, where the log is to begin from it.

    `is_fork` is true where what was sent proves that the log's key signed two histories.
    """

    def __init__(self, why: Why, told: object, size: int | None = None, *, is_fork: bool = False) -> None:
        super().__init__(str(told))
        self.why, self.size, self.is_fork = why, size, is_fork


@dataclass(frozen=True)
class Submission:
    """What a log sends: the size from which it proves that it grew, the proof, and its checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: str
    checkpoint: Checkpoint
    """As it says of itself: nobody has looked at its signature yet."""

    def __bytes__(self) -> bytes:
        return written(self.old, self.proof, self.note)


def written(old: int, proof: Sequence[bytes], note: str) -> bytes:
    """The body of a request to a witness."""
    hashes = "".join(f"{b64encode(one).decode()}\n" for one in proof)
    return f"old {old}\n{hashes}\n{note}".encode()


def read_submission(body: bytes) -> Submission:
    """Raises Declined."""
    try:
        head, gap, note = body.decode().partition("\n\n")
        first, *lines = head.split("\n")
        old = _OLD.match(first)
        if len(body) > LONGEST or not gap or not old or len(lines) > _MOST_HASHES:
            raise BadNote("it is not a size, hashes, an empty line and a checkpoint")
        proof = tuple(b64decode(line, validate=True) for line in lines)
        checkpoint = Checkpoint.read(split(note)[0])
    except (ValueError, BadNote) as error:
        raise Declined(Why.MALFORMED, error) from None
    return Submission(int(old[1]), proof, note, checkpoint)


def judged(submission: Submission, key: VerifierKey, seen: Checkpoint | None) -> Checkpoint:
    """The checkpoint, which may be cosigned: its log signed it, and it begins with what this witness `seen` last.

    Raises Declined.
    """
    try:
        found = Checkpoint.verified(submission.note, key)
    except BadNote as error:
        raise Declined(Why.UNTRUSTED, error) from None
    known = seen.size if seen else 0
    if submission.old > found.size:
        raise Declined(Why.MALFORMED, "the old size is larger than the checkpoint's")
    if seen and found.size == seen.size and found.root != seen.root:
        raise Declined(Why.CONFLICT, f"another log of {known} entries was seen here", known, is_fork=True)
    if submission.old != known:
        raise Declined(Why.CONFLICT, f"the last that was seen here had {known} entries", known)
    _grow(submission, found, seen)
    return found


def _grow(submission: Submission, found: Checkpoint, seen: Checkpoint | None) -> None:
    try:
        if seen is None or seen.size == 0:
            _begin(submission, found)
        else:
            verify_consistency(seen.size, found.size, submission.proof, seen.root, found.root)
    except ProofFails as error:
        raise Declined(Why.INCONSISTENT, error, is_fork=isinstance(error, OtherBeginning)) from None


def _begin(submission: Submission, found: Checkpoint) -> None:
    if submission.proof:
        raise ProofFails("nothing was seen before, so there is nothing to prove")
    if found.size == 0 and found.root != root_of([]):
        raise ProofFails("this is not the root of an empty log")
