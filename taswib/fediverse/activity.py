"""An activity that came in, read: only its form is judged here. Values in, values out; any bytes make one or none."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

LARGEST = 64_000
"""Bytes of an activity that is read."""
_LONGEST = 500


class Unreadable(ValueError):
    """It is no activity."""


@dataclass(frozen=True)
class Activity:
    """`object` is the id of what it is about; of an Undo, what was undone is `undone` (its type)."""

    id: str
    type: str
    actor: str
    object: str
    undone: str = ""
    undone_object: str = ""


def read_activity(body: bytes) -> Activity:
    """Raises Unreadable."""
    return activity_in(document(body))


def activity_in(said: dict[str, Any]) -> Activity:
    """Raises Unreadable."""
    about = said.get("object")
    inner = about if isinstance(about, dict) else {}
    return Activity(
        id=_needed(said.get("id")),
        type=_word(said.get("type")),
        actor=_needed(id_of(said.get("actor"))),
        object=address(id_of(about)),
        undone=_word(inner.get("type")),
        undone_object=address(id_of(inner.get("object"))),
    )


def document(body: bytes) -> dict[str, Any]:
    """A JSON object. Raises Unreadable."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable("this is no JSON") from None
    if not isinstance(found, dict):
        raise Unreadable("this is no object")
    return found


def id_of(value: object) -> object:
    """Of what is named by its id, or stands there whole."""
    return value.get("id") if isinstance(value, dict) else value


def address(value: object) -> str:
    """A web address; "" for anything else."""
    if not isinstance(value, str) or len(value) > _LONGEST or not value.isascii() or not value.isprintable():
        return ""
    try:
        parts = urlsplit(value)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return value if is_one and " " not in value else ""


def host_of(value: str) -> str:
    """Host and port of an address; "" where it can't be read."""
    try:
        return urlsplit(value).netloc.lower()
    except ValueError:
        return ""


def _needed(value: object) -> str:
    found = address(value)
    if not found:
        raise Unreadable("an activity has an id and an actor, which are web addresses")
    return found


def _word(value: object) -> str:
    return value if isinstance(value, str) and value.isascii() and value.isalpha() and len(value) < 40 else ""
