"""Answers for other servers: JSON, for everybody the same; nothing where the installation has no address of its own."""

import json
from collections.abc import Callable, Mapping
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from taswib.fediverse.names import JSON

View = Callable[..., HttpResponse]
CONTEXT = "https://www.w3.org/ns/activitystreams"
_KEPT = "public, max-age=180"


def answer(said: Mapping[str, object], content_type: str = JSON, status: int = 200) -> HttpResponse:
    """A document; its like is kept on the way for three minutes."""
    body = json.dumps(said, ensure_ascii=False)
    headers = {"Cache-Control": _KEPT, "Access-Control-Allow-Origin": "*"}
    response = HttpResponse(body, content_type=content_type, status=status, headers=headers)
    response.headers["Vary"] = "Accept"
    return response


def where_it_is_found(view: View) -> View:
    """404 where no other server could find the newsroom."""

    @wraps(view)
    def page(request: HttpRequest, **parts: object) -> HttpResponse:
        if not request.newsroom or not request.newsroom.address:  # type: ignore[attr-defined]
            raise Http404
        return view(request, **parts)

    return require_safe(page)
