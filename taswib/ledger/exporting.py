"""What a verifier takes home: the proof of one entry, or the whole log, in the formats of `taswib.proof.verifying`."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping

from taswib.ledger.entry import Entry
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint
from taswib.ledger.tree import Tree
from taswib.proof.verifying import LOG, PROOF

_AT_ONCE = 500  # entries held in memory while a log is written out


def proof_of(entry: Entry, checkpoint: SignedCheckpoint, record: str | None, *, since: int = 0) -> dict[str, object]:
    """That `entry` is in the log as `checkpoint` signed it; and, from `since` entries on, how the log grew.

    Raises IndexError where the checkpoint is older than the entry or than `since`.
    """
    tree = Tree(checkpoint.log, checkpoint.size)
    grown = {"size": since, "consistency": _written(tree.consistency(since))} if since else None
    return {
        "format": PROOF,
        "key": str(checkpoint.log.verifier),
        "entry": entry.body,
        "index": entry.index,
        "inclusion": _written(tree.inclusion(entry.index)),
        "checkpoint": checkpoint.countersigned,
        "record": record,
        "since": grown,
    }


def lines_of(log: Log, checkpoint: SignedCheckpoint, records: Mapping[int, str]) -> Iterator[str]:
    """The log as far as `checkpoint` signed it, as JSON lines; `records` are words by their entries' indexes."""
    yield _line({"format": LOG, "key": str(log.verifier)})
    entries = log.entries.filter(index__lt=checkpoint.size).order_by("index")
    for index, body in entries.values_list("index", "body").iterator(chunk_size=_AT_ONCE):
        yield _line({"entry": body, "record": records.get(index)})
    yield _line({"checkpoint": checkpoint.countersigned})


def _written(hashes: list[bytes]) -> list[str]:
    return [b64encode(one).decode() for one in hashes]


def _line(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"
