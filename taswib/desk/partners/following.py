"""Following a partner's own Taswib: its feed of corrections and its checkpoint are read, and each notice is proved.

A feed says only which entries to look at; what a notice says is what its log proves.
"""

import json
from datetime import datetime
from typing import Any

from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.fetching import Fetched, Wanted, fetch
from taswib.desk.partners.partner import Partner
from taswib.desk.partners.proving import NotProved, proved
from taswib.desk.partners.received import ReceivedNotice, keep
from taswib.desk.partners.receiving import seen_of
from taswib.proof import BadNote, Checkpoint, VerifierKey
from taswib.proof.verifying import verify

_MOST = 20
"""Entries that one reading proves; the next reading goes on."""


class NotFollowed(Exception):
    """The partner's log could not be read, or is another than the one that we saw; `fetched` where its server said so."""

    def __init__(self, detail: object, fetched: Fetched | None = None) -> None:
        super().__init__(str(detail))
        self.fetched = fetched


class EntryRefused(Exception):
    """What stands in one entry is not proved, or can't be taken in; the others may."""


def read_partner(partner: Partner, now: datetime) -> None:
    """Read what is new, and keep how it went. Never inside a transaction: it waits for a stranger."""
    key = partner.verifier
    if key is None:
        return
    try:
        etag, detail = _read(partner, key, now)
    except NotFollowed as refused:
        not_before = refused.fetched.retry_at if refused.fetched else None
        partner.was_not_read(str(refused), now, not_before=not_before)
    else:
        partner.was_read(etag, now, detail=detail)


def _read(partner: Partner, key: VerifierKey, now: datetime) -> tuple[str, str]:
    """The feed's ETag, "" where more of it is left, and why an entry could not be taken, which keeps no other back."""
    wanted = Wanted(etag=partner.etag, accept="application/feed+json", is_for_programs=True)
    feed = fetch(_at(partner, "/corrections.json"), wanted)
    if feed.state is FetchState.NOT_MODIFIED:
        return partner.etag, partner.detail
    entries = _entries(_object(_body(feed)))
    partner.checkpoint = _grown(partner, key)
    seen = seen_of(partner, key)
    known = set(ReceivedNotice.objects.filter(partner=partner, index__in=entries).values_list("index", flat=True))
    new, taken, refused = [index for index in entries if index not in known], 0, dict[int, str]()
    for index in new:
        if taken == _MOST or len(refused) == _MOST:
            return "", next(iter(refused.values()), "")
        try:
            _keep(partner, key, seen, index, now)
            taken += 1
        except EntryRefused as error:
            refused[index] = f"{index}: {error}"
    return feed.headers.get("etag", ""), next(iter(refused.values()), "")


def _grown(partner: Partner, key: VerifierKey) -> str:
    """Its latest checkpoint, once it is proved that the log only grew since the one that we saw."""
    note = _asked(partner, "/ledger/checkpoint").decode("utf-8", "replace")
    try:
        found, seen = Checkpoint.verified(note, key), seen_of(partner, key)
    except BadNote as error:
        raise NotFollowed(error) from None
    if seen is None or seen.size == 0 or (found.size, found.root) == (seen.size, seen.root):
        return note
    if found.size <= seen.size:
        raise NotFollowed(f"the log had {seen.size} entries when we saw it last, and is another of {found.size} now")
    bundle = _object(_asked(partner, f"/ledger/{found.size - 1}/proof.json?since={seen.size}"))
    verdict = verify([json.dumps(bundle)], key=key, seen=seen)
    failed = next((one for one in verdict.findings if not one.holds), None)
    if failed:
        raise NotFollowed(failed.why)
    return str(bundle["checkpoint"])


def _keep(partner: Partner, key: VerifierKey, seen: Checkpoint | None, index: int, now: datetime) -> None:
    bundle = _object(_asked(partner, f"/ledger/{index}/proof.json"))
    try:
        found = proved(bundle, key, seen)
    except NotProved as error:
        raise EntryRefused(error) from None
    if found["index"] != index:
        raise EntryRefused("it proved another entry than the one that was asked for")
    keep(partner, found, uid="", passages=[], now=now)


def _entries(feed: dict[str, Any]) -> list[int]:
    """The entries of the log that the feed names, the earliest first."""
    items = feed.get("items")
    named = [_object_or_empty(one).get("_taswib") for one in items[:200]] if isinstance(items, list) else []
    found = {_object_or_empty(one).get("entry") for one in named}
    return sorted(one for one in found if isinstance(one, int) and not isinstance(one, bool) and 0 <= one < 2**53)


def _asked(partner: Partner, path: str) -> bytes:
    return _body(fetch(_at(partner, path), Wanted(is_for_programs=True)))


def _body(fetched: Fetched) -> bytes:
    if fetched.state is not FetchState.OK:
        raise NotFollowed(f"{fetched.state} {fetched.detail}".strip(), fetched)
    return fetched.body


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise NotFollowed("it is not JSON") from None
    if not isinstance(found, dict):
        raise NotFollowed("it is not a JSON object")
    return found


def _object_or_empty(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _at(partner: Partner, path: str) -> str:
    return partner.site.rstrip("/") + path
