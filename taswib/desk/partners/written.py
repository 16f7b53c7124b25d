"""A message as it came in: its shape checked, its signature not yet. `taswib-message/1`, described in docs/partners.md."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from taswib.desk.page_address import page_address
from taswib.desk.partners.proving import LONGEST as LONGEST_TEXT
from taswib.desk.transition import Step
from taswib.proof import BadNote, VerifierKey
from taswib.text.gate import TextRefused, admit

FORMAT = "taswib-message/1"
LARGEST = 256_000
"""Bytes of a message: a notice of the longest texts, its proof and 40 passages have room."""
NOTICE, ANSWER = "notice", "answer"
_MOST_PASSAGES = 40
_SAYS = {"heard": Step.HEARD, "says_fixed": Step.SAYS_FIXED, "refused": Step.REFUSED}


class Reason(Enum):
    """Why a message was not taken. The words stay the same in every language and version."""

    SHAPE = "shape"
    UNSIGNED = "unsigned"
    STALE = "stale"
    UNKNOWN_KEY = "unknown_key"
    FALSE_SIGNATURE = "false_signature"
    NOT_PROVED = "not_proved"
    UNKNOWN_MESSAGE = "unknown_message"
    ANSWER = "answer"


class MessageRefused(Exception):
    """`detail` is the technical cause."""

    def __init__(self, reason: Reason, detail: object = "") -> None:
        super().__init__(f"{reason.value}: {detail}")
        self.reason, self.detail = reason, str(detail)[:300]


@dataclass(frozen=True)
class Said:
    """An answer: to which message of ours, and what."""

    message: str
    step: Step
    address: str
    words: str


@dataclass(frozen=True)
class Written:
    """`key` is the one that the sender names as its own; `about` what it tells of: a notice, or an answer."""

    key: VerifierKey
    name: str
    site: str
    about: str
    passages: list[dict[str, str]]
    proof: Mapping[str, Any]
    said: Said | None


def read_message(body: bytes) -> Written:
    """Raises MessageRefused (SHAPE)."""
    says = _object(_parsed(body), "message")
    if says.get("format") != FORMAT:
        raise MessageRefused(Reason.SHAPE, f"its format is not {FORMAT}")
    about = str(says.get("type", "")).partition(".")[0]
    if about not in (NOTICE, ANSWER):
        raise MessageRefused(Reason.SHAPE, "its type is neither notice.… nor answer")
    sender = _object(says.get("from"), "from")
    proof = _object(says.get("proof"), "proof") if about == NOTICE else {}
    return Written(
        key=_key(sender),
        name=_text(sender, "name", 200),
        site=_text(sender, "site", 500),
        about=about,
        passages=_passages(says.get("passages", [])),
        proof=proof,
        said=read_answer(says) if about == ANSWER else None,
    )


def read_answer(says: Mapping[str, Any]) -> Said:
    """The part of an answer that says something. Raises MessageRefused (SHAPE)."""
    step, raw = _SAYS.get(str(says.get("says"))), _text(says, "address", 500)
    address = page_address(raw) if raw else ""
    if step is None:
        raise MessageRefused(Reason.SHAPE, "says is none of heard, says_fixed, refused")
    if raw and not address:
        raise MessageRefused(Reason.SHAPE, "address is not the address of a page")
    return Said(_text(says, "message", 40), step, address, _text(says, "words", 2000))


def parsed_object(body: bytes) -> Mapping[str, Any]:
    """The JSON object in the body. Raises MessageRefused (SHAPE)."""
    return _object(_parsed(body), "message")


def _parsed(body: bytes) -> object:
    if len(body) > LARGEST:
        raise MessageRefused(Reason.SHAPE, f"it is larger than {LARGEST} bytes")
    try:
        return json.loads(body.decode())
    except (ValueError, RecursionError):
        raise MessageRefused(Reason.SHAPE, "it is not JSON") from None


def _object(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise MessageRefused(Reason.SHAPE, f"{name} is not an object")
    return value


def _key(sender: Mapping[str, Any]) -> VerifierKey:
    written = sender.get("key")
    try:
        if not isinstance(written, str) or len(written) > 500:
            raise BadNote("there is none")
        return VerifierKey.read(_admitted(written, 500))
    except (BadNote, TextRefused) as error:
        raise MessageRefused(Reason.SHAPE, f"from.key: {error}") from None


def _passages(found: object) -> list[dict[str, str]]:
    if not isinstance(found, list) or len(found) > _MOST_PASSAGES:
        raise MessageRefused(Reason.SHAPE, f"passages is not a list of at most {_MOST_PASSAGES}")
    rows = [_object(one, "a passage") for one in found]
    return [{name: _text(one, name, LONGEST_TEXT) for name in ("was", "now")} for one in rows]


def _text(holder: Mapping[str, Any], name: str, limit: int) -> str:
    value = holder.get(name, "")
    if not isinstance(value, str):
        raise MessageRefused(Reason.SHAPE, f"{name} is not a text")
    try:
        return _admitted(value, limit)
    except TextRefused as refused:
        raise MessageRefused(Reason.SHAPE, f"{name}: {refused}") from None


def _admitted(value: str, limit: int) -> str:
    return admit(value, limit=limit)
