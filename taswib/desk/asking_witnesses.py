"""Asking a witness to countersign our log: it is sent the latest checkpoint and how the log grew since it saw it last."""

from datetime import datetime

from taswib.archive.intake.sending import Sent, post
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint
from taswib.ledger.tree import Tree
from taswib.ledger.witness import Witness
from taswib.proof import BadNote
from taswib.proof.witnessing import written

_LONGEST = 16_000  # bytes of a witness's answer
_OK, _CONFLICT = 200, 409


def has_news(witness: Witness) -> bool:
    """Whether our log holds what this witness has not seen."""
    latest = _latest(witness)
    return latest is not None and latest.size > witness.size


def ask_witness(witness: Witness, now: datetime) -> None:
    """Ask once, and once more where it remembers another size than we thought; keep how that ended."""
    checkpoint = _latest(witness)
    if checkpoint is None:
        return
    sent = _send(witness, checkpoint, witness.size)
    seen = _size_of(sent)
    if sent.status == _CONFLICT and seen is not None and seen != witness.size:
        if seen > checkpoint.size:
            witness.failed(f"it has seen {seen} entries of this log, which has {checkpoint.size}", now)
            return
        sent = _send(witness, checkpoint, seen)
    line = _line_of(witness, checkpoint, sent) if sent.status == _OK else ""
    if line:
        witness.countersigned(checkpoint, line, now)
    else:
        witness.failed("not signed by its key" if sent.status == _OK else sent.detail, now)


def _latest(witness: Witness) -> SignedCheckpoint | None:
    log = Log.objects.filter(newsroom=witness.newsroom).first()
    return log.checkpoints.order_by("-size").first() if log else None


def _send(witness: Witness, checkpoint: SignedCheckpoint, seen: int) -> Sent:
    proof = Tree(checkpoint.log, checkpoint.size).consistency(seen)
    body = written(seen, proof, checkpoint.note)
    address = f"{witness.address.rstrip('/')}/add-checkpoint"
    return post(address, body, {"Content-Type": "text/plain; charset=utf-8"}, wanted=_LONGEST)


def _size_of(sent: Sent) -> int | None:
    told = sent.answer.strip()[:18]
    return int(told) if told.isdigit() else None


def _line_of(witness: Witness, checkpoint: SignedCheckpoint, sent: Sent) -> str:
    """The witness's own line of its answer, where it is true; "" where there is none such."""
    for line in sent.answer.decode("utf-8", "replace").splitlines():
        try:
            witness.verifier.signed_at(f"{checkpoint.note}{line}\n")
        except BadNote:
            continue
        return f"{line}\n"
    return ""
