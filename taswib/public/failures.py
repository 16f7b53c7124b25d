"""Pages for when something went wrong. None of them asks the database, the session or a context processor."""

import sys
from dataclasses import dataclass

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from taswib.design.secret_fields import is_secret

_WAIT = 30
"""Seconds after which trying again makes sense: longer than the database is waited for."""
_PLUMBING = (
    "submission",
    "key",
    "revision",
    "prefix",
    "suffix",
    "kind",
    "passage",
    "edition",
    "altcha",
    "place",
    "keep_original",
    "subject",
    "rhythm",
    "language",
    "article",
)


@dataclass(frozen=True)
class Kept:
    """A field that was posted."""

    name: str
    words: str

    @property
    def is_secret(self) -> bool:
        return is_secret(self.name)

    @property
    def is_written(self) -> bool:
        """Whether a person wrote it, as far as its name tells."""
        return self.name not in _PLUMBING and not self.is_secret and bool(self.words.strip())


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token does not fit, mostly because its page stood open for too long."""
    return _page(
        request,
        403,
        _("This page stood open for too long"),
        _("Nothing was sent. Open the page again and send once more; what you had written is below."),
    )


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when what was sent is larger than all fields together may be."""
    if isinstance(exception, RequestDataTooBig):
        return _page(
            request,
            413,
            _("This is too much at once"),
            _("Nothing was sent. Go back: your words are still in the form. Shorten them, or send them in parts."),
        )
    return _page(
        request,
        400,
        _("This could not be read"),
        _("What your browser sent is damaged or incomplete, so nothing was stored. Go back and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this person."""
    return _page(
        request, 403, _("This is not open to you"), _("You may need to sign in with another role. Nothing was changed.")
    )


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(
        request,
        404,
        _("There is nothing at this address"),
        _("Perhaps it was typed wrongly or cut short. Articles and corrections keep their addresses: search the log."),
        newsroom=_whose(request),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 when it is the database that does not answer."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return _page(
        request,
        500,
        _("Something broke on our side"),
        _("It is not your fault, and it was noted. Try again in a while; what you had written is kept below."),
        again=True,
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 with what was typed, and a button that sends it again."""
    response = _page(
        request,
        503,
        _("Nothing can be stored right now"),
        _("The newsroom's server is busy or full. What you wrote is below: send it again in a minute."),
        again=True,
    )
    response.headers["Retry-After"] = str(_WAIT)
    return response


def _whose(request: HttpRequest) -> object:
    """The newsroom, for the head of a page that is read while the database may be away."""
    try:
        return getattr(request, "newsroom", None) or None
    except (DatabaseError, InterfaceError):
        return None


def _page(
    request: HttpRequest, status: int, title: str, line: str, *, again: bool = False, newsroom: object = None
) -> HttpResponse:
    fields = posted(request)
    context = {
        "request": request,
        "newsroom": newsroom,
        "status": status,
        "failure": title,
        "line": line,
        "written": [field for field in fields if field.is_written],
        # A code or a password has to be typed anew, so a form that held one can't be sent from here.
        "fields": fields if again and not any(_must_be_typed(field) for field in fields) else [],
    }
    return HttpResponse(render_to_string("public/failure.html", context), status=status)


def _must_be_typed(field: Kept) -> bool:
    return field.is_secret and field.name != "csrfmiddlewaretoken"


def posted(request: HttpRequest) -> list[Kept]:
    """Every field that was posted and can be read; none when the body itself is what is wrong."""
    try:
        pairs = [(name, words) for name, every in request.POST.lists() for words in every]
    except (UnreadablePostError, SuspiciousOperation, BadRequest, MultiPartParserError):
        return []
    return [Kept(_storable(name), _storable(words)) for name, words in pairs]


def _storable(words: str) -> str:
    """Without the halves of characters that can't be written into a page."""
    return words.encode("utf-8", "replace").decode()
