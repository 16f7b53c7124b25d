"""An actor of another server, read from there through the one door to the network (archive/intake/fetching.py)."""

from dataclasses import dataclass
from typing import Any

from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.fetching import Wanted, fetch
from taswib.fediverse.activity import Unreadable, address, document, host_of, id_of
from taswib.fediverse.names import JSON

_ACCEPT = f'{JSON}, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
_LARGEST = 200_000
_LONGEST_KEY = 5000
_GONE = 410
_FOR_NOW = {FetchState.UNREACHABLE, FetchState.TOO_SLOW, FetchState.RATE_LIMITED}


class Unreachable(Exception):
    """Their server does not answer now."""


class Gone(Exception):
    """Their server says that the actor is gone for good; a page that is not found may be back tomorrow."""


@dataclass(frozen=True)
class Remote:
    """`inbox` is the shared one where there is one; both are on the actor's own host."""

    id: str
    inbox: str
    public: str


def read_remote(actor: str, key_id: str) -> Remote:
    """The actor at this address, who must own the key. Raises Unreachable, Gone, Unreadable."""
    found = _fetched(actor)
    key = found.get("publicKey")
    owns = isinstance(key, dict) and id_of(key) == key_id and key.get("owner") == actor
    pem = key.get("publicKeyPem") if isinstance(key, dict) else None
    if found.get("id") != actor or not owns or not isinstance(pem, str) or len(pem) > _LONGEST_KEY:
        raise Unreadable("the actor does not own this key")
    return Remote(actor, _inbox(found, host_of(actor)), pem)


def _inbox(found: dict[str, Any], host: str) -> str:
    """Nobody may have us write to a third server."""
    endpoints = found.get("endpoints")
    shared = endpoints.get("sharedInbox") if isinstance(endpoints, dict) else None
    theirs = (address(one) for one in (shared, found.get("inbox")))
    inbox = next((one for one in theirs if one and host_of(one) == host), "")
    if not inbox:
        raise Unreadable("the actor has no inbox on its own host")
    return inbox


def _fetched(actor: str) -> dict[str, Any]:
    fetched = fetch(actor, Wanted(accept=_ACCEPT, limit=_LARGEST, is_for_programs=True))
    if fetched.state in _FOR_NOW:
        raise Unreachable
    is_theirs = host_of(fetched.address) == host_of(actor)
    if fetched.status == _GONE and is_theirs:
        raise Gone
    if fetched.state != FetchState.OK or not is_theirs:
        raise Unreadable(f"the actor can't be read: {fetched.state}")
    return document(fetched.body)
