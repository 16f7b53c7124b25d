"""Answers for programs that ask again and again: written only for whom they are new, else 304."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

import taswib
from taswib.people.newsroom import Newsroom

_MOST = 64  # answers that a process keeps: a feed of fifty notices is some 150 kB
_KEPT: dict[str, bytes] = {}
_LOCK = Lock()
MINUTE, HOUR = "public, max-age=60", "public, max-age=3600"


def conditional(
    request: HttpRequest,
    seen: object,
    changed: datetime | None,
    write: Callable[[], bytes],
    content_type: str,
    kept: str = MINUTE,
) -> HttpResponse:
    """What `write` gives, or 304. `seen` is everything that it is written from, `changed` when any of it last did."""
    etag, moment = _tag(request, seen), int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, etag, moment) or HttpResponse(
        _kept(etag, write), content_type=content_type
    )
    response.headers["Cache-Control"] = kept
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["ETag"] = etag
    if moment:
        response.headers["Last-Modified"] = http_date(moment)
    return response


def forget() -> None:
    """Drop what this process kept: for tests, in which another newsroom has the same numbers and moments."""
    _KEPT.clear()


def _kept(etag: str, write: Callable[[], bytes]) -> bytes:
    """What was written under this tag by this process; the tag is another as soon as anything in it would be."""
    body = _KEPT.get(etag)
    if body is None:
        body = write()
        with _LOCK:
            while len(_KEPT) >= _MOST:
                del _KEPT[next(iter(_KEPT))]
            _KEPT[etag] = body
    return body


def _tag(request: HttpRequest, seen: object) -> str:
    """Another for everything that the answer is written from: a new headline changes it too, and no notice's date."""
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    ground = (taswib.__version__, request.build_absolute_uri(), get_language(), newsroom.name, newsroom.home)
    return quote_etag(sha256(repr((ground, seen)).encode()).hexdigest()[:32])
