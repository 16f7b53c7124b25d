"""Which newsroom a request is about."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from taswib.people.newsroom import Newsroom


class NewsroomOfRequest:
    """Puts the newsroom on the request; it is looked up only when a page asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.newsroom = SimpleLazyObject(Newsroom.objects.home)  # type: ignore[attr-defined]
        return self.get_response(request)


def newsroom(request: HttpRequest) -> dict[str, object]:
    """The template's `newsroom`."""
    return {"newsroom": getattr(request, "newsroom", None)}
