"""Answers that scripts on other sites may read: the same for everybody, without a cookie, kept on the way."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

MINUTES = "public, max-age=120, stale-while-revalidate=86400"


def for_every_site(
    request: HttpRequest, body: bytes, content_type: str = "application/json", *, kept: str = MINUTES
) -> HttpResponse:
    """The body, or 304 to whom it is known."""
    etag = quote_etag(sha256(body).hexdigest()[:32])
    response = get_conditional_response(request, etag) or HttpResponse(body, content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = kept
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
