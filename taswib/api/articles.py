"""Articles over HTTP: `PUT` one by its address, as often as one likes; `POST` that one changed."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.responses import Status

from taswib.api.door import Holder
from taswib.api.key import Key, Scope
from taswib.api.problem import Problem, spoken, unreadable
from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.given import Given
from taswib.archive.intake.lines import LONGEST_LINE, fields_of, read_fields
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.archive.pointing import ping
from taswib.archive.taking_in import Outcome, take_in
from taswib.desk.arrivals import arrived

router = Router(auth=Holder(Scope.ARTICLES), tags=["articles"])

_URL = {"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": 500}
_ARTICLE: dict[str, Any] = {
    "type": "object",
    "required": ["url"],
    "anyOf": [{"required": ["text"]}, {"required": ["title", "paragraphs"]}],
    "properties": {
        "url": _URL,
        "text": {
            "type": "string",
            "minLength": 1,
            "description": "headline, newline, paragraphs joined by newlines; kept as it is",
        },
        "title": {"type": "string", "minLength": 1},
        "paragraphs": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "source": {"type": "string", "description": "the outlet"},
        "author": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "edited_by": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
            "description": "who handled it before it came out: whoever of the staff is named can't judge reports on it",
        },
        "section": {"type": "string"},
        "published": {"type": "string", "description": "2026-11-22 or 2026-11-22T14:30+02:00"},
    },
}
_PING: dict[str, Any] = {
    "type": "object",
    "required": ["url"],
    "properties": {"url": _URL},
}


class Stored(Schema):
    """`article` is the path of its page here; `outcome` is new, changed or unchanged."""

    article: str
    outcome: str
    revision: int


class Noted(Schema):
    url: str


def _body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


@router.put("/articles", response={200: Stored, 201: Stored}, openapi_extra=_body(_ARTICLE), url_name="articles")
def put_article(request: HttpRequest) -> Status[dict[str, object]]:
    """Take an article in by its address: 201 where it is new, 200 where it is known, changed or not."""
    key: Key = request.auth  # type: ignore[attr-defined]
    now = timezone.now()
    with spoken(request):
        try:
            fields = _fields(request)
            if not fields.get("url"):
                raise Unreadable(Reason.FIELD, "url")
            incoming = read_fields(fields, Given(key.newsroom.zone, now))
        except Unreadable as refusal:
            raise unreadable(refusal) from None
    with transaction.atomic():
        taken = take_in(key.newsroom, incoming, now=now)
        arrived(taken, now)
    stored: dict[str, object] = {
        "article": f"/a/{taken.article.slug}",
        "outcome": taken.outcome.value,
        "revision": taken.revision.number,
    }
    return Status(201 if taken.outcome is Outcome.NEW else 200, stored)


@router.post("/pings", response={202: Noted}, openapi_extra=_body(_PING), url_name="pings")
def post_ping(request: HttpRequest) -> Status[dict[str, object]]:
    """Say that the page at this address is new or changed: it is read as soon as a watcher is free."""
    key: Key = request.auth  # type: ignore[attr-defined]
    with spoken(request):
        try:
            raw = _fields(request).get("url")
            if not isinstance(raw, str):
                raise Unreadable(Reason.FIELD, "url")
            address = normalised(raw)
        except Unreadable as refusal:
            raise unreadable(refusal) from None
    ping(key.newsroom, address, timezone.now())
    return Status(202, {"url": address})


def _fields(request: HttpRequest) -> dict[str, object]:
    """The object in the body, never more of it than an article may have. Raises Unreadable, Problem."""
    if request.content_type not in ("application/json", ""):
        raise Problem(415, "media_type", _("JSON is needed"), _("Send Content-Type: application/json."))
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_LINE:
        raise Unreadable(Reason.TOO_LARGE, LONGEST_LINE // 1_000_000)
    return fields_of(request.read(LONGEST_LINE + 1))
