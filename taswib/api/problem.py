"""What went wrong, as RFC 9457 has it: a title and a sentence in the caller's language, a reason for programs."""

import json
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from taswib.archive.intake.refusals import sentence
from taswib.archive.intake.unreadable import Reason, Unreadable

MEDIA_TYPE = "application/problem+json"
PROBLEM = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "reason"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "description": "in the caller's language"},
        "status": {"type": "integer"},
        "reason": {"type": "string", "description": "stays the same in every language and version"},
        "detail": {"type": "string", "description": "for people"},
    },
}
"""What `as_response` writes, as JSON Schema has it."""


@dataclass
class Problem(Exception):
    """`reason` stays the same in every language and version; `detail` is for people."""

    status: int
    reason: str
    title: str
    detail: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def as_response(self) -> HttpResponse:
        body = {"type": "about:blank", "title": self.title, "status": self.status, "reason": self.reason}
        if self.detail:
            body["detail"] = self.detail
        answer = HttpResponse(json.dumps(body, ensure_ascii=False), content_type=MEDIA_TYPE, status=self.status)
        for name, value in {"Content-Language": get_language() or "ar", **self.headers}.items():
            answer.headers[name] = value
        return answer


def not_found(request: HttpRequest) -> Problem:
    """What was asked for is not here."""
    with spoken(request):
        return Problem(404, "not_found", _("There is nothing at this address"))


def unreadable(refusal: Unreadable) -> Problem:
    """An article that can't be taken in, with the sentence that the command would print."""
    status = 413 if refusal.reason in (Reason.TOO_LARGE, Reason.LONG_TEXT) else 422
    return Problem(status, refusal.reason.value, _("The article can't be taken in"), sentence(refusal))


def spoken(request: HttpRequest) -> "override":
    """The caller's language: `?lang=`, else the first of Arabic and English that Accept-Language names, else Arabic."""
    asked = request.GET.get("lang", "") or request.headers.get("Accept-Language", "")
    named = [part.strip()[:2].lower() for part in asked[:200].split(",")]
    return override(next((one for one in named if one in ("ar", "en")), "ar"))
