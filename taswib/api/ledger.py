"""The ledger for programs. Public: no key is needed. `taswib verify` takes the whole of it from /ledger/log.jsonl."""

from base64 import b64encode
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from taswib.api.paging import LARGEST, Limit
from taswib.api.problem import not_found
from taswib.ledger.entry import Entry
from taswib.ledger.log import Log

router = Router(tags=["ledger"])
First = Annotated[int, Query(ge=0, le=LARGEST, description="the index to begin with")]


class Head(Schema):
    """`checkpoint` is the latest signed note, with what its witnesses signed; keep it: the log can't be rewritten unseen."""

    origin: str
    key: str
    size: int
    checkpoint: str


class EntryLine(Schema):
    """`entry` is canonical JSON; `leaf` its RFC 9162 hash in base64."""

    index: int
    entry: str
    leaf: str


class EntryPage(Schema):
    items: list[EntryLine]
    next: int | None


@router.get("/ledger", response={200: Head}, url_name="ledger")
def ledger(request: HttpRequest) -> dict[str, object]:
    """The log's name, key, size and latest checkpoint."""
    log = _log(request)
    latest = log.checkpoints.order_by("-size").first()
    if latest is None:
        raise not_found(request)
    return {"origin": log.origin, "key": str(log.verifier), "size": latest.size, "checkpoint": latest.countersigned}


@router.get("/ledger/entries", response=EntryPage, url_name="ledger-entries")
def entries(request: HttpRequest, first: First = 0, limit: Limit = 50) -> dict[str, object]:
    """The log's entries from `first` on."""
    found = list(_log(request).entries.filter(index__gte=first).order_by("index")[: limit + 1])
    shown, more = found[:limit], found[limit:]
    return {"items": [_line(one) for one in shown], "next": more[0].index if more else None}


def _log(request: HttpRequest) -> Log:
    newsroom = request.newsroom  # type: ignore[attr-defined]
    found = Log.objects.filter(newsroom=newsroom).first() if newsroom else None
    if found is None:
        raise not_found(request)
    return found


def _line(one: Entry) -> dict[str, object]:
    return {"index": one.index, "entry": one.body, "leaf": b64encode(bytes(one.leaf)).decode()}
