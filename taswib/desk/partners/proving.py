"""What a partner's log proves of a notice: the words that were entered, and nothing that only its message claims."""

import json
from collections.abc import Mapping
from typing import Any

from taswib.proof import Checkpoint, VerifierKey
from taswib.proof.verifying import verify
from taswib.text.gate import TextRefused, admit

LONGEST = 20_000
"""Code points of one text of a notice."""
_LARGEST = 2**53
_TEXTS = {"headline": 500, "was": LONGEST, "now": LONGEST, "words": LONGEST, "withdrawal": LONGEST}
_ACTS = ("published", "changed", "withdrawn")


class NotProved(Exception):
    """The proof fails, or what it proves is no notice; the message says where it breaks."""


def proved(proof: Mapping[str, Any], key: VerifierKey, seen: Checkpoint | None) -> dict[str, Any]:
    """The fields of the notice that this proof holds. Raises NotProved.

    `seen` is the checkpoint of this log that we saw last: one of the same size has to have the same root.
    """
    verdict = verify([json.dumps(proof)], key=key)
    failed = next((one for one in verdict.findings if not one.holds), None)
    if failed or verdict.checkpoint is None or verdict.index is None:
        raise NotProved(failed.why if failed else "it proves no entry")
    if seen and verdict.checkpoint.size == seen.size and verdict.checkpoint.root != seen.root:
        raise NotProved(f"another log of {seen.size} entries was seen before: it was rewritten, or shows each another")
    return _fields(_object(verdict.entry), _object(str(verdict.record)), verdict.index)


def _fields(entry: Mapping[str, Any], record: Mapping[str, Any], index: int) -> dict[str, Any]:
    number, act = entry.get("number"), entry.get("act")
    if entry.get("kind") != "notice" or act not in _ACTS or record.get("number") != number:
        raise NotProved("the entry is not of a notice")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**31 or index >= _LARGEST:
        raise NotProved("the notice has no number")
    texts = {name: _text(record.get(name), limit) for name, limit in _TEXTS.items()}
    language = "en" if record.get("language") == "en" else "ar"
    kind = _text(record.get("kind"), 20)
    return {"number": number, "index": index, "act": act, "kind": kind, "language": language, **texts}


def _text(value: object, limit: int) -> str:
    if not isinstance(value, str):
        raise NotProved("a text of the notice is missing")
    try:
        return admit(value, limit=limit)
    except TextRefused as refused:
        raise NotProved(f"a text of the notice can't be taken in: {refused}") from None


def _object(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotProved("what was entered can't be read") from None
    if not isinstance(found, dict):
        raise NotProved("what was entered can't be read")
    return found
