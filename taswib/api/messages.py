"""Messages between newsrooms: another Taswib tells of a notice or answers one of ours; signed, so no key is needed.

`/answers` takes the same answers from a program that signs nothing and has a key with the scope instead.
"""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Schema

from taswib.api.door import Holder
from taswib.api.key import Scope
from taswib.api.problem import MEDIA_TYPE, Problem, not_found, spoken
from taswib.desk.partners.receiving import hear_answer, receive
from taswib.desk.partners.signing import Signed
from taswib.desk.partners.written import (
    FORMAT,
    LARGEST,
    MessageRefused,
    Reason,
    parsed_object,
    read_answer,
    read_message,
)

router = Router(tags=["partners"])

_STATUS = {
    Reason.SHAPE: 422, Reason.UNSIGNED: 401, Reason.STALE: 401, Reason.UNKNOWN_KEY: 403, Reason.FALSE_SIGNATURE: 401,
    Reason.NOT_PROVED: 422, Reason.UNKNOWN_MESSAGE: 422, Reason.ANSWER: 422,
}  # fmt: skip
_SAYS = {"type": "string", "enum": ["heard", "says_fixed", "refused"]}
_ANSWER: dict[str, Any] = {
    "type": "object",
    "required": ["message", "says"],
    "properties": {
        "message": {"type": "string", "maxLength": 40, "description": "the name of the message that is answered"},
        "says": _SAYS,
        "address": {"type": "string", "maxLength": 500, "description": "of the corrected page, on the partner's site"},
        "words": {"type": "string", "maxLength": 2000, "description": "to the desk; needed where it refuses"},
    },
}
_MESSAGE: dict[str, Any] = {
    "type": "object",
    "required": ["format", "type", "from"],
    "properties": {
        "format": {"const": FORMAT},
        "id": {"type": "string", "maxLength": 40},
        "type": {"type": "string", "pattern": r"^(notice\.(published|changed|withdrawn|copied)|answer)$"},
        "from": {
            "type": "object",
            "required": ["key"],
            "properties": {
                "name": {"type": "string", "maxLength": 200},
                "key": {"type": "string", "maxLength": 500, "description": "name+id+key, as its log's"},
                "site": {"type": "string", "maxLength": 500},
            },
        },
        "passages": {
            "type": "array",
            "maxItems": 40,
            "items": {
                "type": "object",
                "properties": {"was": {"type": "string"}, "now": {"type": "string"}},
            },
        },
        "proof": {"type": "object", "description": "taswib-proof/1 of the ledger's entry"},
        **_ANSWER["properties"],
    },
}


class Taken(Schema):
    """`taken` is true for a message that came before, too."""

    taken: bool


def _described(schema: dict[str, Any], *codes: int) -> dict[str, Any]:
    problem = {"description": "Problem", "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    return {
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": dict.fromkeys(codes, problem),
    }


@router.post("/messages", response={200: Taken}, openapi_extra=_described(_MESSAGE, 401, 403, 404), url_name="messages")
def post_message(request: HttpRequest) -> dict[str, object]:
    """Take a signed message of a partner's, in the headers of Standard Webhooks (`v1a`: Ed25519). See docs/partners.md."""
    newsroom = request.newsroom  # type: ignore[attr-defined]
    if newsroom is None:
        raise not_found(request)
    body = _body(request)
    try:
        receive(newsroom, read_message(body), Signed.of(request.headers), body, timezone.now())
    except MessageRefused as refused:
        raise _problem(request, refused) from None
    return {"taken": True}


@router.post(
    "/answers",
    response={200: Taken},
    auth=Holder(Scope.ANSWERS),
    openapi_extra=_described(_ANSWER),
    url_name="answers",
)
def post_answer(request: HttpRequest) -> dict[str, object]:
    """Answer a message: that it came, that the page is put right and where, or why it will not be changed."""
    body = _body(request)
    try:
        said = read_answer(parsed_object(body))
        hear_answer(request.newsroom, said, timezone.now())  # type: ignore[attr-defined]
    except MessageRefused as refused:
        raise _problem(request, refused) from None
    return {"taken": True}


def _body(request: HttpRequest) -> bytes:
    """What was sent, never more of it than a message may have. Raises Problem."""
    if request.content_type not in ("application/json", ""):
        with spoken(request):
            raise Problem(415, "media_type", _("JSON is needed"), _("Send Content-Type: application/json."))
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        with spoken(request):
            raise Problem(413, "too_large", _("The message can't be taken in"), f"{LARGEST}")
    return request.read(LARGEST + 1)


def _problem(request: HttpRequest, refused: MessageRefused) -> Problem:
    with spoken(request):
        told = {
            Reason.UNSIGNED: _("Sign it: webhook-id, webhook-timestamp and webhook-signature are missing."),
            Reason.STALE: _("It was signed more than five minutes ago, or this clock is wrong. Sign it again."),
            Reason.UNKNOWN_KEY: _(
                "The desk has not accepted this key yet. Send it again later: it is shown to the desk."
            ),
            Reason.FALSE_SIGNATURE: _("The signature is not by the key that the desk accepted."),
            Reason.UNKNOWN_MESSAGE: _("There is no message of this name."),
        }
        detail = told.get(refused.reason, refused.detail)
        headers = {"WWW-Authenticate": "Signature"} if _STATUS[refused.reason] == 401 else {}
        title = _("The message can't be taken in")
        return Problem(_STATUS[refused.reason], refused.reason.value, title, detail, headers)
