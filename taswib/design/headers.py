"""Headers that protect readers on every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

_OFF = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class PrivacyHeaders:
    """Answers are not stored anywhere unless a view says that they are public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", _OFF)
        patch_vary_headers(response, ["Cookie"])
        return response
