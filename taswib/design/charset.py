"""Which bytes a request may be written in."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class OnlyUtf8:
    """Refuses a request that names another charset: no form of ours asks for one, and some (UTF-7) decode to halves
    of characters, which no page can hold again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (request.encoding or "utf-8").lower() not in ("utf-8", "utf8"):
            request.encoding = "utf-8"  # so that the page that says so can read what it looks at
            raise BadRequest("another charset than UTF-8")
        return self.get_response(request)
