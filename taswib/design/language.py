"""The language of a page: the one chosen by the reader, Arabic until they choose."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

_COOKIE = "language"
_LANGUAGES = ("ar", "en")
_YEAR = 365 * 24 * 3600


class ChosenLanguage:
    """`?lang=en` chooses and is remembered; the browser's list is not asked: a link reads the same to all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang", "")
        language = next((one for one in (asked, request.COOKIES.get(_COOKIE, "")) if one in _LANGUAGES), "ar")
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if asked in _LANGUAGES:
            remember(response, asked, secure=request.is_secure())
        return response


def remember(response: HttpResponse, language: str, *, secure: bool) -> None:
    """In this browser, for a year."""
    response.set_cookie(_COOKIE, language, max_age=_YEAR, secure=secure, httponly=True, samesite="Lax")
