"""Which newsroom a request is about: the one whose host it names. Nothing of another is found there."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from taswib.people.newsroom import Newsroom


class NewsroomOfRequest:
    """Puts the newsroom on the request; it is looked up only when a page asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.newsroom = SimpleLazyObject(lambda: Newsroom.objects.at(_host(request)))  # type: ignore[attr-defined]
        return self.get_response(request)


def _host(request: HttpRequest) -> str:
    try:
        return request.get_host()
    except DisallowedHost:  # answered elsewhere, by a page that is nobody's
        return ""


def newsroom(request: HttpRequest) -> dict[str, object]:
    """The template's `newsroom`."""
    return {"newsroom": getattr(request, "newsroom", None)}
